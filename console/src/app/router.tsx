import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Result } from 'antd'
import { Shell } from './shell.tsx'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: () => <Result status="404" title="没有找到这个页面" subTitle="请从左侧菜单重新进入。" />,
})

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
const number = (value: unknown): number | undefined =>
  Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined

/** Filters live in the address, so that a list can be shared and gone back to. */
export interface ListSearch {
  state?: string | undefined
  q?: string | undefined
  page?: number | undefined
  year?: number | undefined
  channel?: string | undefined
}
const listSearch = (search: Record<string, unknown>): ListSearch => ({
  state: text(search.state),
  q: text(search.q),
  page: number(search.page),
  year: number(search.year),
  channel: text(search.channel),
})

const at = <Path extends string>(path: Path, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load, name),
    validateSearch: listSearch,
  })

const tree = root.addChildren([
  at('/', () => import('../features/inbox/inbox-page.tsx'), 'InboxPage'),
  at('/documents', () => import('../features/documents/document-list.tsx'), 'DocumentListPage'),
  at('/documents/new', () => import('../features/documents/document-editor.tsx'), 'NewDocumentPage'),
  at('/documents/$id', () => import('../features/documents/document-page.tsx'), 'DocumentPage'),
  at('/documents/$id/edit', () => import('../features/documents/document-editor.tsx'), 'EditDocumentPage'),
  at('/requests', () => import('../features/requests/request-list.tsx'), 'RequestListPage'),
  at('/requests/new', () => import('../features/requests/register-page.tsx'), 'RegisterPage'),
  at('/requests/$id', () => import('../features/requests/request-page.tsx'), 'RequestPage'),
  at('/cases', () => import('../features/cases/case-list.tsx'), 'CaseListPage'),
  at('/cases/new', () => import('../features/cases/register-case.tsx'), 'RegisterCasePage'),
  at('/cases/figures', () => import('../features/cases/figures-page.tsx'), 'CaseFiguresPage'),
  at('/cases/channels', () => import('../features/cases/channels-page.tsx'), 'ChannelsPage'),
  at('/cases/$id', () => import('../features/cases/case-page.tsx'), 'CasePage'),
  at('/reports', () => import('../features/annual-report/report-list.tsx'), 'ReportListPage'),
  at('/reports/$id', () => import('../features/annual-report/report-page.tsx'), 'ReportPage'),
])

export const router = createRouter({
  routeTree: tree,
  basepath: '/console',
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
