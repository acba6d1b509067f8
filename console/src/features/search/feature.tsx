import { FileSearchOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { searchOfficeQuestion } from './questions.ts'

export const searchMenu: MenuEntry[] = [
  {
    group: 'publication',
    key: '/search',
    label: '站内搜索',
    icon: <FileSearchOutlined />,
    roles: ['disclosure_office'],
  },
]

export const searchScreens = [
  screen('/search', () => import('./search-page.tsx'), 'SearchOfficePage', searchOfficeQuestion()),
] as const
