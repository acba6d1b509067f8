import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ProposalRow } from '@yangguang/server/contract/foundation/identity'
import { Button, Space } from 'antd'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { proposalsQuestion } from './questions.ts'
import { reachLabels } from './rights.tsx'

/** Rights proposed by the system administrator: they hold only once granted here. */
export function ProposalsPage() {
  const proposals = useQuery(proposalsQuestion)
  const decide = useAct(
    ({ id, verdict }: { id: string; verdict: 'granted' | 'refused' }) =>
      api.post(`/rights/proposals/${id}`, { verdict }),
    { done: '已处理', touches: [['proposals'], ['people']] },
  )
  return (
    <>
      <PageHead title="授权审批">
        <p className="quiet">系统管理员提出，安全管理员批准后生效；同一人不能既提出又批准。</p>
      </PageHead>
      <Refused error={decide.error} />
      <Loaded query={proposals}>
        {(rows) => (
          <Table<ProposalRow>
            rowKey="id"
            size="middle"
            dataSource={rows}
            least="max-content"
            locale={{ emptyText: <Nothing>没有待批准的授权。</Nothing> }}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              {
                title: '人员',
                dataIndex: 'accountName',
                render: (name: string, row) => (
                  <Link to="/people/$id" params={{ id: row.accountId }}>
                    {name}（{row.accountLogin}）
                  </Link>
                ),
              },
              { title: '岗位', dataIndex: 'roleLabel' },
              { title: '机关', dataIndex: 'bodyName' },
              {
                title: '范围',
                dataIndex: 'reach',
                render: (reach: ProposalRow['reach']) => reachLabels[reach],
              },
              { title: '提出人', dataIndex: 'proposedByName' },
              { title: '提出时间', dataIndex: 'proposedAt', render: moment },
              {
                title: '操作',
                dataIndex: 'id',
                render: (id: string) => (
                  <Space>
                    <Button
                      size="small"
                      type="primary"
                      onClick={() => decide.mutate({ id, verdict: 'granted' })}
                    >
                      批准
                    </Button>
                    <Button size="small" onClick={() => decide.mutate({ id, verdict: 'refused' })}>
                      驳回
                    </Button>
                  </Space>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
