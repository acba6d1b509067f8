import type { FileStore } from '#foundation/files'
import { letterPdf } from '#foundation/letters'
import type { Db } from '#platform/db'
import type { LetterView } from './contract.ts'
import type { Tables } from './tables.ts'

/** The letter typeset, with the image of the seal of its day. */
export async function typesetLetter(db: Db, files: FileStore, letter: LetterView): Promise<Buffer> {
  const seal = letter.seal ? await files.read(db, letter.seal) : undefined
  return letterPdf(letter, seal && { content: seal.content, mediaType: seal.info.mediaType })
}

/** The PDF that is handed out: with the electronic seal where one was put on it. */
export async function pdfOf(db: Db, files: FileStore, letter: LetterView): Promise<Buffer> {
  if (letter.sealing !== 'sealed') return typesetLetter(db, files, letter)
  const row = await db
    .withTables<Tables>()
    .selectFrom('requests_letter_seal')
    .select('file_id')
    .where('letter_id', '=', letter.id)
    .executeTakeFirst()
  const sealed = row?.file_id ? await files.read(db, row.file_id) : undefined
  if (!sealed) throw new Error(`letter ${letter.id} lost its sealed file`)
  return sealed.content
}
