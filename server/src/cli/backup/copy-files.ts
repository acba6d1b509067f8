import type { Stats } from 'node:fs'
import { copyFile, link, mkdir, readdir, stat, utimes } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/**
 * Copies the stored files. What the backup before holds unchanged is the same file under a second name, so that each further
 * backup takes the room of what is new only. A file is written once and never again, so size and time tell.
 */
export async function copyFiles(source: string, target: string, before: string | undefined): Promise<void> {
  for (const entry of await readdir(source, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const name = relative(source, path)
    // An upload under way is gone the next moment; its sender begins anew.
    if (!entry.isFile() || name.split('/')[0] === 'parts') continue
    try {
      await copyOne(path, join(target, name), before && join(before, name))
    } catch (error) {
      // Form files and destroyed leaks go by themselves; the database of this copy brings their end along or never names them.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    }
  }
}

/** Bytes that a copy takes on the disk besides what the backup before holds already. */
export async function bytesToCopy(source: string, before: string | undefined): Promise<number> {
  let bytes = 0
  for (const entry of await readdir(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const found = await stat(path).catch(() => undefined)
    if (found && !(before && (await isSame(found, join(before, relative(source, path)))))) bytes += found.size
  }
  return bytes
}

async function isSame({ size, mtime }: Stats, before: string): Promise<boolean> {
  const old = await stat(before).catch(() => undefined)
  return old?.size === size && old.mtime.getTime() === mtime.getTime()
}

async function copyOne(from: string, to: string, before: string | undefined): Promise<void> {
  const found = await stat(from)
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  if (before !== undefined && (await isSame(found, before))) {
    // Elsewhere than on one disk there are no second names.
    const linked = await link(before, to).then(
      () => true,
      () => false,
    )
    if (linked) return
  }
  await copyFile(from, to)
  await utimes(to, found.atime, found.mtime)
}
