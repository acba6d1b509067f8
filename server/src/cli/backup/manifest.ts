import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { z } from 'zod'

export const MANIFEST = 'manifest.json'

/** What a backup consists of; written last, so that a folder without it is no backup. */
const shape = z.object({
  madeAt: z.iso.datetime(),
  files: z.array(z.object({ path: z.string(), size: z.number(), sha256: z.string() })).min(1),
})
export type Manifest = z.infer<typeof shape>

/** A backup as it lies there: its folder, and that of its keys where they are kept apart. */
export interface Kept {
  folder: string
  keys: string
}

const KEYS = 'keys/'

/** @param keys where the keys lie when apart: their folder, or the one that holds those of every backup by name */
export function kept(folder: string, keys: string | undefined): Kept {
  if (keys === undefined) return { folder, keys: join(folder, KEYS) }
  const named = join(keys, basename(folder))
  return { folder, keys: existsSync(named) ? named : keys }
}

export const isBackup = (folder: string): boolean => existsSync(join(folder, MANIFEST))

/** @returns undefined where the manifest itself is damaged */
export async function manifestOf({ folder }: Kept): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, MANIFEST), 'utf8')
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Where a file of the manifest lies. */
export const placeOf = ({ folder, keys }: Kept, path: string): string =>
  path.startsWith(KEYS) ? join(keys, path.slice(KEYS.length)) : join(folder, path)

/** @returns the first file that is missing or is not what it was, or undefined when all are whole */
export async function firstSpoiled(backup: Kept, { files }: Manifest): Promise<string | undefined> {
  for (const { path, size, sha256 } of files) {
    const place = placeOf(backup, path)
    const whole = existsSync(place) && (await stat(place)).size === size && (await digest(place)) === sha256
    if (!whole) return path
  }
  return undefined
}

/** Every file below the folder, by names that begin with `prefix`. */
export async function listed(folder: string, prefix = ''): Promise<Manifest['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: Manifest['files'] = []
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const { size } = await stat(path)
    files.push({ path: `${prefix}${relative(folder, path)}`, size, sha256: await digest(path) })
  }
  return files
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part)
  return hash.digest('hex')
}
