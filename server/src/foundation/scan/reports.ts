import { sql } from 'kysely'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import type { Finding, ScanReport } from './contract.ts'
import type { Tables } from './tables.ts'

/** Keeps what the scans found in a frozen text; the entry signs its digest, as every review does. */
export async function keepReport(
  tx: Tx,
  clock: Clock,
  subject: { kind: string; id: string; body: string },
  digest: Buffer,
  findings: readonly Finding[],
): Promise<void> {
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('scan_report')
    .values({
      id,
      subject_kind: subject.kind,
      subject_id: subject.id,
      digest,
      findings: sql<Finding[]>`${JSON.stringify(findings)}::jsonb`,
      ran_at: clock.now(),
    })
    .execute()
  const count = (level: Finding['level']) => findings.filter((found) => found.level === level).length
  await record(tx, clock, {
    kind: 'scan.done',
    subject: { kind: subject.kind, id: subject.id },
    body: subject.body,
    payload: { report: id, digest: digest.toString('hex'), blocks: count('block'), warns: count('warn') },
  })
}

/** What the scans found in the text of this digest. */
export async function reportOf(db: Db, digest: Buffer): Promise<ScanReport | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('scan_report')
    .selectAll()
    .where('digest', '=', digest)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && { digest: row.digest.toString('hex'), ranAt: row.ran_at.toISOString(), findings: row.findings }
  )
}

/** Forgets every report of a subject, when a leak is destroyed. */
export async function forgetReports(tx: Tx, subject: { kind: string; id: string }): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('scan_report')
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .execute()
}
