import { AlertOutlined, FileSearchOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { auditQuestion, unusualQuestion } from './questions.ts'

const roles = ['audit_admin'] as const

export const auditMenu: MenuEntry[] = [
  { group: 'audit', key: '/audit', label: '账本记录', icon: <FileSearchOutlined />, roles },
  { group: 'audit', key: '/audit/verify', label: '核验账本', icon: <SafetyCertificateOutlined />, roles },
  { group: 'audit', key: '/audit/unusual', label: '异常查看', icon: <AlertOutlined />, roles },
]

export const auditScreens = [
  screen(
    '/audit',
    () => import('./entries-page.tsx'),
    'EntriesPage',
    (ask, search) => ask(auditQuestion(search)),
  ),
  screen('/audit/verify', () => import('./verify-page.tsx'), 'VerifyPage'),
  screen('/audit/unusual', () => import('./unusual-page.tsx'), 'UnusualPage', unusualQuestion),
] as const
