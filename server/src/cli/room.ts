import { existsSync } from 'node:fs'
import { readdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const MARGIN = 1.2
const gb = (bytes: number) => (bytes / 1024 ** 3).toFixed(1)

/**
 * @param more bytes that come along besides
 * @returns what is missing on the disk of `target` for a copy of the folders, as a sentence; undefined where there is room
 */
export async function noRoom(
  target: string,
  folders: readonly string[],
  what: string,
  more = 0,
): Promise<string | undefined> {
  let place = target
  while (!existsSync(place)) place = dirname(place)
  const { bavail, bsize } = await statfs(place)
  let bytes = more
  for (const folder of folders) if (existsSync(folder)) bytes += await sizeOf(folder)
  const [needed, free] = [bytes * MARGIN, bavail * bsize]
  if (free > needed) return undefined
  return `磁盘空间不足：${what}需要 ${gb(needed)} GB，${place} 现有 ${gb(free)} GB。请清理后重试，数据没有改动。`
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  let bytes = 0
  for (const entry of entries) {
    if (!entry.isFile()) continue
    // A running database takes away files while they are counted.
    const found = await stat(join(entry.parentPath, entry.name)).catch(() => undefined)
    bytes += found?.size ?? 0
  }
  return bytes
}
