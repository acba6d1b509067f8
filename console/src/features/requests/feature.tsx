import {
  AuditOutlined,
  BarChartOutlined,
  EditOutlined,
  FormOutlined,
  SettingOutlined,
} from '@ant-design/icons'
import { contentRoles, type MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import {
  complaintsQuestion,
  correctionsQuestion,
  outcomesQuestion,
  remediesQuestion,
  requestsQuestion,
  statisticsQuestion,
  templatesQuestion,
} from './questions.ts'

export const requestsMenu: MenuEntry[] = [
  {
    group: 'requests',
    key: '/requests',
    label: '依申请公开',
    icon: <FormOutlined />,
    roles: contentRoles.filter((role) => role !== 'supervisor'),
  },
  {
    group: 'requests',
    key: '/remedies',
    label: '复议诉讼',
    icon: <AuditOutlined />,
    roles: ['information_officer', 'disclosure_office'],
  },
  {
    group: 'requests',
    key: '/record-corrections',
    label: '更正信息记录',
    icon: <EditOutlined />,
    roles: ['information_officer', 'disclosure_office'],
  },
  {
    group: 'requests',
    key: '/request-statistics',
    label: '办理统计',
    icon: <BarChartOutlined />,
    roles: contentRoles.filter((role) => role !== 'supervisor'),
  },
  {
    group: 'requests',
    key: '/request-settings',
    label: '文书和收费',
    icon: <SettingOutlined />,
    roles: ['disclosure_office'],
  },
]

export const requestsScreens = [
  screen(
    '/requests',
    () => import('./request-list.tsx'),
    'RequestListPage',
    (ask, search) => ask(requestsQuestion(search)),
  ),
  screen('/requests/new', () => import('./register-page.tsx'), 'RegisterPage'),
  screen(
    '/remedies',
    () => import('./ledger-page.tsx'),
    'RemedyLedgerPage',
    (ask) => Promise.all([ask(remediesQuestion), ask(complaintsQuestion)]),
  ),
  screen(
    '/record-corrections',
    () => import('./corrections-page.tsx'),
    'CorrectionsPage',
    correctionsQuestion,
  ),
  screen(
    '/request-statistics',
    () => import('./statistics-page.tsx'),
    'RequestStatisticsPage',
    (ask, search) => Promise.all([ask(statisticsQuestion(search)), ask(outcomesQuestion)]),
  ),
  screen(
    '/request-settings',
    () => import('./settings-page.tsx'),
    'RequestSettingsPage',
    (ask, _, me) => ask(templatesQuestion(me.bodyId)),
  ),
  screen('/requests/$id', () => import('./request-page.tsx'), 'RequestPage'),
] as const
