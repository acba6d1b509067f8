import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { CaseRow } from '@yangguang/server/contract/engagement/cases'
import { caseStateLabels } from '@yangguang/server/contract/engagement/cases'
import { Button, Input, Select, Space, Tag } from 'antd'
import type { ListSearch } from '../../app/root.ts'
import { useMe } from '../../app/session.ts'
import { deadline, moment } from '../../lib/time.ts'
import { cardLead, named, phoneCards } from '../../ui/phone-cards.ts'
import { Light, Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { casesQuestion, channelsQuestion } from './questions.ts'

/** Letters, questions and tickets of the person's bodies; what is due first stands first. */
export function CaseListPage() {
  const search: ListSearch & { channel?: string | undefined } = useSearch({ strict: false })
  const navigate = useNavigate()
  const me = useMe()
  const channels = useQuery(channelsQuestion)
  const go = (change: ListSearch) =>
    navigate({ to: '/cases', search: { ...search, page: undefined, ...change } })
  const list = useQuery(casesQuestion(search))
  const handles = me.roles.some((role) => ['information_officer', 'disclosure_office'].includes(role.role))
  return (
    <>
      <PageHead
        title="政民互动"
        extra={
          <Space>
            <Link to="/cases/figures">
              <Button>办理指标</Button>
            </Link>
            {handles ? (
              <Link to="/cases/new">
                <Button type="primary">登记来电来访</Button>
              </Link>
            ) : null}
          </Space>
        }
      />
      <div className="page-head">
        <Space wrap>
          <Select
            aria-label="状态"
            style={{ width: 160 }}
            value={search.state ?? ''}
            onChange={(state) => go({ state: state || undefined })}
            options={[
              { value: '', label: '全部状态' },
              { value: 'late', label: '已超期' },
              ...Object.entries(caseStateLabels).map(([value, label]) => ({ value, label })),
            ]}
          />
          <Select
            aria-label="渠道"
            style={{ width: 170 }}
            value={search.channel ?? ''}
            onChange={(channel) => go({ channel: channel || undefined })}
            options={[
              { value: '', label: '全部渠道' },
              ...(channels.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
        </Space>
        <Input.Search
          aria-label="按编号或者内容查找"
          placeholder="按编号或者内容查找"
          allowClear
          defaultValue={search.q ?? ''}
          onSearch={(q) => go({ q: q || undefined })}
          style={{ width: 280 }}
        />
      </div>
      <Loaded query={list}>
        {({ rows, total }) => (
          <Table<CaseRow>
            rowKey="id"
            dataSource={rows}
            size="middle"
            className={phoneCards}
            locale={{ emptyText: <Nothing>没有符合条件的来件。</Nothing> }}
            pagination={{
              current: search.page ?? 1,
              pageSize: 20,
              total,
              showSizeChanger: false,
              hideOnSinglePage: true,
              onChange: (page) => go({ page }),
            }}
            columns={[
              {
                title: '编号',
                dataIndex: 'number',
                width: 120,
                render: (number: string, row) => (
                  <Link to="/cases/$id" params={{ id: row.id }}>
                    {number}
                  </Link>
                ),
              },
              {
                title: '事由',
                dataIndex: 'title',
                className: cardLead,
                render: (title: string, row) => (
                  <>
                    {row.urgent ? <Tag color="#b3141a">紧急</Tag> : null}
                    {row.round > 1 ? <Tag>第{row.round}次办理</Tag> : null}
                    {title}
                  </>
                ),
              },
              { title: '渠道', responsive: ['xl'], dataIndex: 'channelName', width: 130 },
              { title: '类型', responsive: ['xl'], dataIndex: 'matter', width: 80 },
              { title: '办理单位', dataIndex: 'bodyName', width: '19%' },
              { title: '提交时间', responsive: ['xl'], dataIndex: 'submittedAt', width: 140, render: moment },
              {
                ...named('时限'),
                dataIndex: 'dueAt',
                width: 110,
                render: (due: string | null) => (due ? deadline(due) : '—'),
              },
              {
                title: '预警',
                dataIndex: 'light',
                width: 80,
                render: (light: CaseRow['light']) => <Light light={light} />,
              },
              {
                title: '状态',
                dataIndex: 'state',
                width: 90,
                render: (state: CaseRow['state']) => caseStateLabels[state],
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
