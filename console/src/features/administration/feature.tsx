import {
  ApartmentOutlined,
  AuditOutlined,
  CalendarOutlined,
  NodeIndexOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  TagsOutlined,
  TeamOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { bodiesQuery } from './bodies.ts'
import {
  accessQuestion,
  accessReviewQuestion,
  emergenciesQuestion,
  noticesQuestion,
  peopleQuestion,
  proposalsQuestion,
  reviewRoutesQuestion,
  rulesQuestion,
  securityPolicyQuestion,
  termsQuestion,
} from './questions.ts'

const system = ['system_admin'] as const
const security = ['security_admin'] as const

export const administrationMenu: MenuEntry[] = [
  { group: 'administration', key: '/bodies', label: '机关', icon: <ApartmentOutlined />, roles: system },
  {
    group: 'administration',
    key: '/people',
    label: '人员和岗位',
    icon: <TeamOutlined />,
    roles: ['system_admin', 'security_admin'],
  },
  {
    group: 'administration',
    key: '/review-routes',
    label: '审核流程',
    icon: <NodeIndexOutlined />,
    roles: system,
  },
  { group: 'administration', key: '/terms', label: '主题和体裁', icon: <TagsOutlined />, roles: system },
  { group: 'administration', key: '/rules', label: '期限和规则', icon: <ScheduleOutlined />, roles: system },
  {
    group: 'administration',
    key: '/calendar',
    label: '节假日安排',
    icon: <CalendarOutlined />,
    roles: system,
  },
  {
    group: 'security',
    key: '/security/rights',
    label: '授权审批',
    icon: <SafetyCertificateOutlined />,
    roles: security,
  },
  {
    group: 'security',
    key: '/security/emergencies',
    label: '紧急授权',
    icon: <ThunderboltOutlined />,
    roles: security,
  },
  {
    group: 'security',
    key: '/security/policy',
    label: '安全策略',
    icon: <SafetyOutlined />,
    roles: security,
  },
  {
    group: 'security',
    key: '/security/routes',
    label: '权限总表',
    icon: <AuditOutlined />,
    roles: ['security_admin', 'audit_admin'],
  },
]

export const administrationScreens = [
  screen('/bodies', () => import('./bodies-page.tsx'), 'BodiesPage', bodiesQuery),
  screen('/bodies/$id', () => import('./body-page.tsx'), 'BodyPage'),
  screen(
    '/people',
    () => import('./people-page.tsx'),
    'PeoplePage',
    (ask, search) => ask(peopleQuestion(search)),
  ),
  screen('/people/$id', () => import('./person-page.tsx'), 'PersonPage'),
  screen(
    '/review-routes',
    () => import('./review-routes-page.tsx'),
    'ReviewRoutesPage',
    reviewRoutesQuestion,
  ),
  screen('/terms', () => import('./terms-page.tsx'), 'TermsPage', termsQuestion),
  screen('/rules', () => import('./rules-page.tsx'), 'RulesPage', rulesQuestion),
  screen('/calendar', () => import('./calendar-page.tsx'), 'CalendarPage', noticesQuestion),
  screen('/security/rights', () => import('./proposals-page.tsx'), 'ProposalsPage', proposalsQuestion),
  screen(
    '/security/emergencies',
    () => import('./emergencies-page.tsx'),
    'EmergenciesPage',
    emergenciesQuestion,
  ),
  screen('/security/policy', () => import('./policy-page.tsx'), 'PolicyPage', securityPolicyQuestion),
  screen(
    '/security/routes',
    () => import('./access-page.tsx'),
    'AccessPage',
    (ask) => Promise.all([ask(accessQuestion), ask(accessReviewQuestion)]),
  ),
] as const
