import { listBodies } from '#foundation/bodies'
import { loadCalendar, trafficLight } from '#foundation/calendar'
import { type Rule, ruleAt, ruleLabels, ruleUnitLabels } from '#foundation/rules'
import { type Day, day, dayInShanghai, endOfDay } from '#platform/clock'
import type { Db } from '#platform/db'
import { itemsOn } from '../classification/items.ts'
import type { Tables as PlacementTables } from '../classification/tables.ts'
import { stateLabels } from '../contract.ts'
import type { Tables } from '../tables.ts'
import type { ClockBoard, ClockRow, ClockTotals } from './contract.ts'
import { lastDay } from './due.ts'
import { stillOwed } from './still-owed.ts'

const DEFAULT = 'publish.deadline'

/** Every clock of Art 26 and its special laws that runs in these bodies, and how the year's publications kept theirs. */
export async function clockBoard(
  db: Db,
  today: Day,
  year: number,
  bodies: readonly string[],
): Promise<ClockBoard> {
  if (bodies.length === 0) return { year, totals: [], rows: [] }
  const from = endOfDay(day(`${year - 1}-12-31`))
  const until = endOfDay(day(`${year}-12-31`))
  const [documents, clockOf, calendar, warn, known] = await Promise.all([
    db
      .withTables<Tables>()
      .selectFrom('catalogue_document')
      .select(['id', 'title', 'body_id', 'state', 'written_on', 'published_at', 'published_edition'])
      .where('body_id', 'in', [...bodies])
      .where((eb) =>
        eb.or([stillOwed, eb.and([eb('published_at', '>=', from), eb('published_at', '<', until)])]),
      )
      .execute(),
    clocks(db, today),
    loadCalendar(db),
    ruleAt(db, 'publish.warn', today),
    listBodies(db, today, bodies),
  ])
  const names = new Map(known.map((body) => [body.id, body.name]))
  const totals = new Map<string, ClockTotals>()
  const rows: ClockRow[] = []
  for (const document of documents) {
    const total = totals.get(document.body_id) ?? {
      bodyId: document.body_id,
      bodyName: names.get(document.body_id) ?? '',
      overdue: 0,
      near: 0,
      open: 0,
      published: 0,
      late: 0,
    }
    totals.set(document.body_id, total)
    const rule = clockOf(document.id)
    const formedOn = day(document.written_on)
    const due = lastDay(calendar, formedOn, rule)
    if (document.published_at) {
      total.published += 1
      if (dayInShanghai(document.published_at) > due) total.late += 1
      continue
    }
    const light = trafficLight(calendar, due, today, warn.value)
    total.open += 1
    if (light === 'red') total.overdue += 1
    if (light === 'yellow') total.near += 1
    rows.push({
      id: document.id,
      title: document.title,
      bodyId: document.body_id,
      bodyName: names.get(document.body_id) ?? '',
      limit: `${ruleLabels[rule.key] ?? rule.key}：${rule.value}${ruleUnitLabels[rule.unit] ?? ''}`,
      source: rule.source,
      formedOn,
      due,
      light,
      state: stateLabels[document.state],
    })
  }
  return {
    year,
    totals: [...totals.values()].toSorted(
      (a, b) => b.overdue - a.overdue || b.near - a.near || a.bodyName.localeCompare(b.bodyName, 'zh'),
    ),
    rows: rows.toSorted((a, b) => a.due.localeCompare(b.due)),
  }
}

/** The rule that limits each document: that of an item it stands at, the shortest where there are several, else Art 26. */
async function clocks(db: Db, today: Day): Promise<(document: string) => Rule> {
  const items = await itemsOn(db, today, undefined)
  const keys = [...new Set(items.flatMap((item) => item.ruleKey ?? []))]
  const rules = new Map<string, Rule>()
  for (const key of [DEFAULT, ...keys]) rules.set(key, await ruleAt(db, key, today))
  const limited = new Map(
    items.flatMap((item) => (item.ruleKey ? [[`${item.axis} ${item.code}`, item.ruleKey]] : [])),
  )
  const placements = await db
    .withTables<PlacementTables>()
    .selectFrom('catalogue_placement')
    .select(['document_id', 'axis', 'code'])
    .where('removed_at', 'is', null)
    .where('code', 'in', [...new Set(items.filter((item) => item.ruleKey).map((item) => item.code))])
    .execute()
  const special = new Map<string, Rule>()
  for (const { document_id, axis, code } of placements) {
    const rule = rules.get(limited.get(`${axis} ${code}`) ?? '')
    const current = special.get(document_id)
    if (rule && (!current || rule.value < current.value)) special.set(document_id, rule)
  }
  const common = rules.get(DEFAULT)
  if (!common) throw new Error('no rule for publication')
  return (document) => special.get(document) ?? common
}

/** Last day and light of documents not yet on line, by id. */
export async function duesOf(
  db: Db,
  today: Day,
  documents: readonly { id: string; writtenOn: string }[],
): Promise<ReadonlyMap<string, { due: Day; light: ClockRow['light'] }>> {
  const [clockOf, calendar, warn] = await Promise.all([
    clocks(db, today),
    loadCalendar(db),
    ruleAt(db, 'publish.warn', today),
  ])
  return new Map(
    documents.map(({ id, writtenOn }) => {
      const due = lastDay(calendar, day(writtenOn), clockOf(id))
      return [id, { due, light: trafficLight(calendar, due, today, warn.value) }]
    }),
  )
}
