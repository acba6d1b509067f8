import type { SessionRowData } from '@yangguang/server/contract/foundation/identity'
import { Button, Card, Tag } from 'antd'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Table } from '../../ui/table.tsx'
import { browserName } from './browser-name.ts'

/** Where one is signed in; anything that is not oneself is ended here. */
export function OwnSessions({ sessions }: { sessions: readonly SessionRowData[] }) {
  const end = useAct((id: string) => api.remove(`/account/sessions/${id}`), {
    done: '该会话已退出',
    touches: [['account']],
  })
  return (
    <Card title="登录中的会话">
      <Refused error={end.error} />
      <Table<SessionRowData>
        rowKey="id"
        size="small"
        pagination={false}
        dataSource={[...sessions]}
        least="max-content"
        columns={[
          {
            title: '浏览器',
            dataIndex: 'agent',
            render: (agent: string, row) => (
              <>
                {browserName(agent)} {row.current ? <Tag color="#1b6e3c">本机</Tag> : null}
                <SeenFrom session={row} />
              </>
            ),
          },
          { title: '登录时间', dataIndex: 'since', render: moment },
          { title: '最近操作', dataIndex: 'lastSeen', render: moment },
          {
            title: '操作',
            dataIndex: 'id',
            render: (id: string, row) =>
              row.current ? null : (
                <Button type="link" danger onClick={() => end.mutate(id)} loading={end.isPending}>
                  退出
                </Button>
              ),
          },
        ]}
      />
      <p className="quiet">
        会话只在登录时的浏览器中有效，凭证在别的浏览器中出现时自动退出并提醒您。发现不认识的会话或者网络地址，请立即退出它并修改密码。
      </p>
    </Card>
  )
}

/** The address of the sign-in, and the others the session was used from. */
export function SeenFrom({ session }: { session: SessionRowData }) {
  return (
    <div className="quiet">
      {session.address}
      {session.addresses.length > 0 ? `，后来也在 ${session.addresses.join('、')} 使用` : ''}
    </div>
  )
}
