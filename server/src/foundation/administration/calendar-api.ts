import { listBodies } from '#foundation/bodies'
import {
  type DueKeeper,
  enterNotice,
  listNotices,
  loadCalendar,
  type MovedRecord,
  noticeEntered,
  noticeInput,
  noticePreview,
  noticeText,
  parseHolidayNotice,
  withNotice,
  yearNotice,
} from '#foundation/calendar'
import { accountNames, actorIn } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'

/** The State Council's yearly notice: pasted, read, and entered with everything open that it moves. */
export function calendarApi(app: App, db: Db, clock: Clock, keepers: readonly DueKeeper[]): void {
  const access = { for: ['system_admin'], on: 'installation' } as const

  const shown = async (moved: readonly MovedRecord[]) => {
    const bodies = await listBodies(db, clock.today(), [...new Set(moved.map((row) => row.bodyId))])
    const names = new Map(bodies.map((body) => [body.id, body.name]))
    const labels = new Map(keepers.map((keeper) => [keeper.kind, keeper.label]))
    return moved.map(({ bodyId, provisional: _, ...row }) => ({
      ...row,
      kindLabel: labels.get(row.kind) ?? row.kind,
      bodyName: names.get(bodyId) ?? '',
    }))
  }

  app.route({
    method: 'GET',
    url: '/api/calendar/notices',
    config: { access },
    schema: { tags: ['系统管理'], summary: '已录入的节假日安排', response: { 200: z.array(yearNotice) } },
    async handler() {
      const notices = await listNotices(db)
      const names = await accountNames(
        db,
        notices.flatMap((notice) => notice.enteredBy ?? []),
      )
      return notices.map(({ enteredBy, enteredAt, ...notice }) => ({
        ...notice,
        enteredAt: enteredAt.toISOString(),
        enteredByName: enteredBy === null ? null : (names.get(enteredBy)?.name ?? ''),
      }))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/calendar/read',
    config: { access },
    schema: {
      tags: ['系统管理'],
      summary: '试读节假日通知：读出的日期和将要变动的期限',
      body: noticeText,
      response: { 200: noticePreview },
    },
    async handler(request) {
      const parsed = parseHolidayNotice(request.body.text)
      const before = await loadCalendar(db)
      const after =
        parsed.year === null ? before : withNotice(before, { year: parsed.year, days: parsed.days })
      const moved = await Promise.all(keepers.map((keeper) => keeper.moves(db, before, after)))
      return {
        ...parsed,
        known: parsed.year !== null && before.years.has(parsed.year),
        moved: await shown(moved.flat()),
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/calendar/notices',
    config: { access },
    schema: {
      tags: ['系统管理'],
      summary: '录入节假日通知并重算在办期限',
      body: noticeInput,
      response: { 201: noticeEntered },
    },
    async handler(request, reply) {
      const parsed = parseHolidayNotice(request.body.text)
      const { year } = parsed
      const [doubt] = parsed.notUnderstood
      if (year === null) throw new Refusal('calendar.notice_empty', 422)
      if (doubt) throw new Refusal('calendar.notice_doubt', 422, { text: doubt.text, why: doubt.why })
      const entered = await inTransaction(db, async (tx) => {
        const notice = { year, source: request.body.source, days: parsed.days }
        const { revision, before, after } = await enterNotice(tx, clock, actorIn(request).id, notice)
        const moved: MovedRecord[] = []
        for (const keeper of keepers) {
          const rows = await keeper.moves(tx, before, after)
          await keeper.apply(tx, rows)
          moved.push(...rows)
        }
        return { revision, moved }
      })
      return reply.status(201).send({ year, revision: entered.revision, moved: await shown(entered.moved) })
    },
  })
}
