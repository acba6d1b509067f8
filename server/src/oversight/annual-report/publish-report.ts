import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Decided } from '#foundation/review'
import type { Clock } from '#platform/clock'
import { sha256 } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { thawReport } from './freeze.ts'
import { lockReport, setState } from './store.ts'
import type { Tables } from './tables.ts'

/** What follows for the report when its review ends. */
export async function onReportDecided(tx: Tx, clock: Clock, actor: Actor, decided: Decided): Promise<void> {
  if (decided.outcome === 'advanced') return
  const row = await lockReport(tx, decided.subject.id, 'decide')
  if (decided.outcome === 'approved') await setState(tx, row, { state: 'approved' })
  else await thawReport(tx, row, 'returned')
  await record(tx, clock, {
    kind: decided.outcome === 'approved' ? 'report.approved' : 'report.returned',
    subject: decided.subject,
    body: decided.body,
    actor: actor.id,
  })
}

/** Publishes the approved report; from here its figures and lists no longer follow the records. */
export async function publishReport(tx: Tx, clock: Clock, actor: Actor, id: string): Promise<void> {
  const row = await lockReport(tx, id, 'publish')
  if (!row.canonical || !row.digest?.equals(sha256(row.canonical)))
    throw new Error(`report ${id} does not match its digest`)
  await setState(tx, row, { state: 'published', published_at: clock.now() })
  if (row.corrects !== null) await supersede(tx, clock, actor, row.corrects, id)
  await record(tx, clock, {
    kind: 'report.published',
    subject: { kind: 'report', id },
    body: row.body_id,
    actor: actor.id,
    payload: {
      year: row.year,
      edition: row.edition,
      digest: row.digest.toString('hex'),
      scope: row.scope,
      ledgerPosition: Number(row.ledger_position ?? 0n),
    },
  })
}

/** The earlier edition stays where it was, with a note of the one that corrects it. */
async function supersede(tx: Tx, clock: Clock, actor: Actor, earlier: string, by: string): Promise<void> {
  const row = await lockReport(tx, earlier, 'correct')
  if (row.superseded_by !== null) throw new Refusal('reports.superseded', 409)
  await tx
    .withTables<Tables>()
    .updateTable('report_report')
    .set({ superseded_by: by, version: row.version + 1 })
    .where('id', '=', earlier)
    .execute()
  await record(tx, clock, {
    kind: 'report.superseded',
    subject: { kind: 'report', id: earlier },
    body: row.body_id,
    actor: actor.id,
    payload: { by },
  })
}

/** 归档: the last step, with the number under which the archive keeps it. */
export async function archiveReport(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  archiveNumber: string,
): Promise<void> {
  const row = await lockReport(tx, id, 'archive')
  await setState(tx, row, {
    state: 'archived',
    archived_at: clock.now(),
    archive_number: archiveNumber,
  })
  await record(tx, clock, {
    kind: 'report.archived',
    subject: { kind: 'report', id },
    body: row.body_id,
    actor: actor.id,
    payload: { archiveNumber },
  })
}
