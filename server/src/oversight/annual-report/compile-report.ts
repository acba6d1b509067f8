import { formatOfYear } from '@yangguang/annual-report'
import { sql } from 'kysely'
import { bodiesUnder, getBody, takenOverBy } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { type Clock, day } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { cellsOf } from './cells.ts'
import type { SectionTexts } from './contract.ts'
import { isFeeItem } from './fees.ts'
import { explainable } from './findings.ts'
import { allTexts } from './sections.ts'
import { afterEdit, lockReport } from './store.ts'
import type { Override, Tables } from './tables.ts'

type Scope = Tables['report_report']['scope']

/** Opens the report of a year: its figures are live from the first day. @returns its id */
export async function openReport(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  bodyId: string,
  year: number,
  scope: Scope,
): Promise<string> {
  const body = await getBody(tx, bodyId, clock.today())
  if (!body?.mustReport) throw new Refusal('reports.body_need_not', 409)
  if (year > Number(clock.today().slice(0, 4))) throw new Refusal('reports.year_to_come', 422)
  const id = newId()
  const bodies = await coveredBodies(tx, bodyId, year, scope)
  const inserted = await tx
    .withTables<Tables>()
    .insertInto('report_report')
    .values({
      id,
      body_id: bodyId,
      year,
      format: formatOfYear(year),
      scope,
      bodies,
      origin: 'compiled',
      state: 'draft',
      version: 1,
      sections: sql<SectionTexts>`${JSON.stringify(allTexts({}))}::jsonb`,
      canonical: null,
      digest: null,
      ledger_position: null,
      published_at: null,
      created_at: clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['body_id', 'year', 'edition']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new Refusal('reports.exists', 409)
  await record(tx, clock, {
    kind: 'report.opened',
    subject: { kind: 'report', id },
    body: bodyId,
    actor: actor.id,
    payload: { year, scope, bodies },
  })
  return id
}

/** What the scope names, and what these bodies had taken over from ended ones by that year's end: nobody else reports it. */
async function coveredBodies(tx: Tx, body: string, year: number, scope: Scope): Promise<string[]> {
  const named = await namedBodies(tx, body, year, scope)
  const taken = await Promise.all(named.map((one) => takenOverBy(tx, one, day(`${year}-12-31`))))
  return [...new Set([...named, ...taken.flat()])]
}

/** 本机关 alone; the government with its office; or everything whose report merges into it, by the relations of that year's end. */
async function namedBodies(tx: Tx, body: string, year: number, scope: Scope): Promise<string[]> {
  if (scope === 'own') return [body]
  const under = await bodiesUnder(tx, body, 'report_merges_into', day(`${year}-12-31`))
  if (scope === 'area') return under
  const direct = await Promise.all(under.map((id) => getBody(tx, id, day(`${year}-12-31`))))
  return [
    body,
    ...direct.flatMap((member) =>
      member && member.kind === 'government_office' && sameArea(direct, body, member.areaCode)
        ? [member.id]
        : [],
    ),
  ]
}

function sameArea(
  bodies: readonly ({ id: string; areaCode: string } | undefined)[],
  body: string,
  areaCode: string,
): boolean {
  return bodies.find((candidate) => candidate?.id === body)?.areaCode === areaCode
}

/** Saves the prose of sections 一, 五 and 六. */
export async function writeSections(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
  texts: Partial<SectionTexts>,
): Promise<void> {
  const row = await lockReport(tx, id, 'edit', version)
  await tx
    .withTables<Tables>()
    .updateTable('report_report')
    .set({ sections: sql<SectionTexts>`${JSON.stringify(allTexts(texts))}::jsonb`, ...afterEdit(row) })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'report.written',
    subject: { kind: 'report', id },
    body: row.body_id,
    actor: actor.id,
  })
}

/** Enters a figure that has no record here, with what it was taken from. What can be counted is never typed. */
export async function enterCell(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  entry: { version: number; cell: string; value: number; source: string; fileId?: string | null | undefined },
): Promise<void> {
  const row = await lockReport(tx, id, 'edit', entry.version)
  const address = cellsOf(row.format).find((cell) => cell.name === entry.cell)
  if (!address && !isFeeItem(entry.cell)) throw new Refusal('reports.no_cell', 422)
  if (address && address.way !== 'entered') throw new Refusal('reports.cell_is_counted', 422)
  if (address?.column !== 'amount' && entry.cell !== 'fees.collected' && !Number.isInteger(entry.value))
    throw new Refusal('reports.whole_number', 422)
  const values = {
    value: String(entry.value),
    source: entry.source,
    entered_by: actor.id,
    entered_at: clock.now(),
    file_id: entry.fileId ?? null,
  }
  const own = tx.withTables<Tables>()
  await own
    .insertInto('report_entered')
    .values({ report_id: id, cell: entry.cell, ...values })
    .onConflict((conflict) => conflict.columns(['report_id', 'cell']).doUpdateSet(values))
    .execute()
  await own.updateTable('report_report').set(afterEdit(row)).where('id', '=', id).execute()
  await record(tx, clock, {
    kind: 'report.cell_entered',
    subject: { kind: 'report', id },
    body: row.body_id,
    actor: actor.id,
    payload: { cell: entry.cell, value: entry.value },
  })
}

/** Keeps the reason why a difference stands, with its author. */
export async function overrideFinding(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  override: { version: number; rule: string; reason: string },
): Promise<void> {
  const row = await lockReport(tx, id, 'edit', override.version)
  if (!explainable.includes(override.rule))
    throw new Refusal('reports.not_explainable', 422, { rule: override.rule })
  const overrides: Record<string, Override> = {
    ...row.overrides,
    [override.rule]: { reason: override.reason, by: actor.id, at: clock.now().toISOString() },
  }
  await tx
    .withTables<Tables>()
    .updateTable('report_report')
    .set({
      overrides: sql<Record<string, Override>>`${JSON.stringify(overrides)}::jsonb`,
      ...afterEdit(row),
    })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'report.finding_explained',
    subject: { kind: 'report', id },
    body: row.body_id,
    actor: actor.id,
    payload: { rule: override.rule },
  })
}
