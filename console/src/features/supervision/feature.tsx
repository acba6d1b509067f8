import { AuditOutlined, SolutionOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { boardQuestion, filingsQuestion, levelOf, levelsQuestion } from './questions.ts'

const roles = ['disclosure_office', 'supervisor'] as const

export const supervisionMenu: MenuEntry[] = [
  { group: 'oversight', key: '/supervision', label: '年报督查', icon: <AuditOutlined />, roles },
  { group: 'oversight', key: '/filings', label: '依申请公开备案', icon: <SolutionOutlined />, roles },
]

export const supervisionScreens = [
  screen(
    '/supervision',
    () => import('./supervision-page.tsx'),
    'SupervisionPage',
    async (ask, search) => {
      const levels = await ask(levelsQuestion)
      if (levels.length > 0) await ask(boardQuestion(levelOf(levels, search)))
    },
  ),
  screen(
    '/filings',
    () => import('./filings-page.tsx'),
    'FilingsPage',
    (ask, search) => ask(filingsQuestion(search)),
  ),
] as const
