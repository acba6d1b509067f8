import { useQuery } from '@tanstack/react-query'
import type { EmergencyRow } from '@yangguang/server/contract/foundation/identity'
import { Button, Space, Tag } from 'antd'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { emergenciesQuestion } from './questions.ts'

/** Break-glass: one person asks, another grants, and it ends by itself. */
export function EmergenciesPage() {
  const emergencies = useQuery({ ...emergenciesQuestion, refetchInterval: 30_000 })
  const decide = useAct(
    ({ id, verdict }: { id: string; verdict: 'granted' | 'refused' }) =>
      api.post(`/emergencies/${id}`, { verdict }),
    { done: '已处理', touches: [['emergencies']] },
  )
  return (
    <>
      <PageHead title="紧急授权">
        <p className="quiet">批准后 4 小时内有效，到时自动收回；申请、批准和期间的每一项操作都记入账本。</p>
      </PageHead>
      <Refused error={decide.error} />
      <Loaded query={emergencies}>
        {(rows) => (
          <Table<EmergencyRow>
            rowKey="id"
            size="middle"
            dataSource={rows}
            locale={{ emptyText: <Nothing>没有紧急授权的申请。</Nothing> }}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              {
                title: '申请人和岗位',
                dataIndex: 'accountName',
                width: 120,
                render: (name: string, row) => (
                  <>
                    {name}
                    <div className="quiet">{row.roleLabel}</div>
                  </>
                ),
              },
              { title: '机关', dataIndex: 'bodyName' },
              { title: '紧急情况', dataIndex: 'reason', width: '28%' },
              { title: '申请时间', dataIndex: 'askedAt', render: moment, width: 150 },
              {
                title: '结果',
                dataIndex: 'verdict',
                width: 190,
                render: (verdict: EmergencyRow['verdict'], row) =>
                  verdict === null ? (
                    <Space>
                      <Button
                        size="small"
                        type="primary"
                        loading={decide.isPending}
                        onClick={() => decide.mutate({ id: row.id, verdict: 'granted' })}
                      >
                        批准
                      </Button>
                      <Button
                        size="small"
                        disabled={decide.isPending}
                        onClick={() => decide.mutate({ id: row.id, verdict: 'refused' })}
                      >
                        驳回
                      </Button>
                    </Space>
                  ) : verdict === 'granted' ? (
                    <>
                      <Tag color="#8a5300">{row.decidedByName} 批准</Tag>
                      <div className="quiet">{moment(row.expiresAt)} 失效</div>
                    </>
                  ) : (
                    <Tag>{row.decidedByName} 驳回</Tag>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
