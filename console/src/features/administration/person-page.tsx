import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { PersonRow, SessionRowData } from '@yangguang/server/contract/foundation/identity'
import { Button, Card, Descriptions, Form, Input, Popconfirm, Space, Typography } from 'antd'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { browserName } from '../account/browser-name.ts'
import { SeenFrom } from '../account/own-sessions.tsx'
import { BodySelect } from './body-select.tsx'
import { help } from './help.ts'
import { AccountState } from './people-page.tsx'
import { Anyway, Rights } from './rights.tsx'

/** One account: what the system administrator may do about it, and what only the security administrator may. */
export function PersonPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const me = useMe()
  const is = (name: string) => me.roles.some(({ role }) => role === name)
  const person = useQuery({ queryKey: ['people', id], queryFn: () => api.get<PersonRow>(`/people/${id}`) })
  return (
    <Loaded query={person}>
      {(one) => (
        <>
          <PageHead title={one.name} extra={<AccountState person={one} />}>
            <Link to="/people">返回人员列表</Link>
          </PageHead>
          <div className="cards">
            <Card title="账号">
              <Descriptions
                column={1}
                size="small"
                items={[
                  { key: 'login', label: '用户名', children: one.login },
                  { key: 'title', label: '职务', children: one.title || '—' },
                  { key: 'body', label: '所在机关', children: one.bodyName },
                  { key: 'second', label: '第二验证方式', children: one.secondFactor ? '已登记' : '未登记' },
                  {
                    key: 'last',
                    label: '最近登录',
                    children: one.lastSignInAt ? moment(one.lastSignInAt) : '从未登录',
                  },
                ]}
              />
              {is('system_admin') ? <StateButton person={one} /> : null}
            </Card>
            <Rights person={one} proposes={is('system_admin')} revokes={is('security_admin')} />
            {is('system_admin') ? (
              <>
                <LinkCode person={one} />
                <ChangePerson person={one} />
              </>
            ) : null}
            {is('security_admin') ? (
              <>
                <Keys person={one} />
                <Sessions id={id} />
              </>
            ) : null}
          </div>
        </>
      )}
    </Loaded>
  )
}

function StateButton({ person }: { person: PersonRow }) {
  const next = person.state === 'active' ? 'disabled' : 'active'
  const change = useAct(
    (anyway: boolean) => api.post(`/people/${person.id}/state`, { state: next, anyway }),
    { done: next === 'active' ? '账号已启用' : '账号已停用，会话已退出', touches: [['people']] },
  )
  return (
    <div style={{ marginTop: 12 }}>
      <Refused error={change.error} />
      <Anyway error={change.error} act="停用" onConfirm={() => change.mutate(true)} />
      <Popconfirm
        title={next === 'disabled' ? '停用后立即退出登录，确定停用？' : '确定启用该账号？'}
        onConfirm={() => change.mutate(false)}
      >
        <Button danger={next === 'disabled'} loading={change.isPending}>
          {next === 'disabled' ? '停用账号' : '启用账号'}
        </Button>
      </Popconfirm>
    </div>
  )
}

function ChangePerson({ person }: { person: PersonRow }) {
  const save = useAct((input: object) => api.put(`/people/${person.id}`, input), {
    done: '已保存',
    touches: [['people']],
  })
  return (
    <Card title="修改信息">
      <Form
        layout="vertical"
        initialValues={{ name: person.name, title: person.title, bodyId: person.bodyId }}
        onFinish={(input) => save.mutate(input)}
      >
        <Refused error={save.error} />
        <div className="row">
          <Form.Item
            name="name"
            label={<LabelWithHelp {...help.personName}>姓名</LabelWithHelp>}
            rules={[{ required: true, message: '请填写姓名' }]}
          >
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="title" label={<LabelWithHelp {...help.personTitle}>职务</LabelWithHelp>}>
            <Input maxLength={60} />
          </Form.Item>
        </div>
        <Form.Item
          name="bodyId"
          label={<LabelWithHelp {...help.personBody}>所在机关</LabelWithHelp>}
          rules={[{ required: true, message: '请选择所在机关' }]}
        >
          <BodySelect />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
      </Form>
    </Card>
  )
}

/** The security administrator's: a one-time link, unlocking, and clearing lost factors. */
function Keys({ person }: { person: PersonRow }) {
  const link = useAct(() => api.post<{ path: string; expiresAt: string }>(`/people/${person.id}/link`), {
    touches: [],
  })
  const unlock = useAct(() => api.post(`/people/${person.id}/unlock`), {
    done: '已解锁',
    touches: [['people']],
  })
  const reset = useAct(() => api.remove(`/people/${person.id}/factors`), {
    done: '第二验证方式已清除',
    touches: [['people']],
  })
  return (
    <Card title="密码和验证方式">
      <Refused error={link.error ?? unlock.error ?? reset.error} />
      <Space wrap>
        <Button type="primary" onClick={() => link.mutate()} loading={link.isPending}>
          发放一次性链接
        </Button>
        {person.locked ? (
          <Button onClick={() => unlock.mutate()} loading={unlock.isPending}>
            解锁
          </Button>
        ) : null}
        {person.secondFactor ? (
          <Popconfirm title="清除后该人员须重新登记，确定清除？" onConfirm={() => reset.mutate()}>
            <Button danger>清除第二验证方式</Button>
          </Popconfirm>
        ) : null}
      </Space>
      {link.data ? (
        <div style={{ marginTop: 12 }}>
          <p>
            请当面或者通过可靠渠道把下面的链接交给 {person.name}，{moment(link.data.expiresAt)}{' '}
            前有效，只能使用一次，关闭页面后不再显示。打开后还须填写由系统管理员提供的领取码：
          </p>
          <Typography.Text code copyable style={{ wordBreak: 'break-all' }}>
            {`${location.origin}${link.data.path}`}
          </Typography.Text>
        </div>
      ) : null}
    </Card>
  )
}

/** The system administrator's half of a one-time link: without it the security administrator could sign in as anybody. */
function LinkCode({ person }: { person: PersonRow }) {
  const look = useAct(() => api.post<{ code: string; expiresAt: string }>(`/people/${person.id}/link/code`), {
    touches: [],
  })
  return (
    <Card title="一次性链接的领取码">
      <p className="quiet">
        安全管理员发放一次性链接后，请核实本人身份，把领取码告诉 {person.name}。查看领取码记入账本。
      </p>
      <Refused error={look.error} />
      <Button onClick={() => look.mutate()} loading={look.isPending}>
        查看领取码
      </Button>
      {look.data ? (
        <p style={{ margin: '12px 0 0' }}>
          <Typography.Text code copyable style={{ fontSize: 18, letterSpacing: 2 }}>
            {look.data.code}
          </Typography.Text>
          <span className="quiet">　{moment(look.data.expiresAt)} 前有效</span>
        </p>
      ) : null}
    </Card>
  )
}

function Sessions({ id }: { id: string }) {
  const sessions = useQuery({
    queryKey: ['sessions', id],
    queryFn: () => api.get<SessionRowData[]>(`/people/${id}/sessions`),
  })
  const end = useAct(() => api.remove(`/people/${id}/sessions`), {
    done: '全部会话已退出',
    touches: [['sessions', id]],
  })
  return (
    <Card
      title="登录中的会话"
      extra={
        (sessions.data?.length ?? 0) > 0 ? (
          <Popconfirm title="该人员须重新登录，确定全部退出？" onConfirm={() => end.mutate()}>
            <Button danger loading={end.isPending}>
              全部退出
            </Button>
          </Popconfirm>
        ) : null
      }
    >
      <Loaded query={sessions}>
        {(rows) => (
          <Table<SessionRowData>
            rowKey="id"
            size="small"
            pagination={false}
            dataSource={rows}
            locale={{ emptyText: <Nothing>没有登录中的会话。</Nothing> }}
            columns={[
              { title: '浏览器', dataIndex: 'agent', render: browserName },
              { title: '网络地址', key: 'address', render: (_, row) => <SeenFrom session={row} /> },
              { title: '最近操作', dataIndex: 'lastSeen', render: moment },
            ]}
          />
        )}
      </Loaded>
    </Card>
  )
}
