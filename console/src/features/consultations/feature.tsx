import { AuditOutlined } from '@ant-design/icons'
import { contentRoles, type MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { consultationsQuestion } from './questions.ts'

export const consultationsMenu: MenuEntry[] = [
  {
    group: 'engagement',
    key: '/consultations',
    label: '意见征集',
    icon: <AuditOutlined />,
    roles: contentRoles,
  },
]

export const consultationsScreens = [
  screen(
    '/consultations',
    () => import('./consultation-list.tsx'),
    'ConsultationListPage',
    (ask, search) => ask(consultationsQuestion(search)),
  ),
  screen('/consultations/new', () => import('./consultation-editor.tsx'), 'NewConsultationPage'),
  screen('/consultations/$id', () => import('./consultation-page.tsx'), 'ConsultationPage'),
  screen('/consultations/$id/edit', () => import('./consultation-editor.tsx'), 'EditConsultationPage'),
] as const
