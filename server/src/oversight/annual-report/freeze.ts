import { sql } from 'kysely'
import type { FigureScope, FigureSource } from '#foundation/figures'
import type { Actor } from '#foundation/identity'
import { ledgerSize, record } from '#foundation/ledger'
import { openReview, recallReview } from '#foundation/review'
import type { Clock } from '#platform/clock'
import { canonicalJson, sha256 } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { cellsOf } from './cells.ts'
import { composeLive, type ReportRecord, scopeOf } from './compose.ts'
import { feesCounted } from './fees.ts'
import { findingsOf } from './findings.ts'
import { handedIn } from './handed-in.ts'
import { recordsNow } from './records.ts'
import { lockReport, setState } from './store.ts'
import type { Tables } from './tables.ts'

/** PostgreSQL: somebody else changed the row after this snapshot was taken. */
const SERIALIZATION_FAILURE = '40001'

/** Runs `work` in one snapshot: whatever is registered meanwhile, every figure and every list are of the same moment. */
export async function inSnapshot<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().setIsolationLevel('repeatable read').execute(work)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === SERIALIZATION_FAILURE)
      throw new Refusal('reports.changed_meanwhile', 409)
    throw error
  }
}

/** 校验: says that the report holds as it stands. Whatever changes in it makes it a draft again. */
export async function verifyReport(
  tx: Tx,
  clock: Clock,
  sources: readonly FigureSource[],
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const row = await lockReport(tx, id, 'verify', version)
  await refuseBroken(tx, clock, sources, row)
  await setState(tx, row, { state: 'checked' })
  await record(tx, clock, {
    kind: 'report.checked',
    subject: { kind: 'report', id },
    body: row.body_id,
    actor: actor.id,
  })
}

async function refuseBroken(
  tx: Tx,
  clock: Clock,
  sources: readonly FigureSource[],
  row: ReportRecord,
): Promise<Awaited<ReturnType<typeof composeLive>>> {
  const report = await composeLive(tx, sources, row)
  const broken = (await findingsOf(tx, sources, row, report, clock.today())).filter(
    (found) => found.level === 'error' && !(found.rule in row.overrides),
  )
  const [first] = broken
  if (first) throw new Refusal('reports.findings', 422, { count: broken.length, first: first.message })
  return report
}

/**
 * Freezes the report and sends it to review; an error that stands stops it. Run in a snapshot (`inSnapshot`): the figures, the
 * records behind them and the place in the ledger are then of one moment.
 */
export async function submitReport(
  tx: Tx,
  clock: Clock,
  sources: readonly FigureSource[],
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  await assertSnapshot(tx)
  const row = await lockReport(tx, id, 'submit', version)
  if (row.year >= Number(clock.today().slice(0, 4))) throw new Refusal('reports.year_not_over', 409)
  const report = await refuseBroken(tx, clock, sources, row)
  const canonical = canonicalJson(report)
  const digest = sha256(canonical)
  await setState(tx, row, {
    state: 'in_review',
    canonical,
    digest,
    frozen_at: clock.now(),
    ledger_position: await ledgerSize(tx),
  })
  // What reviewers sign are these values; the records behind them are kept from the same moment.
  await freezeRecords(tx, sources, row)
  await openReview(tx, clock, actor, {
    kind: 'report',
    id,
    body: row.body_id,
    title: `${report.title ?? ''}${row.edition > 1 ? `（第${row.edition}版，更正）` : ''}`,
    digest,
  })
}

async function assertSnapshot(tx: Tx): Promise<void> {
  const { rows } = await sql<{
    level: string
  }>`select current_setting('transaction_isolation') as level`.execute(tx)
  if (rows[0]?.level !== 'repeatable read') throw new Error('a report is frozen in one snapshot')
}

async function freezeRecords(tx: Tx, sources: readonly FigureSource[], row: ReportRecord): Promise<void> {
  const own = tx.withTables<Tables>()
  await own.deleteFrom('report_frozen_record').where('report_id', '=', row.id).execute()
  const cells = cellsOf(row.format).filter((cell) => cell.way === 'counted')
  const names = [
    ...cells.map((cell) => cell.name),
    ...(feesCounted(sources) ? ['fees.notices', 'fees.charged', 'fees.collected'] : []),
  ]
  const handed = await handedIn(tx, row)
  const counted = await countedOnce(tx, sources, scopeOf(row))
  for (const name of names) {
    const records = await recordsNow(tx, counted, row, handed, name)
    for (let at = 0; at < records.length; at += 1_000) {
      const rows = records.slice(at, at + 1_000).map((behind) => ({
        report_id: row.id,
        cell: name,
        record_kind: behind.kind,
        record_id: behind.id,
        body_id: behind.bodyId,
        label: behind.label,
        day: behind.day,
      }))
      await own.insertInto('report_frozen_record').values(rows).execute()
    }
  }
}

/** The same sources, each asked for its records only where it counted some: most cells of most reports are zero. */
async function countedOnce(
  tx: Tx,
  sources: readonly FigureSource[],
  scope: FigureScope,
): Promise<FigureSource[]> {
  const asked: FigureSource[] = []
  for (const source of sources) {
    const figures = scope.bodies.length === 0 ? new Map<string, number>() : await source.count(tx, scope)
    asked.push({
      ...source,
      records: async (db, within, name) => (figures.has(name) ? source.records(db, within, name) : []),
    })
  }
  return asked
}

const thawed = { canonical: null, digest: null, frozen_at: null, ledger_position: null }

/** 撤回: takes the report back while no decision has ended its review; its figures live again. */
export async function recallReport(tx: Tx, clock: Clock, actor: Actor, id: string): Promise<void> {
  const row = await lockReport(tx, id, 'recall')
  await recallReview(tx, clock, actor, { kind: 'report', id })
  await thawReport(tx, row, 'draft')
  await record(tx, clock, {
    kind: 'report.recalled',
    subject: { kind: 'report', id },
    body: row.body_id,
    actor: actor.id,
  })
}

/** Lets the figures of a report that goes no further follow the records again. */
export async function thawReport(tx: Tx, row: ReportRecord, state: 'draft' | 'returned'): Promise<void> {
  await setState(tx, row, { state, ...thawed })
  await tx.withTables<Tables>().deleteFrom('report_frozen_record').where('report_id', '=', row.id).execute()
}
