import { LogoutOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import type { Me } from '@yangguang/server/contract/foundation/identity'
import { Button, Layout, Modal, Skeleton } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Palette } from '../features/find/palette.tsx'
import { api, whenSignedOut } from '../lib/api.ts'
import { forgetItems } from '../lib/recent.ts'
import { Navigation } from './navigation.tsx'
import { meQuery } from './session.ts'
import { SignInForm, SignInPage } from './sign-in.tsx'
import { FirstDay } from './tour.tsx'
import './shell.css'

const OneTimePage = lazy(async () => ({
  default: (await import('../features/account/one-time-page.tsx')).OneTimePage,
}))

/** The frame of every screen; asks to sign in first, and again over the page when the session has ended. */
export function Shell() {
  const me = useQuery(meQuery)
  const [ended, setEnded] = useState(false)
  useEffect(() => whenSignedOut(() => setEnded(true)), [])
  const path = useRouterState({ select: (state) => state.location.pathname })
  if (path === '/one-time')
    return (
      <Suspense>
        <OneTimePage />
      </Suspense>
    )
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
  const signOut = async () => {
    forgetItems(me.id)
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
        <Palette me={me} />
        <FirstDay me={me} />
        <span className="who">
          {me.bodyName}　{me.name}（{me.roles.map((role) => role.label).join('、')}）
        </span>
        <Button type="text" icon={<LogoutOutlined />} onClick={signOut} className="leave">
          退出
        </Button>
      </Layout.Header>
      <Layout>
        <Layout.Sider className="side" width={190} breakpoint="lg" collapsedWidth={56} theme="light">
          <Navigation me={me} />
        </Layout.Sider>
        <Layout.Content id="content" tabIndex={-1} className="content" role="main">
          <Outlet />
        </Layout.Content>
      </Layout>
    </Layout>
  )
}
