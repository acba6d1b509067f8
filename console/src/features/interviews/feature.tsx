import { VideoCameraOutlined } from '@ant-design/icons'
import { contentRoles, type MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { interviewFiguresQuestion, interviewsQuestion } from './questions.ts'

export const interviewsMenu: MenuEntry[] = [
  {
    group: 'engagement',
    key: '/interviews',
    label: '在线访谈',
    icon: <VideoCameraOutlined />,
    roles: contentRoles,
  },
]

export const interviewsScreens = [
  screen(
    '/interviews',
    () => import('./interview-list.tsx'),
    'InterviewListPage',
    (ask) => Promise.all([ask(interviewsQuestion), ask(interviewFiguresQuestion)]),
  ),
  screen('/interviews/new', () => import('./interview-editor.tsx'), 'NewInterviewPage'),
  screen('/interviews/$id', () => import('./interview-page.tsx'), 'InterviewPage'),
] as const
