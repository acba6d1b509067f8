import { bodiesFor } from '#foundation/identity'
import { siteOf } from '#foundation/sites'
import type { InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'
import { fulfilmentMap } from './map.ts'

/** Items of Art 20 and 21 that a body owes and lets wait, for its disclosure office; one row a body. */
export function fulfilmentInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const bodies = bodiesFor(actor, ['disclosure_office'])
      if (bodies.length === 0) return []
      const today = clock.today()
      const site = await siteOf(db, '')
      const map = await fulfilmentMap(db, today, 'statutory', bodies, site?.id)
      return map.bodies.flatMap((body) => {
        const wanting = body.cells.filter(({ state }) => state !== 'fresh' && state !== 'exempt')
        if (wanting.length === 0) return []
        const count = (state: string) => wanting.filter((cell) => cell.state === state).length
        const late = count('nothing') + count('stale')
        const due = wanting.flatMap((cell) => (cell.renewBy ? [cell.renewBy] : [])).sort()[0] ?? null
        return [
          {
            task: '补齐公开事项',
            kind: 'fulfilment',
            id: body.id,
            title: `法定主动公开内容：${count('nothing')}项尚未公开，${count('stale')}项逾期未更新，${count('due')}项临近更新期限`,
            bodyId: body.id,
            bodyName: body.name,
            since: today,
            due,
            light: late > 0 ? ('red' as const) : ('yellow' as const),
            href: '/catalogue/map',
          },
        ]
      })
    },
  }
}
