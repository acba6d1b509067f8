import { useQuery } from '@tanstack/react-query'
import { Link, useRouterState } from '@tanstack/react-router'
import type { Me } from '@yangguang/server/contract/foundation/identity'
import type { InboxRow } from '@yangguang/server/contract/foundation/worklist'
import { Badge, Menu } from 'antd'
import { api } from '../lib/api.ts'
import { type MenuEntry, type MenuGroup, mayOpen, menuGroups } from './feature.ts'
import { menu } from './features.ts'

/** The menu of what the person's roles open, under the wings' headings. */
export function Navigation({ me }: { me: Me }) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const inbox = useQuery({
    queryKey: ['inbox'],
    queryFn: () => api.get<InboxRow[]>('/inbox'),
    refetchInterval: 60_000,
  })
  const shown = menu.filter((entry) => mayOpen(me, entry.roles))
  const current = shown
    .filter((entry) => path === entry.key || path.startsWith(`${entry.key}/`))
    .sort((a, b) => b.key.length - a.key.length)[0]
  const item = (entry: MenuEntry) => ({
    key: entry.key,
    icon: entry.icon,
    label: (
      <Link to={entry.key}>
        {entry.label}
        {entry.key === '/' ? (
          <Badge count={inbox.data?.length ?? 0} size="small" style={{ marginLeft: 8 }} />
        ) : null}
      </Link>
    ),
  })
  const groups = (Object.keys(menuGroups) as MenuGroup[]).map((group) => ({
    group,
    entries: shown.filter((entry) => entry.group === group),
  }))
  return (
    <nav aria-label="主菜单">
      <Menu
        mode="inline"
        selectedKeys={current ? [current.key] : []}
        items={groups
          .filter(({ entries }) => entries.length > 0)
          .map(({ group, entries }) => ({
            key: group,
            type: 'group' as const,
            label: menuGroups[group],
            children: entries.map(item),
          }))}
      />
    </nav>
  )
}
