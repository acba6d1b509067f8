import { createRouter } from '@tanstack/react-router'
import { Result } from 'antd'
import { screens } from './features.ts'
import { root } from './root.ts'
import { Shell } from './shell.tsx'

root.update({
  component: Shell,
  notFoundComponent: () => <Result status="404" title="没有找到这个页面" subTitle="请从左侧菜单重新进入。" />,
})

export const router = createRouter({
  routeTree: root.addChildren([...screens]),
  basepath: '/console',
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
