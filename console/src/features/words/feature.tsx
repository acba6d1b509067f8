import { FontSizeOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { sitesQuestion } from '../sites/questions.ts'
import { scanWordsQuestion } from './questions.ts'

export const wordsMenu: MenuEntry[] = [
  {
    group: 'administration',
    key: '/words',
    label: '字词表',
    icon: <FontSizeOutlined />,
    roles: ['system_admin', 'security_admin'],
  },
]

export const wordsScreens = [
  screen(
    '/words',
    () => import('./words-page.tsx'),
    'WordsPage',
    (ask, search) => Promise.all([ask(sitesQuestion), ask(scanWordsQuestion(search.kind))]),
  ),
] as const
