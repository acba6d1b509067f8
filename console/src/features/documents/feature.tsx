import { FileTextOutlined } from '@ant-design/icons'
import { contentRoles, type MenuEntry } from '../../app/feature.ts'
import { screen } from '../../app/root.ts'
import { documentsQuestion } from './questions.ts'

export const documentsMenu: MenuEntry[] = [
  {
    group: 'publication',
    key: '/documents',
    label: '信息发布',
    icon: <FileTextOutlined />,
    roles: contentRoles,
  },
]

export const documentsScreens = [
  screen(
    '/documents',
    () => import('./document-list.tsx'),
    'DocumentListPage',
    (ask, search) => ask(documentsQuestion(search)),
  ),
  screen('/documents/new', () => import('./document-editor.tsx'), 'NewDocumentPage'),
  screen('/documents/$id', () => import('./document-page.tsx'), 'DocumentPage'),
  screen('/documents/$id/edit', () => import('./document-editor.tsx'), 'EditDocumentPage'),
] as const
