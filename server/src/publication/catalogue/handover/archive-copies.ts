import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { archiveCopies, type FileStore, officeKind, storedFile } from '#foundation/files'
import type { Db } from '#platform/db'
import { inOwnFolder, runProgram } from '#platform/programs'
import type { Piece } from './bag.ts'

/** Programs of this machine that make the forms archives ask for; each may be absent. */
export interface Converters {
  /** LibreOffice: attached office files as PDF/A. */
  office?: string | undefined
  /** A program that is called with a PDF file and where the OFD file is to be. */
  ofd?: string | undefined
}

const MOST_BYTES = 30 * 1024 * 1024
const SECONDS = 60

/**
 * Copies of attached files in the forms archives keep, beside the files themselves: PDF/A of office files, OFD of these and of
 * PDF files. Where a converter is absent, or does not manage a file, the file goes alone.
 * @param packed names of the files in the package
 * @param copies gets the paths of the copies of each file
 */
export async function* copyPieces(
  db: Db,
  files: FileStore,
  converters: Converters,
  packed: ReadonlyMap<string, string>,
  ids: readonly string[],
  copies: Map<string, string[]>,
): AsyncGenerator<Piece> {
  const note = (id: string, content: Buffer, form: 'pdf' | 'ofd'): Piece => {
    const path = `归档副本/${packed.get(id)}.${form}`
    copies.set(id, [...(copies.get(id) ?? []), path])
    return { path, content }
  }
  const asOfd = async function* (id: string, pdf: Buffer): AsyncGenerator<Piece> {
    const ofd = await ofdOf(converters, pdf)
    if (ofd) yield note(id, ofd, 'ofd')
  }
  const office = []
  for (const id of ids) {
    const info = await storedFile(db, id)
    if (!info || !packed.has(id) || info.size > MOST_BYTES) continue
    const kind = officeKind(info.name)
    const read = async () => (await files.read(db, id))?.content
    if (kind) office.push({ id, kind, read })
    const pdf = converters.ofd && info.mediaType === 'application/pdf' ? await read() : undefined
    if (pdf) yield* asOfd(id, pdf)
  }
  if (!converters.office || office.length === 0) return
  for await (const { id, pdf } of archiveCopies(converters.office, office)) {
    yield note(id, pdf, 'pdf')
    yield* asOfd(id, pdf)
  }
}

/** A PDF file as OFD (GB/T 33190); undefined without a converter, or where it fails. */
export function ofdOf({ ofd }: Converters, pdf: Buffer): Promise<Buffer | undefined> {
  if (!ofd) return Promise.resolve(undefined)
  return inOwnFolder(async (folder) => {
    const [from, to] = [join(folder, 'source.pdf'), join(folder, 'target.ofd')]
    await writeFile(from, pdf, { mode: 0o600 })
    await runProgram(ofd, [from, to], { folder, seconds: SECONDS })
    const made = await readFile(to)
    // An OFD file is a ZIP package.
    return made.subarray(0, 2).toString('latin1') === 'PK' ? made : undefined
  }).catch(() => undefined)
}
