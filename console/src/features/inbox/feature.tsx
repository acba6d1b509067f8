import { InboxOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { inboxQuestion } from './questions.ts'

export const inboxMenu: MenuEntry[] = [
  { group: 'work', key: '/', label: '待办事项', icon: <InboxOutlined />, roles: 'everybody' },
]

export const inboxScreens = [
  screen(
    '/',
    () => import('./inbox-page.tsx'),
    'InboxPage',
    (ask, search) => ask(inboxQuestion(search)),
  ),
] as const
