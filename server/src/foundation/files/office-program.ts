import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { unzipWithin } from '#platform/archive'
import { dropFolder, inOwnFolder, isProgram, onPath, ownFolder, runProgram } from '#platform/programs'

const SECONDS = 50
/** Beside the start, for each file of many. */
const SECONDS_EACH = 10
const kinds = ['docx', 'xlsx'] as const
type OfficeKind = (typeof kinds)[number]
/** PDF/A-2b, as archives want it. */
const archive = '{"SelectPdfVersion":{"type":"long","value":"2"}}'
const writers: Readonly<Record<OfficeKind, string>> = { docx: 'writer_pdf_Export', xlsx: 'calc_pdf_Export' }

/** The office program of this machine: where the setting says, else LibreOffice on the path; undefined without one. */
export function findOfficeProgram(
  where: { setting: string | undefined; path: string } | undefined,
): string | undefined {
  if (!where || where.setting === 'none') return undefined
  const { setting, path } = where
  if (setting) return isProgram(setting) ? setting : undefined
  return onPath('soffice', path)
}

/**
 * A Word file as the pages its reader knows, laid out by an office program in a folder and a profile of its own.
 * @returns undefined where the program did not manage it; then the file is set anew
 */
export function officePages(program: string, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  return inOwnFolder(async (folder) => {
    await writeFile(join(folder, 'source.docx'), await readerSees(bytes), { mode: 0o600 })
    await convert(program, folder, 'pdf', ['source.docx'])
    return await readFile(join(folder, 'source.pdf'))
  }).catch(() => undefined)
}

/** Which office file a name and its bytes are, if the office program lays it out for an archive. */
export function officeKind(name: string): OfficeKind | undefined {
  return kinds.find((kind) => name.toLowerCase().endsWith(`.${kind}`))
}

/** Office files as PDF/A-2b, many at one start of the program. What it does not manage is missing from the answer. */
export async function* archiveCopies(
  program: string,
  files: readonly { id: string; kind: OfficeKind; read: () => Promise<Uint8Array | undefined> }[],
): AsyncGenerator<{ id: string; pdf: Buffer }> {
  const folder = await ownFolder()
  try {
    for (const kind of kinds) {
      const named: string[] = []
      for (const { id, read } of files.filter((file) => file.kind === kind)) {
        const name = `${id}.${kind}`
        const bytes = await read()
        if (bytes && (await writeAsSeen(join(folder, name), bytes))) named.push(name)
      }
      if (named.length === 0) continue
      await convert(program, folder, `pdf:${writers[kind]}:${archive}`, named).catch(() => undefined)
    }
    for (const { id } of files) {
      const pdf = await readFile(join(folder, `${id}.pdf`)).catch(() => undefined)
      if (pdf) yield { id, pdf }
    }
  } finally {
    await dropFolder(folder)
  }
}

/** @returns whether it is a file that can be opened */
async function writeAsSeen(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeFile(path, await readerSees(bytes), { mode: 0o600 })
    return true
  } catch {
    return false
  }
}

function convert(program: string, folder: string, to: string, names: readonly string[]): Promise<void> {
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const options = ['--headless', '--norestore', profile, '--convert-to', to, '--outdir', folder]
  const seconds = SECONDS + SECONDS_EACH * (names.length - 1)
  return runProgram(program, [...options, ...names.map((name) => join(folder, name))], { folder, seconds })
}

const unseen = /(^|\/)(comments[^/]*\.xml|vbaProject\.bin)$|embeddings\//i

/**
 * What a reader of the printed page sees, and no more: deleted text, comments and everything that is fetched from
 * elsewhere are taken out before another program opens the file.
 */
export async function readerSees(docx: Uint8Array): Promise<Uint8Array> {
  const parts: Record<string, Uint8Array> = {}
  for (const [name, content] of await unzipWithin(docx)) {
    if (unseen.test(name)) continue
    parts[name] = content
    if (/^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name))
      parts[name] = strToU8(
        strFromU8(content)
          .replace(/<w:(del|moveFrom)\b(?![^>]*\/>)[^>]*>[\s\S]*?<\/w:\1>/g, '')
          .replace(/<w:comment(RangeStart|RangeEnd|Reference)\b[^>]*\/>/g, ''),
      )
    if (name.endsWith('.rels'))
      parts[name] = strToU8(
        strFromU8(content).replace(/<Relationship\b[^>]*\/>/g, (relation) =>
          /TargetMode\s*=\s*["']External["']/.test(relation) || /relationships\/comments/.test(relation)
            ? ''
            : relation,
        ),
      )
  }
  return zipSync(parts, { level: 1 })
}
