import { DashboardOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { fetchChart } from '../../ui/picture.tsx'
import { overviewQuestion } from './questions.ts'

export const overviewMenu: MenuEntry[] = [
  {
    group: 'work',
    key: '/overview',
    label: '总览',
    icon: <DashboardOutlined />,
    roles: ['deputy_head', 'chief', 'disclosure_office', 'supervisor'],
  },
]

export const overviewScreens = [
  screen(
    '/overview',
    async () => {
      // Its picture is drawn with the first answer.
      const [page] = await Promise.all([import('./overview-page.tsx'), fetchChart()])
      return page
    },
    'OverviewPage',
    overviewQuestion,
  ),
] as const
