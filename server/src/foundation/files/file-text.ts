import type { Db } from '#platform/db'
import { openPool, SMALL_TASK, workerEntry } from '#platform/worker'
import { type FileStore, storedFile } from './store.ts'
import { isReadable, wordsOf } from './words-of.ts'

type Tables = { files_text: { file_id: string; content: string } }

/** Larger files are found by their name only. */
const MOST_BYTES = 64 * 1024 * 1024

export interface WordsTask {
  name: string
  content: Uint8Array
}

const pool = openPool<WordsTask, string>(workerEntry(import.meta, 'worker.ts', 'words-worker.js'), {
  size: 1,
  seconds: 60,
  memoryMb: 1024,
})

/** The words of a public file; read out once, then kept. A file that cannot be read has none. */
export async function fileText(db: Db, files: FileStore, id: string): Promise<string> {
  const own = db.withTables<Tables>()
  const kept = await own
    .selectFrom('files_text')
    .select('content')
    .where('file_id', '=', id)
    .executeTakeFirst()
  if (kept) return kept.content
  const content = await readOut(db, files, id)
  await own
    .insertInto('files_text')
    .values({ file_id: id, content })
    .onConflict((conflict) => conflict.column('file_id').doNothing())
    .execute()
  return content
}

/** A broken file is still offered for download; search only knows its name. */
async function readOut(db: Db, files: FileStore, id: string): Promise<string> {
  const known = await storedFile(db, id)
  if (!known || known.size > MOST_BYTES || !isReadable(known.name)) return ''
  const file = await files.read(db, id)
  if (!file) return ''
  const { content, info } = file
  if (content.length < SMALL_TASK) return wordsOf(info.name, content).catch(() => '')
  // A large one in a thread of its own: nobody else waits for it, and what kills its reader kills only that.
  const result = await pool.run({ name: info.name, content })
  return 'answer' in result ? result.answer : ''
}
