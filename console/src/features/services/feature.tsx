import { SolutionOutlined } from '@ant-design/icons'
import { contentRoles, type MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { servicesQuestion } from './questions.ts'

export const servicesMenu: MenuEntry[] = [
  {
    group: 'publication',
    key: '/services',
    label: '办事服务',
    icon: <SolutionOutlined />,
    roles: contentRoles,
  },
]

export const servicesScreens = [
  screen(
    '/services',
    () => import('./service-list.tsx'),
    'ServiceListPage',
    (ask, search) => ask(servicesQuestion(search)),
  ),
  screen('/services/new', () => import('./service-editor.tsx'), 'NewServicePage'),
  screen('/services/$id', () => import('./service-page.tsx'), 'ServicePage'),
] as const
