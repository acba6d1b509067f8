import { existsSync } from 'node:fs'
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomToken } from '#platform/crypto'
import { type Account, spawnUnder } from './account.ts'
import { MAJOR } from './binaries.ts'
import { diskFull, notWritable, PostgresProblem } from './problem.ts'

/** sun_path holds 104 bytes on macOS and 108 on Linux; the server adds `/.s.PGSQL.65535.lock`. */
const LONGEST_SOCKET = 80

export interface DataFolder {
  folder: string
  /** Password of the superuser and of the application role. */
  password: string
}

/** The data folder of this installation; made on the first start, half-made ones are thrown away. */
export async function prepareDataFolder(
  dataDir: string,
  binaries: string,
  account: Account,
  fsync: boolean,
): Promise<DataFolder> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await refuseNewer(dataDir)
  const folder = join(dataDir, `pg${MAJOR}`)
  const passwordFile = join(dataDir, `pg${MAJOR}.password`)
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    const draft = `${folder}.init`
    await rm(draft, { recursive: true, force: true })
    await mkdir(draft, { mode: 0o700 })
    await writeFile(passwordFile, randomToken(24), { mode: 0o600 })
    if (account.other) {
      await chown(draft, account.uid, account.gid)
      await chown(passwordFile, account.uid, account.gid)
    }
    const settings = ['-E', 'UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256', '-U', 'postgres']
    if (!fsync) settings.push('--no-sync')
    await run(
      account,
      join(binaries, 'initdb'),
      ['-D', draft, ...settings, `--pwfile=${passwordFile}`],
      dataDir,
    )
    await rename(draft, folder)
  }
  return { folder, password: (await readFile(passwordFile, 'utf8')).trim() }
}

/**
 * A folder for the server's socket, which costs a quarter less than the loopback address for each question; nobody else of
 * the machine can enter it. Empty where there can be none: on Windows, or when the path is longer than the system allows.
 */
export async function socketFolder(dataDir: string, account: Account): Promise<string> {
  const folder = join(dataDir, 'socket')
  const plain = /^[\w./-]+$/.test(folder) && folder.length < LONGEST_SOCKET
  if (process.platform === 'win32' || !plain) return ''
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (account.other) await chown(folder, account.uid, account.gid)
  return folder
}

async function refuseNewer(dataDir: string): Promise<void> {
  const versions = (await readdir(dataDir)).flatMap((name) => /^pg(\d+)$/.exec(name)?.[1] ?? [])
  const newest = Math.max(0, ...versions.map(Number))
  if (newest > MAJOR) {
    throw new PostgresProblem(
      `数据文件夹 ${dataDir} 由较新版本的程序（PostgreSQL ${newest}）建立，请使用该版本启动，或者换一个 DATA_DIR。`,
    )
  }
}

async function run(account: Account, program: string, args: string[], dataDir: string): Promise<void> {
  const child = spawnUnder(account, program, args, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' })
  let output = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  if (/No space left/.test(output)) throw diskFull(dataDir)
  if (/Permission denied|Read-only/.test(output)) throw notWritable(dataDir)
  throw new PostgresProblem(`内置数据库初始化失败：${output.trim().split('\n').at(-1) ?? `退出码 ${code}`}`)
}
