import { PieChartOutlined } from '@ant-design/icons'
import { contentRoles, type MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { surveysQuestion } from './questions.ts'

export const surveysMenu: MenuEntry[] = [
  {
    group: 'engagement',
    key: '/surveys',
    label: '民意调查',
    icon: <PieChartOutlined />,
    roles: contentRoles,
  },
]

export const surveysScreens = [
  screen('/surveys', () => import('./survey-list.tsx'), 'SurveyListPage', surveysQuestion),
  screen('/surveys/new', () => import('./survey-editor.tsx'), 'NewSurveyPage'),
  screen('/surveys/$id', () => import('./survey-page.tsx'), 'SurveyPage'),
  screen('/surveys/$id/edit', () => import('./survey-editor.tsx'), 'EditSurveyPage'),
] as const
