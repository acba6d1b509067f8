import { GlobalOutlined, IdcardOutlined } from '@ant-design/icons'
import type { MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { profileQuestion, siteQuestion, sitesQuestion } from './questions.ts'

export const sitesMenu: MenuEntry[] = [
  {
    group: 'publication',
    key: '/sites',
    label: '网站管理',
    icon: <GlobalOutlined />,
    roles: ['disclosure_office'],
  },
  {
    group: 'administration',
    key: '/sites/open',
    label: '开办网站',
    icon: <GlobalOutlined />,
    roles: ['system_admin'],
  },
  {
    group: 'publication',
    key: '/profile',
    label: '机关主页',
    icon: <IdcardOutlined />,
    roles: ['information_officer', 'disclosure_office'],
  },
]

export const sitesScreens = [
  screen(
    '/sites',
    () => import('./sites-page.tsx'),
    'SitesPage',
    async (ask) => {
      const own = (await ask(sitesQuestion)).find(({ mayEdit }) => mayEdit)
      if (own) await ask(siteQuestion(own.id))
    },
  ),
  screen('/sites/open', () => import('./open-site-page.tsx'), 'OpenSitePage', sitesQuestion),
  screen(
    '/profile',
    () => import('./profile-page.tsx'),
    'ProfilePage',
    (ask, _, me) => ask(profileQuestion(me.bodyId)),
  ),
] as const
