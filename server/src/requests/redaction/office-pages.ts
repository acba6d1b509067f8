import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const SECONDS = 50
const MOST_UNPACKED = 200 * 1024 * 1024

/** The office program of this machine: where the setting says, else LibreOffice on the path; undefined without one. */
export function findOfficeProgram(
  where: { setting: string | undefined; path: string } | undefined,
): string | undefined {
  if (!where || where.setting === 'none') return undefined
  const { setting, path } = where
  const places = setting ? [setting] : path.split(delimiter).map((folder) => join(folder, 'soffice'))
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/**
 * A Word file as the pages its reader knows, laid out by an office program in a folder and a profile of its own.
 * @returns undefined where the program did not manage it; then the file is set anew
 */
export async function officePages(program: string, bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'yangguang-pages-'))
  try {
    await writeFile(join(folder, 'source.docx'), readerSees(bytes), { mode: 0o600 })
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const options = ['--headless', '--norestore', profile, '--convert-to', 'pdf', '--outdir', folder]
    await run(program, [...options, join(folder, 'source.docx')], folder)
    return await readFile(join(folder, 'source.pdf'))
  } catch {
    return undefined
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** The program sees nothing of this process: an empty home, no variables, and it ends with all its children. */
function run(program: string, options: readonly string[], folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, {
      cwd: folder,
      detached: true,
      stdio: 'ignore',
      env: { HOME: folder, PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8' },
    })
    const late = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), SECONDS * 1000)
    child.once('error', reject)
    child.once('exit', (code) => {
      clearTimeout(late)
      if (code === 0) resolve()
      else reject(new Error(`office program ended with ${code}`))
    })
  })
}

/**
 * What a reader of the printed page sees, and no more: deleted text, comments and everything that is fetched from
 * elsewhere are taken out before another program opens the file.
 */
export function readerSees(docx: Uint8Array): Uint8Array {
  let unpacked = 0
  const parts = unzipSync(docx, {
    filter: ({ name, originalSize }) => {
      unpacked += originalSize
      if (unpacked > MOST_UNPACKED) throw new Error('too large inside')
      return !/(^|\/)(comments[^/]*\.xml|vbaProject\.bin)$/i.test(name) && !/embeddings\//i.test(name)
    },
  })
  for (const [name, content] of Object.entries(parts)) {
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
