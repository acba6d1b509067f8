import {
  BranchesOutlined,
  CommentOutlined,
  FileTextOutlined,
  FormOutlined,
  InboxOutlined,
  LogoutOutlined,
  TableOutlined,
} from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import type { Me } from '@yangguang/server/contract/foundation/identity'
import type { InboxRow } from '@yangguang/server/contract/foundation/worklist'
import { Badge, Button, Layout, Menu, Modal, Skeleton } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { api, whenSignedOut } from '../lib/api.ts'
import { meQuery } from './session.ts'
import { SignInForm, SignInPage } from './sign-in.tsx'
import './shell.css'

const content = [
  'information_officer',
  'section_head',
  'deputy_head',
  'chief',
  'disclosure_office',
  'supervisor',
]

const entries: readonly {
  key: string
  label: string
  icon: ReactNode
  roles: readonly string[] | 'everybody'
}[] = [
  { key: '/', label: '待办事项', icon: <InboxOutlined />, roles: 'everybody' },
  { key: '/documents', label: '信息发布', icon: <FileTextOutlined />, roles: content },
  { key: '/requests', label: '依申请公开', icon: <FormOutlined />, roles: content.slice(0, 5) },
  { key: '/cases', label: '政民互动', icon: <CommentOutlined />, roles: content },
  { key: '/cases/channels', label: '互动渠道', icon: <BranchesOutlined />, roles: ['system_admin'] },
  { key: '/reports', label: '年度报告', icon: <TableOutlined />, roles: content.slice(1) },
]

/** The frame of every screen; asks to sign in first, and again over the page when the session has ended. */
export function Shell() {
  const me = useQuery(meQuery)
  const [ended, setEnded] = useState(false)
  useEffect(() => whenSignedOut(() => setEnded(true)), [])
  if (me.isPending) return <Skeleton active style={{ padding: 48 }} />
  if (me.isError) return <SignInPage />
  return (
    <>
      <Frame me={me.data} />
      <Modal title="登录已过期，请重新登录" open={ended} footer={null} closable={false} destroyOnHidden>
        <p>您填写的内容仍在页面上。</p>
        <SignInForm onDone={() => setEnded(false)} />
      </Modal>
    </>
  )
}

function Frame({ me }: { me: Me }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const inbox = useQuery({
    queryKey: ['inbox'],
    queryFn: () => api.get<InboxRow[]>('/inbox'),
    refetchInterval: 60_000,
  })
  const held = me.roles.map((role) => role.role)
  const shown = entries.filter(
    (entry) => entry.roles === 'everybody' || entry.roles.some((role) => held.includes(role)),
  )
  const current = [...shown].reverse().find((entry) => path === entry.key || path.startsWith(`${entry.key}/`))
  const signOut = async () => {
    await api.remove('/session')
    queries.clear()
    await navigate({ to: '/' })
  }
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip" href="#content">
        跳到主要内容
      </a>
      <Layout.Header className="bar">
        <Link to="/" className="brand">
          阳光政务公开工作台
        </Link>
        <span className="who">
          {me.bodyName}　{me.name}（{me.roles.map((role) => role.label).join('、')}）
        </span>
        <Button type="text" icon={<LogoutOutlined />} onClick={signOut} className="leave">
          退出
        </Button>
      </Layout.Header>
      <Layout>
        <Layout.Sider width={190} breakpoint="lg" collapsedWidth={56} theme="light">
          <nav aria-label="主菜单">
            <Menu
              mode="inline"
              selectedKeys={current ? [current.key] : []}
              items={shown.map((entry) => ({
                key: entry.key,
                icon: entry.icon,
                label: (
                  <Link to={entry.key}>
                    {entry.label}
                    {entry.key === '/' ? (
                      <Badge count={inbox.data?.length ?? 0} size="small" style={{ marginLeft: 8 }} />
                    ) : null}
                  </Link>
                ),
              }))}
            />
          </nav>
        </Layout.Sider>
        <Layout.Content id="content" tabIndex={-1} className="content" role="main">
          <Outlet />
        </Layout.Content>
      </Layout>
    </Layout>
  )
}
