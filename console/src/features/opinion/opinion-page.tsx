import { useNavigate, useSearch } from '@tanstack/react-router'
import { Tabs } from 'antd'
import type { ListSearch } from '../../app/root.ts'
import { useMe } from '../../app/session.ts'
import { PageHead } from '../../ui/states.tsx'
import { Duty } from './duty.tsx'
import { Issues } from './issues.tsx'
import { Items } from './items.tsx'
import { Risks } from './risks.tsx'
import { Watching } from './watching.tsx'

export function OpinionPage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const me = useMe()
  const watches = me.roles.some(({ role }) => role === 'disclosure_office')
  return (
    <>
      <PageHead title="舆情" />
      <Tabs
        activeKey={search.tab ?? 'items'}
        onChange={(tab) => navigate({ to: '/opinion', search: { tab } })}
        items={[
          { key: 'items', label: '舆情处置', children: <Items watches={watches} /> },
          ...(watches
            ? [
                { key: 'issues', label: '快报、直报、半月报', children: <Issues /> },
                { key: 'risks', label: '风险台账', children: <Risks /> },
                { key: 'duty', label: '值班和日报', children: <Duty /> },
                { key: 'watching', label: '监测来源和关键词', children: <Watching /> },
              ]
            : []),
        ]}
      />
    </>
  )
}
