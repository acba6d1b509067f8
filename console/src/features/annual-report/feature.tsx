import { TableOutlined } from '@ant-design/icons'
import { contentRoles, type MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { reportsQuestion } from './questions.ts'

export const reportsMenu: MenuEntry[] = [
  {
    group: 'oversight',
    key: '/reports',
    label: '年度报告',
    icon: <TableOutlined />,
    roles: contentRoles.filter((role) => role !== 'information_officer'),
  },
]

export const reportsScreens = [
  screen(
    '/reports',
    () => import('./report-list.tsx'),
    'ReportListPage',
    (ask, search) => ask(reportsQuestion(search)),
  ),
  screen('/reports/$id', () => import('./report-page.tsx'), 'ReportPage'),
] as const
