import type { FileStore } from '#foundation/files'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { defineJob, type Job } from '#platform/jobs'
import { type CopyRecord, digestOf, lockFor, save } from './store.ts'
import type { Tables } from './tables.ts'
import { runTask } from './task.ts'

export const BURN_JOB = 'redaction.burn'
const SECONDS = 1_800
/** The screen looks every second or so; a page takes a quarter of one. */
const PAGES_A_NOTE = 3

/** Makes the new pages of every copy that a second person has approved. */
export function burnJob(db: Db, clock: Clock, files: FileStore): Job {
  return defineJob({
    name: BURN_JOB,
    title: '生成区分处理后的文件',
    async run(signal) {
      const waiting = await db
        .withTables<Tables>()
        .selectFrom('redaction_copy')
        .selectAll()
        .where('state', '=', 'burning')
        .orderBy('submitted_at')
        .execute()
      for (const row of waiting) if (!signal.aborted) await burnCopy(db, clock, files, row, signal)
      return waiting.length > 0 ? `生成 ${waiting.length} 份` : undefined
    },
  })
}

async function burnCopy(
  db: Db,
  clock: Clock,
  files: FileStore,
  row: CopyRecord,
  signal: AbortSignal,
): Promise<void> {
  const pages = await files.read(db, row.pages_file)
  // What the checker signed is what is burnt; anything else stops here.
  const intact = pages && row.digest && digestOf(pages.info.hash, row.boxes).equals(row.digest)
  const made = intact
    ? await runTask(
        { do: 'burn', pages: new Uint8Array(pages.content), boxes: row.boxes },
        {
          seconds: SECONDS,
          signal,
          onNote: (page) => {
            if (page % PAGES_A_NOTE === 0) void noteProgress(db, row.id, page)
          },
        },
      )
    : { problem: 'damaged' as const }
  // Stopped in the middle: the next run begins anew.
  if (signal.aborted) return
  await inTransaction(db, async (tx) => {
    if ('problem' in made) {
      const locked = await lockFor(tx, row.id, 'fail', undefined)
      await save(tx, locked.row, { state: locked.next, failure: made.problem })
      return
    }
    const locked = await lockFor(tx, row.id, 'burn', undefined)
    const result = await files.put(tx, {
      class: 'private',
      name: `${row.public_name}.pdf`,
      mediaType: 'application/pdf',
      content: Buffer.from(made.done),
    })
    await save(tx, locked.row, { state: locked.next, result_file: result.id, burnt_pages: made.pages })
    await record(tx, clock, {
      kind: 'redaction.burnt',
      subject: { kind: 'redaction', id: row.id },
      body: row.body_id,
      payload: { request: row.request_id, pages: made.pages, digest: result.hash },
    })
  })
}

/** No version changes: nobody's screen becomes stale by a page more. */
async function noteProgress(db: Db, id: string, pages: number): Promise<void> {
  await db
    .withTables<Tables>()
    .updateTable('redaction_copy')
    .set({ burnt_pages: pages })
    .where('id', '=', id)
    .where('state', '=', 'burning')
    .execute()
}
