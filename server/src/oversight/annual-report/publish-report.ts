import type { Report } from '@yangguang/annual-report'
import { sql } from 'kysely'
import { getBody } from '#foundation/bodies'
import type { FigureSource } from '#foundation/figures'
import type { Actor } from '#foundation/identity'
import { ledgerSize, record } from '#foundation/ledger'
import { type Decided, openReview } from '#foundation/review'
import { type Clock, day } from '#platform/clock'
import { canonicalJson, newId, sha256 } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { cellsOf } from './cells.ts'
import { compose, findingsOf, type ReportRecord, recordsOfCell, scopeOf } from './compose.ts'
import type { SectionTexts } from './contract.ts'
import { lockReport } from './store.ts'
import type { Override, Tables } from './tables.ts'

/** Freezes the report and sends it to review. An identity that does not hold stops it. */
export async function submitReport(
  tx: Tx,
  clock: Clock,
  sources: readonly FigureSource[],
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const row = await lockReport(tx, id, 'submit', version)
  if (row.year >= Number(clock.today().slice(0, 4))) throw new Refusal('reports.year_not_over', 409)
  const report = await compose(tx, sources, row)
  const broken = (await findingsOf(tx, row, report)).filter(
    (found) => found.level === 'error' && !(found.rule in row.overrides),
  )
  const [first] = broken
  if (first) throw new Refusal('reports.findings', 422, { count: broken.length, first: first.message })
  const canonical = canonicalJson(report)
  const digest = sha256(canonical)
  await setState(tx, row, { state: 'in_review', canonical, digest })
  // What reviewers sign are these values; the records behind them are kept from the same moment.
  await freezeRecords(tx, sources, row)
  await openReview(tx, clock, actor, {
    kind: 'report',
    id,
    body: row.body_id,
    title: report.title ?? '',
    digest,
  })
}

async function freezeRecords(tx: Tx, sources: readonly FigureSource[], row: ReportRecord): Promise<void> {
  const own = tx.withTables<Tables>()
  await own.deleteFrom('report_frozen_record').where('report_id', '=', row.id).execute()
  for (const cell of cellsOf(row.format)) {
    if (cell.way !== 'counted') continue
    const records = await recordsOfCell(tx, sources, scopeOf(row), cell.name)
    for (let at = 0; at < records.length; at += 1_000) {
      const rows = records.slice(at, at + 1_000).map((behind) => ({
        report_id: row.id,
        cell: cell.name,
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

/** What follows for the report when its review ends. */
export async function onReportDecided(tx: Tx, clock: Clock, actor: Actor, decided: Decided): Promise<void> {
  if (decided.outcome === 'advanced') return
  const row = await lockReport(tx, decided.subject.id, 'decide')
  await setState(
    tx,
    row,
    decided.outcome === 'approved'
      ? { state: 'approved' }
      : { state: 'returned', canonical: null, digest: null },
  )
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
  await setState(tx, row, {
    state: 'published',
    published_at: clock.now(),
    ledger_position: await ledgerSize(tx),
  })
  await record(tx, clock, {
    kind: 'report.published',
    subject: { kind: 'report', id },
    body: row.body_id,
    actor: actor.id,
    payload: { year: row.year, digest: row.digest.toString('hex'), scope: row.scope },
  })
}

async function setState(
  tx: Tx,
  row: ReportRecord,
  change: Partial<Omit<ReportRecord, 'sections' | 'overrides'>>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('report_report')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}

/** Puts a report that was made elsewhere on the portal, under its body, as it was read. @returns its id */
export async function importReport(
  tx: Tx,
  clock: Clock,
  bodyId: string,
  report: Report & { year: number },
): Promise<string> {
  const body = await getBody(tx, bodyId, clock.today())
  if (!body) throw new Refusal('reports.no_body', 422)
  const id = newId()
  const canonical = canonicalJson(report)
  const { overview, problems, other } = report.sections
  const texts = { overview: overview ?? '', problems: problems ?? '', other: other ?? '' }
  const inserted = await tx
    .withTables<Tables>()
    .insertInto('report_report')
    .values({
      id,
      body_id: bodyId,
      year: report.year,
      format: report.format,
      scope: 'own',
      bodies: [bodyId],
      origin: 'imported',
      state: 'published',
      version: 1,
      sections: sql<SectionTexts>`${JSON.stringify(texts)}::jsonb`,
      overrides: sql<Record<string, Override>>`'{}'::jsonb`,
      canonical,
      digest: sha256(canonical),
      ledger_position: await ledgerSize(tx),
      published_at: report.issuedOn ? new Date(`${day(report.issuedOn)}T00:00:00+08:00`) : clock.now(),
      created_at: clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['body_id', 'year']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new Refusal('reports.exists', 409)
  await record(tx, clock, {
    kind: 'report.imported',
    subject: { kind: 'report', id },
    body: bodyId,
    payload: { year: report.year, format: report.format, digest: sha256(canonical).toString('hex') },
  })
  return id
}
