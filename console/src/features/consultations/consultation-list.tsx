import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ConsultationRow } from '@yangguang/server/contract/engagement/consultations'
import {
  consultationKindLabels,
  consultationStateLabels,
} from '@yangguang/server/contract/engagement/consultations'
import { Button, Select, Tag } from 'antd'
import type { ListSearch } from '../../app/root.ts'
import { useMe } from '../../app/session.ts'
import { Light, Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { consultationsQuestion } from './questions.ts'

export const mayWork = (roles: readonly { role: string }[]): boolean =>
  roles.some(({ role }) => ['information_officer', 'disclosure_office'].includes(role))

/** The consultations of the person's bodies; drafts and open ones first. */
export function ConsultationListPage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const me = useMe()
  const list = useQuery(consultationsQuestion(search))
  return (
    <>
      <PageHead
        title="意见征集"
        extra={
          mayWork(me.roles) ? (
            <Link to="/consultations/new">
              <Button type="primary">起草意见征集</Button>
            </Link>
          ) : null
        }
      />
      <Select
        aria-label="状态"
        style={{ width: 160, marginBottom: 16 }}
        value={search.state ?? ''}
        onChange={(state) => navigate({ to: '/consultations', search: { state: state || undefined } })}
        options={[
          { value: '', label: '全部状态' },
          ...Object.entries(consultationStateLabels).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Loaded query={list}>
        {({ rows, total }) => (
          <Table<ConsultationRow>
            rowKey="id"
            size="middle"
            dataSource={rows}
            least={760}
            locale={{ emptyText: <Nothing>没有符合条件的意见征集。</Nothing> }}
            pagination={{
              current: search.page ?? 1,
              pageSize: 20,
              total,
              showSizeChanger: false,
              hideOnSinglePage: true,
              onChange: (page) => navigate({ to: '/consultations', search: { ...search, page } }),
            }}
            columns={[
              {
                title: '标题',
                dataIndex: 'title',
                render: (title: string, row) => (
                  <Link to="/consultations/$id" params={{ id: row.id }}>
                    {title}
                  </Link>
                ),
              },
              {
                title: '类别',
                responsive: ['xl'],
                dataIndex: 'kind',
                width: 150,
                render: (kind: ConsultationRow['kind']) => consultationKindLabels[kind],
              },
              { title: '单位', responsive: ['xl'], dataIndex: 'bodyName', width: 200, ellipsis: true },
              {
                title: '状态',
                dataIndex: 'state',
                width: 90,
                render: (state: ConsultationRow['state']) => <Tag>{consultationStateLabels[state]}</Tag>,
              },
              {
                title: '征集时间',
                key: 'days',
                width: 130,
                className: 'unbroken',
                render: (_, row) => (
                  <>
                    {row.opensOn ?? '未公布'} 至
                    <br />
                    {row.closesOn}
                  </>
                ),
              },
              {
                title: '意见',
                key: 'comments',
                width: 110,
                align: 'right',
                render: (_, row) =>
                  row.pending > 0 ? (
                    <>
                      {row.comments}
                      <div className="quiet">待审{row.pending}</div>
                    </>
                  ) : (
                    row.comments
                  ),
              },
              {
                title: '反馈时限',
                key: 'due',
                width: 170,
                render: (_, row) =>
                  row.state === 'closed' ? (
                    <>
                      {row.feedbackDue} <Light light={row.light} />
                    </>
                  ) : (
                    '—'
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
