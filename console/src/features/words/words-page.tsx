import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tabs } from 'antd'
import type { ListSearch } from '../../app/root.ts'
import { useMe } from '../../app/session.ts'
import { HelpButton } from '../../ui/help.tsx'
import { PageHead } from '../../ui/states.tsx'
import { CitizenWords } from './citizen-words.tsx'
import { PublishWords } from './publish-words.tsx'

/** Words looked for in what is to be published, and in what citizens hand in. */
export function WordsPage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const held = useMe().roles.map(({ role }) => role)
  const tabs = [
    {
      key: 'publish',
      label: '发布前检查',
      children: <PublishWords edits={held.includes('security_admin')} />,
    },
    ...(held.includes('system_admin')
      ? [{ key: 'citizen', label: '公众留言', children: <CitizenWords /> }]
      : []),
  ]
  return (
    <>
      <PageHead title="字词表" extra={<HelpButton topic="words" />} />
      <Tabs
        destroyOnHidden
        activeKey={search.tab ?? 'publish'}
        onChange={(tab) => navigate({ to: '/words', search: { tab: tab === 'publish' ? undefined : tab } })}
        items={tabs}
      />
    </>
  )
}
