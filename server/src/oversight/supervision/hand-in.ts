import type { Report } from '@yangguang/annual-report'
import { sql } from 'kysely'
import { getBody, namesOf } from '#foundation/bodies'
import type { FileStore } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { canonicalJson, newId, sha256 } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { checkSubmission } from './check-submission.ts'
import { endOf, membersOf } from './level.ts'
import { matchBody } from './match-body.ts'
import type { FileContents, ReportReader } from './reading.ts'
import type { Tables } from './tables.ts'

const MOST_BYTES = 20 * 1024 * 1024

export interface HandedFile {
  root: string
  year: number
  name: string
  content: Buffer
}

/**
 * Takes one report file: read in a limited worker, matched to its body, checked, kept. A file that cannot be read is kept with
 * the sentence why, so that a batch goes on; the same file handed in again is the same submission.
 * @returns the ids of its submissions
 */
export async function handIn(
  db: Db,
  clock: Clock,
  files: FileStore,
  reader: ReportReader,
  actor: Actor,
  file: HandedFile,
): Promise<string[]> {
  if (file.content.length === 0) throw new Refusal('supervision.empty_file', 422)
  if (file.content.length > MOST_BYTES) throw new Refusal('supervision.large_file', 422)
  const hash = sha256(file.content)
  const before = await submissionsOfFile(db, file, hash)
  if (before.length > 0) return before
  const contents = await reader.read(file.name, new Uint8Array(file.content))
  return inTransaction(db, (tx) => keep(tx, clock, files, actor, file, hash, contents))
}

async function submissionsOfFile(db: Db, { root, year }: HandedFile, hash: Buffer): Promise<string[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('supervision_submission')
    .select('id')
    .where('root_id', '=', root)
    .where('year', '=', year)
    .where('file_hash', '=', hash)
    .where('state', '<>', 'unread')
    .orderBy('part')
    .execute()
  return rows.map(({ id }) => id)
}

async function keep(
  tx: Tx,
  clock: Clock,
  files: FileStore,
  actor: Actor,
  file: HandedFile,
  hash: Buffer,
  contents: FileContents,
): Promise<string[]> {
  const own = tx.withTables<Tables>()
  const { root, year } = file
  const level = await getBody(tx, root, endOf(year))
  if (!level) throw new Refusal('supervision.no_level', 404)
  const stored = await files.put(tx, {
    class: 'private',
    name: file.name,
    mediaType: 'application/octet-stream',
    content: file.content,
    createdBy: actor.id,
  })
  const shared = {
    root_id: root,
    year,
    file_id: stored.id,
    file_name: file.name,
    file_hash: hash,
    handed_by: actor.id,
    handed_at: clock.now(),
  }
  const reports: readonly (Report | undefined)[] = 'reports' in contents ? contents.reports : [undefined]
  const members = await membersOf(tx, root, year)
  const names = await namesOf(tx, [root, ...members.map(({ body }) => body.id)])
  const ids: string[] = []
  for (const [part, report] of reports.entries()) {
    const id = newId()
    const bodyId = report && matchBody(names, report.publicBody, reports.length === 1 ? file.name : '')
    const body = bodyId === root ? level : members.find((member) => member.body.id === bodyId)?.body
    const findings = report ? await checkSubmission(tx, report, year, body) : []
    if (bodyId) await replaceEarlier(tx, root, year, bodyId)
    const values = {
      state: report ? (bodyId ? ('checked' as const) : ('unmatched' as const)) : ('unread' as const),
      problem: 'problem' in contents ? contents.problem : '',
      body_id: bodyId ?? null,
      canonical: report ? canonicalJson(report) : null,
      findings: sql<typeof findings>`${JSON.stringify(findings)}::jsonb`,
    }
    const kept = await own
      .insertInto('supervision_submission')
      .values({ id, part, ...shared, ...values })
      // A file that could not be read before may be readable now.
      .onConflict((conflict) =>
        conflict
          .columns(['root_id', 'year', 'file_hash', 'part'])
          .doUpdateSet({ ...values, file_name: file.name }),
      )
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.push(kept.id)
    await record(tx, clock, {
      kind: 'submission.handed_in',
      subject: { kind: 'submission', id: kept.id },
      body: bodyId ?? root,
      actor: actor.id,
      payload: { root, year, state: values.state, fileHash: hash.toString('hex') },
    })
  }
  return ids
}

/** A body's later file takes the place of one that is not decided on, or was sent back. */
export async function replaceEarlier(
  tx: Tx,
  root: string,
  year: number,
  bodyId: string,
  but?: string,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('supervision_submission')
    .set((eb) => ({ state: 'replaced', version: eb('version', '+', 1) }))
    .where('root_id', '=', root)
    .where('year', '=', year)
    .where('body_id', '=', bodyId)
    .where('state', 'in', ['checked', 'returned'])
    .$if(but !== undefined, (query) => query.where('id', '<>', but ?? ''))
    .execute()
}
