import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { type Actor, bodiesFor, mayAct } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { DutyView, ItemView, RiskView } from './contract.ts'
import type { ItemState, Severity } from './item.ts'
import { responders, watchers } from './policy.ts'
import type { ItemRecord } from './store.ts'
import type { Tables } from './tables.ts'

/** Yellow in the last quarter of the limit, red after it; an answered item has no light. */
function lightOf(row: ItemRecord, now: Date): ItemView['light'] {
  if (row.state !== 'new' && row.state !== 'assigned') return 'none'
  const left = row.respond_due.getTime() - now.getTime()
  if (left < 0) return 'red'
  return left * 4 < row.respond_due.getTime() - row.found_at.getTime() ? 'yellow' : 'green'
}

export async function itemViews(
  db: Db,
  clock: Clock,
  actor: Actor,
  rows: readonly ItemRecord[],
): Promise<ItemView[]> {
  const bodies = await listBodies(db, clock.today(), [
    ...new Set(rows.flatMap((row) => row.assigned_to ?? [])),
  ])
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    bodyId: row.body_id,
    title: row.title,
    text: row.text,
    source: row.source,
    url: row.url,
    foundAt: row.found_at.toISOString(),
    severity: row.severity,
    words: row.words,
    state: row.state,
    version: row.version,
    assignedTo: row.assigned_to,
    assignedName: bodies.find(({ id }) => id === row.assigned_to)?.name ?? '',
    respondDue: row.respond_due.toISOString(),
    pressDue: row.press_due?.toISOString() ?? null,
    respondedAt: row.responded_at?.toISOString() ?? null,
    response: row.response,
    responseUrls: row.response_urls,
    pressAt: row.press_at?.toISOString() ?? null,
    spokesperson: row.spokesperson,
    handedOver: row.handed_over_at
      ? {
          at: row.handed_over_at.toISOString(),
          to: row.handed_over_to,
          note: row.handed_over_note,
          due: row.handed_over_due ?? '',
        }
      : null,
    note: row.note,
    light: lightOf(row, clock.now()),
    may: {
      watch: mayAct(actor, watchers, row.body_id),
      respond: row.assigned_to !== null && mayAct(actor, responders, row.assigned_to),
    },
  }))
}

export async function listItems(
  db: Db,
  clock: Clock,
  actor: Actor,
  filter: {
    state?: ItemState | undefined
    severity?: Severity | undefined
    q?: string | undefined
    page: number
    size: number
  },
): Promise<{ rows: ItemView[]; total: number }> {
  const [watched, answering] = [bodiesFor(actor, watchers), bodiesFor(actor, responders)]
  if (watched.length + answering.length === 0) return { rows: [], total: 0 }
  let query = db
    .withTables<Tables>()
    .selectFrom('opinion_item')
    .where((eb) =>
      eb.or([
        ...(watched.length > 0 ? [eb('body_id', 'in', watched)] : []),
        ...(answering.length > 0 ? [eb('assigned_to', 'in', answering)] : []),
      ]),
    )
  if (filter.state) query = query.where('state', '=', filter.state)
  if (filter.severity) query = query.where('severity', '=', filter.severity)
  if (filter.q) query = query.where('title', 'like', `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`)
  const [rows, { total }] = await Promise.all([
    query
      .selectAll()
      .orderBy(sql`state in ('closed', 'dismissed', 'responded')`)
      .orderBy('respond_due')
      .limit(filter.size)
      .offset((filter.page - 1) * filter.size)
      .execute(),
    query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows: await itemViews(db, clock, actor, rows), total }
}

export async function listRisks(db: Db, clock: Clock, bodies: readonly string[]): Promise<RiskView[]> {
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('opinion_risk')
    .selectAll()
    .where('body_id', 'in', [...bodies])
    .orderBy(sql`state = 'closed'`)
    .orderBy(sql`array_position(array['high', 'middle', 'low'], level)`)
    .orderBy('likely_on')
    .execute()
  const names = await listBodies(db, clock.today(), [...new Set(rows.map((row) => row.owner_body_id))])
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    title: row.title,
    level: row.level,
    likelyOn: row.likely_on,
    ownerBodyId: row.owner_body_id,
    ownerName: names.find(({ id }) => id === row.owner_body_id)?.name ?? '',
    measures: row.measures,
    state: row.state,
  }))
}

/** The roster of a month with each day's report; a day that is over without one stands out. */
export async function rosterOf(db: Db, body: string, month: string): Promise<DutyView[]> {
  const own = db.withTables<Tables>()
  const [duties, reports] = await Promise.all([
    own
      .selectFrom('opinion_duty')
      .selectAll()
      .where('body_id', '=', body)
      .where(sql<boolean>`to_char(day, 'YYYY-MM') = ${month}`)
      .orderBy('day')
      .execute(),
    own
      .selectFrom('opinion_daily')
      .selectAll()
      .where('body_id', '=', body)
      .where(sql<boolean>`to_char(day, 'YYYY-MM') = ${month}`)
      .execute(),
  ])
  const days = [...new Set([...duties.map(({ day }) => day), ...reports.map(({ day }) => day)])].sort()
  return days.map((day) => {
    const duty = duties.find((one) => one.day === day)
    const report = reports.find((one) => one.day === day)
    return {
      day,
      person: duty?.person ?? '',
      phone: duty?.phone ?? '',
      leader: duty?.leader ?? '',
      report: report
        ? { found: report.found, note: report.note, at: report.reported_at.toISOString() }
        : null,
    }
  })
}
