import { AuditOutlined, SolutionOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'

const roles = ['disclosure_office', 'supervisor'] as const

export const supervisionMenu: MenuEntry[] = [
  { group: 'oversight', key: '/supervision', label: '年报督查', icon: <AuditOutlined />, roles },
  { group: 'oversight', key: '/filings', label: '依申请公开备案', icon: <SolutionOutlined />, roles },
]

export const supervisionScreens = [
  screen('/supervision', () => import('./supervision-page.tsx'), 'SupervisionPage'),
  screen('/filings', () => import('./filings-page.tsx'), 'FilingsPage'),
] as const
