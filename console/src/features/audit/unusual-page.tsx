import { useQuery } from '@tanstack/react-query'
import type { Unusual } from '@yangguang/server/contract/foundation/audit'
import { Table } from 'antd'
import { moment } from '../../lib/time.ts'
import { HelpButton } from '../../ui/help.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { unusualQuestion } from './questions.ts'

/** People who looked at unusually many persons; the threshold is the security administrator's. */
export function UnusualPage() {
  const found = useQuery({ ...unusualQuestion, refetchInterval: 60_000 })
  return (
    <>
      <PageHead title="异常查看" extra={<HelpButton topic="audit" />} />
      <Loaded query={found}>
        {({ hours, atLeast, exportsAtLeast, rows, misused }) => (
          <>
            <Misused rows={misused} />
            <h2 style={{ fontSize: 16 }}>查看个人信息和导出文件</h2>
            <p className="quiet">
              {hours} 小时内查看个人信息 {atLeast} 次以上，或者导出、下载文件 {exportsAtLeast}{' '}
              次以上的人员。次数由安全管理员在安全策略中设置。
            </p>
            <Table<Unusual['rows'][number]>
              rowKey={(row) => `${row.actorId} ${row.what}`}
              size="middle"
              dataSource={rows}
              pagination={false}
              locale={{ emptyText: <Nothing>没有异常查看。</Nothing> }}
              columns={[
                { title: '人员', dataIndex: 'name' },
                { title: '情形', dataIndex: 'what', render: (what: keyof typeof acts) => acts[what] },
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

const acts = { views: '查看个人信息', exports: '导出或者下载文件' } as const
const signs = { browser: '在另一个浏览器中出现', address: '在另一个网络地址出现' } as const

/** Sessions that were ended because their cookie was used by another browser, or from where the policy forbids it. */
function Misused({ rows }: { rows: Unusual['misused'] }) {
  return (
    <>
      <h2 style={{ fontSize: 16 }}>会话冒用</h2>
      <p className="quiet">七天内因凭证在别处出现而退出的会话。本人的待办里有修改密码的提醒。</p>
      <Table<Unusual['misused'][number]>
        rowKey="id"
        size="middle"
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: <Nothing>没有会话被冒用。</Nothing> }}
        columns={[
          { title: '人员', dataIndex: 'name' },
          { title: '情形', dataIndex: 'why', render: (why: keyof typeof signs) => signs[why] },
          { title: '时间', dataIndex: 'at', render: moment },
        ]}
      />
    </>
  )
}
