import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { RequestRow } from '@yangguang/server/contract/requests/requests'
import {
  applicantTypeLabels,
  channelLabels,
  requestStateLabels,
} from '@yangguang/server/contract/requests/requests'
import { Button, Input, Segmented } from 'antd'
import type { ListSearch } from '../../app/root.ts'
import { useMe } from '../../app/session.ts'
import { cardLead, named, phoneCards } from '../../ui/phone-cards.ts'
import { Light, Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { requestsQuestion } from './questions.ts'

export function RequestListPage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const me = useMe()
  const go = (change: ListSearch) =>
    navigate({ to: '/requests', search: { ...search, page: undefined, ...change } })
  const list = useQuery(requestsQuestion(search))
  const handles = me.roles.some((role) => ['information_officer', 'disclosure_office'].includes(role.role))
  return (
    <>
      <PageHead
        title="依申请公开"
        extra={
          handles ? (
            <Link to="/requests/new">
              <Button type="primary">登记申请</Button>
            </Link>
          ) : null
        }
      />
      <div className="page-head">
        <Segmented
          value={search.state ?? ''}
          onChange={(state) => go({ state: state || undefined })}
          options={[
            { value: '', label: '全部' },
            ...Object.entries(requestStateLabels).map(([value, label]) => ({ value, label })),
          ]}
        />
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
          <Table<RequestRow>
            rowKey="id"
            dataSource={rows}
            size="middle"
            className={phoneCards}
            tableLayout="fixed"
            locale={{ emptyText: <Nothing>没有符合条件的申请。</Nothing> }}
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
                width: 180,
                render: (number: string, row) => (
                  <Link to="/requests/$id" params={{ id: row.id }}>
                    {number}
                  </Link>
                ),
              },
              {
                title: '申请内容',
                dataIndex: 'asked',
                className: cardLead,
                render: (text: string) => (
                  <span className="two-lines" title={text}>
                    {text}
                  </span>
                ),
              },
              {
                title: '申请人',
                dataIndex: 'applicantType',
                // What a narrow screen leaves out stands on the page of the request.
                responsive: ['xl'],
                width: 120,
                render: (type: RequestRow['applicantType']) => applicantTypeLabels[type],
              },
              {
                title: '渠道',
                dataIndex: 'channel',
                responsive: ['xl'],
                width: 120,
                render: (channel: RequestRow['channel']) => channelLabels[channel],
              },
              {
                ...named('收到'),
                title: '收到日期',
                dataIndex: 'receivedOn',
                width: 110,
                render: (day: string | null) => day ?? '待确认',
              },
              {
                ...named('期限'),
                title: '答复期限',
                dataIndex: 'dueOn',
                width: 110,
                render: (day: string | null) => day ?? '—',
              },
              {
                title: '预警',
                dataIndex: 'light',
                width: 80,
                render: (light: RequestRow['light']) => <Light light={light} />,
              },
              {
                title: '状态',
                dataIndex: 'state',
                width: 90,
                render: (state: RequestRow['state']) => requestStateLabels[state],
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
