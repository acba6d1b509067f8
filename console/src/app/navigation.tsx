import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useRouter, useRouterState } from '@tanstack/react-router'
import type { Me } from '@yangguang/server/contract/foundation/identity'
import type { InboxCount } from '@yangguang/server/contract/foundation/worklist'
import { Badge } from 'antd'
import { Fragment, memo, useEffect, useRef } from 'react'
import { api } from '../lib/api.ts'
import { type MenuEntry, type MenuGroup, mayOpen, menuGroups } from './feature.ts'
import { menu } from './features.ts'

/** The menu of what the person's roles open, under the wings' headings, with a live count of what waits. */
export function Navigation({ me }: { me: Me }) {
  const path = useRouterState({ select: (state) => state.location.pathname })
  useLive()
  const shown = menu.filter((entry) => mayOpen(me, entry.roles))
  usePreloaded(shown)
  const current = shown
    .filter((entry) => path === entry.key || path.startsWith(`${entry.key}/`))
    .sort((a, b) => b.key.length - a.key.length)[0]
  const groups = (Object.keys(menuGroups) as MenuGroup[])
    .map((group) => ({ group, entries: shown.filter((entry) => entry.group === group) }))
    .filter(({ entries }) => entries.length > 0)
  return (
    <nav aria-label="主菜单" className="menu" data-tour="menu">
      {groups.map(({ group, entries }) => (
        <Fragment key={group}>
          <div className="group">{menuGroups[group]}</div>
          <ul aria-label={menuGroups[group]}>
            {entries.map((entry) => (
              <Entry key={entry.key} entry={entry} current={entry === current} />
            ))}
          </ul>
        </Fragment>
      ))}
    </nav>
  )
}

/** Plain links: every change of screen draws the menu anew, and antd's costs as much as a screen. */
const Entry = memo(function Entry({ entry, current }: { entry: MenuEntry; current: boolean }) {
  return (
    <li>
      <Link
        to={entry.key}
        activeOptions={{ exact: true }}
        className={current ? 'current' : ''}
        title={entry.label}
        data-tour={`menu:${entry.key}`}
      >
        <span aria-hidden="true">{entry.icon}</span>
        <span className="label">
          {entry.label}
          {entry.key === '/' ? <Waiting /> : null}
        </span>
      </Link>
    </li>
  )
})

function Waiting() {
  const inbox = useQuery({
    queryKey: ['inbox', 'count'],
    queryFn: () => api.get<InboxCount>('/inbox/count'),
    refetchInterval: 60_000,
  })
  const { total = 0, red = 0 } = inbox.data ?? {}
  return (
    <Badge
      count={total}
      overflowCount={999}
      size="small"
      color={red > 0 ? '#b3141a' : '#4d545c'}
      title={`${total} 件待办${red > 0 ? `，其中 ${red} 件超期` : ''}`}
      style={{ marginLeft: 8 }}
    />
  )
}

const LIVE_AFTER_MS = 4_000

/** Hears that something moved and asks again for what is on the screen; what it may see the server decides. */
function useLive() {
  const queries = useQueryClient()
  useEffect(() => {
    let stream: EventSource | undefined
    // After the screen itself has come: it is never to wait for this.
    const later = setTimeout(() => {
      stream = new EventSource('/api/inbox/live')
      stream.onmessage = () => void queries.invalidateQueries({ queryKey: ['inbox'] })
    }, LIVE_AFTER_MS)
    return () => {
      clearTimeout(later)
      stream?.close()
    }
  }, [queries])
}

const PRELOAD_AFTER_MS = 1_500
const AT_ONCE = 3

/** Fetches the screens of the menu, a few at a time, once the first one stands, so that going there waits for data only. */
function usePreloaded(entries: readonly MenuEntry[]) {
  const router = useRouter()
  const paths = useRef(entries.map(({ key }) => key))
  useEffect(() => {
    let left = true
    const later = setTimeout(async () => {
      // A screen with parts has two routes there: its frame and the part it begins with.
      const waiting = Object.values(router.routesById).filter(({ fullPath }) =>
        paths.current.includes(fullPath.replace(/(?<=.)\/$/, '')),
      )
      while (left && waiting.length > 0)
        await Promise.allSettled(waiting.splice(0, AT_ONCE).map((route) => router.loadRouteChunk(route)))
    }, PRELOAD_AFTER_MS)
    return () => {
      left = false
      clearTimeout(later)
    }
  }, [router])
}
