import { check, type Finding } from '@yangguang/annual-report'
import { sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { publishedOf, publishedReports } from '#oversight/annual-report'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { ReturnReportInput } from './contract.ts'
import { membersOf } from './level.ts'
import type { Tables } from './tables.ts'

/**
 * 退回 of a report made in the system: what is published stays until its body has corrected it (条例 Art 47), and what
 * was found waits in the body's inbox.
 */
export async function returnReport(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  { body: root, bodyId, year, note }: ReturnReportInput,
): Promise<void> {
  const members = await membersOf(tx, root, year)
  if (!members.some(({ body }) => body.id === bodyId)) throw new Refusal('supervision.not_of_level', 422)
  const [current] = await publishedReports(tx, [bodyId], year)
  const report = await publishedOf(tx, bodyId, year)
  if (!current || !report) throw new Refusal('supervision.not_published', 409)
  if (current.origin === 'imported') throw new Refusal('supervision.return_file', 409)
  const previous = await publishedOf(tx, bodyId, year - 1)
  const findings = check({ ...report, findings: [] }, previous ? { previous } : {})
  const id = newId()
  const inserted = await tx
    .withTables<Tables>()
    .insertInto('supervision_return')
    .values({
      id,
      root_id: root,
      body_id: bodyId,
      year,
      report_id: current.id,
      note,
      findings: sql<Finding[]>`${JSON.stringify(findings)}::jsonb`,
      returned_by: actor.id,
      returned_at: clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['root_id', 'report_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new Refusal('supervision.returned_already', 409)
  await record(tx, clock, {
    kind: 'report.sent_back',
    subject: { kind: 'report', id: current.id },
    body: bodyId,
    actor: actor.id,
    payload: { root, year, findings: findings.length },
  })
}

export interface OpenReturn {
  id: string
  rootId: string
  bodyId: string
  year: number
  reportId: string
  note: string
  findings: Finding[]
  returnedAt: Date
}

/** What was sent back to these bodies and is not corrected yet. */
export async function openReturns(
  db: Db,
  bodies: readonly string[],
  year?: number,
  root?: string,
): Promise<OpenReturn[]> {
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('supervision_return')
    .selectAll()
    .where(sql<boolean>`body_id = any(${[...bodies]}::uuid[])`)
    .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
    .$if(root !== undefined, (query) => query.where('root_id', '=', root ?? ''))
    .execute()
  const years = [...new Set(rows.map((row) => row.year))]
  const current = await Promise.all(
    years.map((at) =>
      publishedReports(
        db,
        rows.filter((row) => row.year === at).map((row) => row.body_id),
        at,
      ),
    ),
  )
  const standing = new Set(current.flat().map(({ id }) => id))
  return rows
    .filter((row) => standing.has(row.report_id))
    .map((row) => ({
      id: row.id,
      rootId: row.root_id,
      bodyId: row.body_id,
      year: row.year,
      reportId: row.report_id,
      note: row.note,
      findings: row.findings,
      returnedAt: row.returned_at,
    }))
}
