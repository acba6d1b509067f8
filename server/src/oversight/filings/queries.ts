import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { storedFile } from '#foundation/files'
import { type Actor, accountNames, bodiesFor, mayAct } from '#foundation/identity'
import { outcomesOn } from '#foundation/rules'
import type { Clock, Day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { FilingBody, LineRow, MonthRow } from './contract.ts'
import { dueOf, stateOf } from './months.ts'
import { fileKeepers, filers } from './policy.ts'
import type { Tables } from './tables.ts'

const monthsOf = (year: number) =>
  Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`)

/** The bodies a person files for or watches over. */
export async function filingBodies(db: Db, clock: Clock, actor: Actor, year: number): Promise<FilingBody[]> {
  const today = clock.today()
  const bodies = await listBodies(db, today, bodiesFor(actor, filers))
  const ids = bodies.map(({ id }) => id)
  if (ids.length === 0) return []
  const own = db.withTables<Tables>()
  const [duties, returns, lines, reminders] = await Promise.all([
    own.selectFrom('filings_duty').selectAll().where('body_id', 'in', ids).execute(),
    own
      .selectFrom('filings_return')
      .selectAll()
      .where('body_id', 'in', ids)
      .where('month', 'like', `${year}-%`)
      .execute(),
    linesByMonth(db, ids, year),
    own
      .selectFrom('filings_reminder')
      .select(['body_id', 'month', sql<number>`count(*)::int`.as('count')])
      .where('body_id', 'in', ids)
      .where('month', 'like', `${year}-%`)
      .groupBy(['body_id', 'month'])
      .execute(),
  ])
  const names = await accountNames(
    db,
    returns.map((row) => row.filed_by),
  )
  return bodies.map((body) => {
    const duty = duties.find((row) => row.body_id === body.id)
    const months = monthsOf(year).map((month): MonthRow => {
      const filed = returns.find((row) => row.body_id === body.id && row.month === month)
      const count = lines.find((row) => row.body_id === body.id && row.month === month)?.count ?? 0
      const empty = count === 0 && Object.keys(filed?.cells ?? {}).length === 0
      return {
        month,
        state: stateOf(month, { from: duty?.from_month ?? null, filed: filed !== undefined, empty }, today),
        lines: count,
        cells: filed?.cells ?? {},
        note: filed?.note ?? '',
        version: filed?.version ?? null,
        filedByName: names.get(filed?.filed_by ?? '')?.name ?? '',
        filedAt: filed?.filed_at.toISOString() ?? null,
        dueOn: dueOf(month),
        reminders: reminders.find((row) => row.body_id === body.id && row.month === month)?.count ?? 0,
      }
    })
    const sum = (row: RegExp) =>
      months.reduce(
        (total, { cells }) =>
          total +
          Object.entries(cells).reduce((part, [cell, value]) => part + (row.test(cell) ? value : 0), 0),
        0,
      )
    const ownLines = lines.filter((row) => row.body_id === body.id)
    return {
      bodyId: body.id,
      bodyName: body.name,
      way: duty?.way ?? null,
      fromMonth: duty?.from_month ?? `${year}-01`,
      months,
      received: ownLines.reduce((total, { count }) => total + count, 0) + sum(/^requests\.received\./),
      decided: ownLines.reduce((total, { decided }) => total + decided, 0) + sum(/^requests\.(?!received\.)/),
      mayFile: mayAct(actor, filers, body.id),
      maySupervise: mayAct(actor, fileKeepers, body.id),
    }
  })
}

async function linesByMonth(db: Db, bodies: readonly string[], year: number) {
  return db
    .withTables<Tables>()
    .selectFrom('filings_line')
    .select([
      'body_id',
      sql<string>`to_char(received_on, 'YYYY-MM')`.as('month'),
      sql<number>`count(*)::int`.as('count'),
      sql<number>`count(decided_on)::int`.as('decided'),
    ])
    .where('body_id', 'in', [...bodies])
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`extract(year from received_on) = ${year}`)
    .groupBy(['body_id', sql`to_char(received_on, 'YYYY-MM')`])
    .execute()
}

/** The lines of a body that touch a year: received, answered or ended in it, or still open. */
export async function linesOfYear(db: Db, today: Day, bodyId: string, year: number): Promise<LineRow[]> {
  const [from, until] = [`${year}-01-01`, `${year}-12-31`]
  const rows = await db
    .withTables<Tables>()
    .selectFrom('filings_line')
    .selectAll()
    .where('body_id', '=', bodyId)
    .where('withdrawn_at', 'is', null)
    .where('received_on', '<=', until)
    .where((eb) =>
      eb.or([
        eb('received_on', '>=', from),
        eb('decided_on', 'is', null),
        eb('decided_on', '>=', from),
        eb('remedy_closed_on', '>=', from),
        eb.and([eb('remedy_kind', 'is not', null), eb('remedy_closed_on', 'is', null)]),
      ]),
    )
    .orderBy('received_on', 'desc')
    .execute()
  const [outcomes, names, files] = await Promise.all([
    outcomesOn(db, today),
    accountNames(
      db,
      rows.map((row) => row.filed_by),
    ),
    Promise.all(rows.map((row) => (row.file_id ? storedFile(db, row.file_id) : undefined))),
  ])
  return rows.map((row, at) => ({
    id: row.id,
    bodyId: row.body_id,
    number: row.number,
    receivedOn: row.received_on,
    applicantType: row.applicant_type,
    outcome: row.outcome,
    outcomeLabel: outcomes.find(({ code }) => code === row.outcome)?.label ?? row.outcome ?? '',
    decidedOn: row.decided_on,
    remedy:
      row.remedy_kind === null
        ? null
        : {
            kind: row.remedy_kind,
            organ: row.remedy_organ,
            number: row.remedy_number,
            acceptedOn: row.remedy_accepted_on ?? '',
            result: row.remedy_result,
            closedOn: row.remedy_closed_on,
          },
    note: row.note,
    file: files[at] ? { id: files[at].id, name: files[at].name } : null,
    filedByName: names.get(row.filed_by)?.name ?? '',
    filedAt: row.filed_at.toISOString(),
    version: row.version,
  }))
}

/** The scan of a line, if it is one of this body's. */
export async function scanOf(db: Db, bodyId: string, fileId: string): Promise<boolean> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('filings_line')
    .select('id')
    .where('body_id', '=', bodyId)
    .where('file_id', '=', fileId)
    .executeTakeFirst()
  return row !== undefined
}

export interface FiledDays {
  bodyId: string
  receivedOn: string
  decidedOn: string
}

/** When the filed requests answered in a period were received and answered, for the time an answer takes. */
export async function filedAnswers(
  db: Db,
  bodies: readonly string[],
  from: Day,
  until: Day,
): Promise<FiledDays[]> {
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('filings_line')
    .select(['body_id', 'received_on', 'decided_on'])
    .where('body_id', 'in', [...bodies])
    .where('withdrawn_at', 'is', null)
    .where('decided_on', '>=', from)
    .where('decided_on', '<=', until)
    .execute()
  return rows.map((row) => ({
    bodyId: row.body_id,
    receivedOn: row.received_on,
    decidedOn: row.decided_on ?? '',
  }))
}
