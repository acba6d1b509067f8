import { useQuery } from '@tanstack/react-query'
import type { Unusual } from '@yangguang/server/contract/foundation/audit'
import { Table } from 'antd'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'

/** People who looked at unusually many persons; the threshold is the security administrator's. */
export function UnusualPage() {
  const found = useQuery({
    queryKey: ['audit', 'unusual'],
    queryFn: () => api.get<Unusual>('/audit/unusual'),
    refetchInterval: 60_000,
  })
  return (
    <>
      <PageHead title="异常查看" />
      <Loaded query={found}>
        {({ hours, atLeast, rows }) => (
          <>
            <p className="quiet">
              {hours} 小时内查看个人信息 {atLeast} 次以上的人员。次数由安全管理员在安全策略中设置。
            </p>
            <Table<Unusual['rows'][number]>
              rowKey="actorId"
              size="middle"
              dataSource={rows}
              pagination={false}
              locale={{ emptyText: <Nothing>没有异常查看。</Nothing> }}
              columns={[
                { title: '人员', dataIndex: 'name' },
                { title: '次数', dataIndex: 'count' },
                { title: '最近一次', dataIndex: 'last', render: moment },
              ]}
            />
          </>
        )}
      </Loaded>
    </>
  )
}
