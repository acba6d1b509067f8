import { FormOutlined } from '@ant-design/icons'
import { contentRoles, type MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'

export const requestsMenu: MenuEntry[] = [
  {
    group: 'requests',
    key: '/requests',
    label: '依申请公开',
    icon: <FormOutlined />,
    roles: contentRoles.filter((role) => role !== 'supervisor'),
  },
]

export const requestsScreens = [
  screen('/requests', () => import('./request-list.tsx'), 'RequestListPage'),
  screen('/requests/new', () => import('./register-page.tsx'), 'RegisterPage'),
  screen('/requests/$id', () => import('./request-page.tsx'), 'RequestPage'),
] as const
