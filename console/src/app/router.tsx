import { createRouter } from '@tanstack/react-router'
import { screens } from './features.ts'
import { FailedPage, NotFoundPage } from './lost.tsx'
import { root } from './root.ts'
import { Shell } from './shell.tsx'

root.update({ component: Shell, notFoundComponent: NotFoundPage })

export const router = createRouter({
  routeTree: root.addChildren([...screens]),
  basepath: '/console',
  defaultPreload: 'intent',
  defaultErrorComponent: FailedPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
