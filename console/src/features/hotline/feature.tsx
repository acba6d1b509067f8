import { ApiOutlined, PhoneOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { caseBodiesQuestion } from '../cases/questions.ts'
import { peersQuestion } from './questions.ts'

export const hotlineMenu: MenuEntry[] = [
  {
    group: 'engagement',
    key: '/hotline',
    label: '热线坐席',
    icon: <PhoneOutlined />,
    roles: ['information_officer', 'disclosure_office'],
  },
  {
    group: 'engagement',
    key: '/hotline/peers',
    label: '上级12345平台',
    icon: <ApiOutlined />,
    roles: ['system_admin'],
  },
]

export const hotlineScreens = [
  screen('/hotline', () => import('./hotline-desk.tsx'), 'HotlineDeskPage'),
  screen(
    '/hotline/peers',
    () => import('./peers-page.tsx'),
    'PeersPage',
    (ask) => Promise.all([ask(peersQuestion), ask(caseBodiesQuestion)]),
  ),
] as const
