import { ApartmentOutlined } from '@ant-design/icons'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { contentRoles, type MenuEntry } from '../../app/feature.ts'
import { asking, screen } from '../../app/root.ts'
import type { Question } from '../../lib/question.ts'
import { fulfilmentQuestion } from './questions.ts'

export const catalogueMenu: MenuEntry[] = [
  {
    group: 'publication',
    key: '/catalogue',
    label: '公开目录',
    icon: <ApartmentOutlined />,
    roles: contentRoles,
  },
]

const frame = screen('/catalogue', () => import('./catalogue-page.tsx'), 'CataloguePage')
const part = <Path extends string>(
  path: Path,
  load: () => Promise<Record<string, unknown>>,
  name: string,
  first?: Question,
) =>
  createRoute({
    getParentRoute: () => frame,
    path,
    component: lazyRouteComponent(load, name),
    loader: asking(first),
  })

export const catalogueScreens = [
  frame.addChildren([
    part('/', () => import('./map-page.tsx'), 'MapPage', fulfilmentQuestion()),
    part('/map', () => import('./map-page.tsx'), 'MapPage'),
    part('/counts', () => import('./counts-page.tsx'), 'CountsPage'),
    part('/clocks', () => import('./clocks-page.tsx'), 'ClocksPage'),
    part('/interpretation', () => import('./coverage-page.tsx'), 'CoveragePage'),
    part('/cleanup', () => import('./cleanup-page.tsx'), 'CleanupPage'),
    part('/links', () => import('./links-page.tsx'), 'LinksPage'),
    part('/items', () => import('./items-page.tsx'), 'ItemsPage'),
    part('/gazette', () => import('./gazette-page.tsx'), 'GazettePage'),
    part('/topics', () => import('./topics-page.tsx'), 'TopicsPage'),
    part('/columns', () => import('./columns-page.tsx'), 'ColumnsPage'),
    part('/import', () => import('./import-page.tsx'), 'ImportPage'),
    part('/releases', () => import('./releases-page.tsx'), 'ReleasesPage'),
    part('/withheld', () => import('./withheld-page.tsx'), 'WithheldPage'),
    part('/handover', () => import('./handover-page.tsx'), 'HandoverPage'),
    part('/numbering', () => import('./numbering-page.tsx'), 'NumberingPage'),
  ]),
] as const
