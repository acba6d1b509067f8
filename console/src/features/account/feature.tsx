import { UserOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { accountQuestion, contactQuestion } from './questions.ts'

export const accountMenu: MenuEntry[] = [
  { group: 'work', key: '/account', label: '我的账号', icon: <UserOutlined />, roles: 'everybody' },
]

export const accountScreens = [
  screen(
    '/account',
    () => import('./account-page.tsx'),
    'AccountPage',
    (ask) => Promise.all([ask(accountQuestion), ask(contactQuestion)]),
  ),
] as const
