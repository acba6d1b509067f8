import { BookOutlined, BranchesOutlined, CommentOutlined } from '@ant-design/icons'
import { contentRoles, type MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { answersQuestion, casesQuestion, channelsQuestion } from './questions.ts'

export const casesMenu: MenuEntry[] = [
  { group: 'engagement', key: '/cases', label: '政民互动', icon: <CommentOutlined />, roles: contentRoles },
  {
    group: 'engagement',
    key: '/cases/answers',
    label: '知识库',
    icon: <BookOutlined />,
    roles: ['information_officer', 'disclosure_office'],
  },
  {
    group: 'engagement',
    key: '/cases/channels',
    label: '互动渠道',
    icon: <BranchesOutlined />,
    roles: ['system_admin'],
  },
]

export const casesScreens = [
  screen(
    '/cases',
    () => import('./case-list.tsx'),
    'CaseListPage',
    (ask, search) => Promise.all([ask(channelsQuestion), ask(casesQuestion(search))]),
  ),
  screen('/cases/new', () => import('./register-case.tsx'), 'RegisterCasePage'),
  screen('/cases/figures', () => import('./figures-page.tsx'), 'CaseFiguresPage'),
  screen(
    '/cases/answers',
    () => import('./knowledge-page.tsx'),
    'KnowledgePage',
    (ask, search) => ask(answersQuestion(search)),
  ),
  screen('/cases/channels', () => import('./channels-page.tsx'), 'ChannelsPage', channelsQuestion),
  screen('/cases/$id', () => import('./case-page.tsx'), 'CasePage'),
] as const
