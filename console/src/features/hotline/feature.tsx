import { PhoneOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'

export const hotlineMenu: MenuEntry[] = [
  {
    group: 'engagement',
    key: '/hotline',
    label: '热线坐席',
    icon: <PhoneOutlined />,
    roles: ['information_officer', 'disclosure_office'],
  },
]

export const hotlineScreens = [
  screen('/hotline', () => import('./hotline-desk.tsx'), 'HotlineDeskPage'),
] as const
