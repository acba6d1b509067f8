import { AlertOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { caseBodiesQuestion } from '../cases/questions.ts'
import { opinionQuestion } from './questions.ts'

export const opinionMenu: MenuEntry[] = [
  {
    group: 'engagement',
    key: '/opinion',
    label: '舆情',
    icon: <AlertOutlined />,
    roles: ['information_officer', 'section_head', 'deputy_head', 'chief', 'disclosure_office'],
  },
]

export const opinionScreens = [
  screen(
    '/opinion',
    () => import('./opinion-page.tsx'),
    'OpinionPage',
    (ask, search) => Promise.all([ask(opinionQuestion(search)), ask(caseBodiesQuestion)]),
  ),
] as const
