import { DatabaseOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { storageQuestion } from './questions.ts'

export const storageMenu: MenuEntry[] = [
  {
    group: 'administration',
    key: '/storage',
    label: '存储用量',
    icon: <DatabaseOutlined />,
    roles: ['system_admin'],
  },
]

export const storageScreens = [
  screen('/storage', () => import('./storage-page.tsx'), 'StoragePage', storageQuestion),
] as const
