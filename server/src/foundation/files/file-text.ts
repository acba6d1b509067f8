import type { Db } from '#platform/db'
import { type FileStore, storedFile } from './store.ts'

type Tables = { files_text: { file_id: string; content: string } }

/** Larger files are found by their name only: reading them would hold up everything else. */
const MOST_BYTES = 12 * 1024 * 1024
const MOST_CHARACTERS = 200_000

/** Readers by ending; each gives the words of a file, however they are laid out. */
const readers: Readonly<Record<string, (content: Buffer) => Promise<string>>> = {
  txt: async (content) => content.toString('utf8'),
  csv: async (content) => content.toString('utf8'),
  docx: async (content) => (await import('@yangguang/annual-report/docx')).docxText(content),
  xlsx: async (content) => (await import('@yangguang/annual-report/xlsx')).xlsxText(content),
  pdf: async (content) => (await import('@yangguang/annual-report/pdf')).pdfText(new Uint8Array(content)),
}

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

async function readOut(db: Db, files: FileStore, id: string): Promise<string> {
  const known = await storedFile(db, id)
  if (!known || known.size > MOST_BYTES) return ''
  const file = await files.read(db, id)
  if (!file) return ''
  const reader = readers[file.info.name.split('.').pop()?.toLowerCase() ?? '']
  try {
    const text = (await reader?.(file.content)) ?? ''
    return text
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('\0', '')
      .slice(0, MOST_CHARACTERS)
  } catch {
    // A broken file is still offered for download; search only knows its name.
    return ''
  }
}
