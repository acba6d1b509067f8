import { LogoutOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import type { Me } from '@yangguang/server/contract/foundation/identity'
import { Button, Layout, Skeleton } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { Palette } from '../features/find/palette.tsx'
import { api, whenSignedOut } from '../lib/api.ts'
import { forgetItems } from '../lib/recent.ts'
import { forgetAllTyped } from '../lib/typed.ts'
import { EndedDialog } from './ended.tsx'
import { IdleWatch } from './idle-watch.tsx'
import { Navigation } from './navigation.tsx'
import { meQuery } from './session.ts'
import { SignInPage } from './sign-in.tsx'
import { FirstDay } from './tour.tsx'
import './shell.css'

const OneTimePage = lazy(async () => ({
  default: (await import('../features/account/one-time-page.tsx')).OneTimePage,
}))

/** The frame of every screen; asks to sign in first, and again over the page when the session has ended. */
export function Shell() {
  const me = useQuery(meQuery)
  const [ended, setEnded] = useState(false)
  const end = useCallback(() => setEnded(true), [])
  const goOn = useCallback(() => setEnded(false), [])
  const leave = useLeave()
  useEffect(() => whenSignedOut(end), [end])
  // No more than this of the address: the frame is not drawn anew with every screen.
  const oneTime = useRouterState({
    select: ({ location }) => (location.pathname === '/one-time' ? `#${location.hash}` : undefined),
  })
  // Another link opened in the same tab changes the hash alone, and is another person's.
  if (oneTime)
    return (
      <Suspense>
        <OneTimePage key={oneTime} />
      </Suspense>
    )
  if (me.isPending) return <Skeleton active style={{ padding: 48 }} />
  if (me.isError) return <SignInPage />
  return (
    <>
      <Frame me={me.data} onLeave={() => leave(me.data)} />
      {ended ? null : <IdleWatch onEnded={end} onLeave={() => leave(me.data)} />}
      <EndedDialog me={me.data} open={ended} onBack={goOn} />
    </>
  )
}

/** Signing out: nothing of the person stays behind in the browser. */
function useLeave(): (me: Me) => Promise<void> {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return async (me) => {
    forgetItems(me.id)
    forgetAllTyped()
    await api.remove('/session')
    queries.clear()
    await navigate({ to: '/' })
  }
}

function Frame({ me, onLeave }: { me: Me; onLeave: () => void }) {
  // What somebody else left unsent in this tab is not for whoever sits here now.
  useEffect(() => forgetAllTyped(me.id), [me.id])
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
        <Button type="text" icon={<LogoutOutlined />} onClick={onLeave} className="leave">
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
