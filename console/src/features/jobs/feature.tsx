import { ScheduleOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { jobsQuestion } from './questions.ts'

export const jobsMenu: MenuEntry[] = [
  {
    group: 'administration',
    key: '/jobs',
    label: '后台任务',
    icon: <ScheduleOutlined />,
    roles: ['system_admin'],
  },
]

export const jobsScreens = [
  screen('/jobs', () => import('./jobs-page.tsx'), 'JobsPage', jobsQuestion),
] as const
