import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startPostgres } from './index.ts'

const root = process.getuid?.() === 0
const NOBODY = 65_534
let folder: string
const parents: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yangguang-postgres-'))
})

afterEach(async () => {
  for (const parent of parents.splice(0)) await ended(parent, 'SIGTERM')
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
})

interface Said {
  url: string
  adopted: boolean
}

/** A Node process of its own that owns the database, so that it can be killed. */
async function parentOf(
  dataDir: string,
  as: { uid?: number; gid?: number } = {},
): Promise<{ parent: ChildProcess; said: Said }> {
  const program = [
    '--experimental-strip-types',
    '--no-warnings',
    join(import.meta.dirname, 'a-parent.ts'),
    dataDir,
  ]
  // Detached: a process group of its own, as a shell gives to a command.
  const parent = spawn(process.execPath, program, {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    cwd: join(import.meta.dirname, '../../..'),
    ...as,
  })
  parents.push(parent)
  let output = ''
  let complaint = ''
  parent.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const line = await new Promise<string>((resolve, reject) => {
    parent.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('\n')) resolve(output)
    })
    parent.once('close', () => reject(new Error(complaint)))
  })
  return { parent, said: JSON.parse(line) }
}

async function ended(parent: ChildProcess, signal: NodeJS.Signals, group = false): Promise<void> {
  if (parent.exitCode !== null || parent.signalCode !== null) return
  const closed = new Promise((resolve) => parent.once('close', resolve))
  if (group && parent.pid) process.kill(-parent.pid, signal)
  else parent.kill(signal)
  await closed
}

async function query(url: string, sql: string, values?: unknown[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

test('what lay in memory is noted at the end, for the next start to read', async () => {
  const server = await startPostgres({ dataDir: folder })
  await query(server.url, 'create table letters as select generate_series(1, 1000) as no')
  await server.stop()
  expect((await readFile(join(folder, 'pg18', 'autoprewarm.blocks'), 'utf8')).length).toBeGreaterThan(0)
})

test('the first start makes the database, for a role that is no superuser', async () => {
  const server = await startPostgres({ dataDir: folder, fsync: false })
  try {
    expect(server.adopted).toBe(false)
    expect(
      await query(server.url, 'select rolsuper, rolcreatedb from pg_roles where rolname = current_user'),
    ).toEqual([{ rolsuper: false, rolcreatedb: false }])
    expect((await stat(join(folder, 'pg18.password'))).mode & 0o777).toBe(0o600)
    expect(await query(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    // The fifth line names the folder of the socket, which nobody else of the machine can enter.
    const pidFile = (await readFile(join(folder, 'pg18', 'postmaster.pid'), 'utf8')).split('\n')
    expect(pidFile[4]).toBe(join(folder, 'socket'))
    expect((await stat(join(folder, 'socket'))).mode & 0o777).toBe(0o700)
    expect(await query(server.url, 'select inet_client_addr() as address')).toEqual([{ address: null }])
    // What the database refuses it writes down without the row.
    await query(server.url, 'create table letters (text text, body int not null)')
    const refused = query(server.url, 'insert into letters (text) values ($1)', ['王小明 13900001111'])
    await expect(refused).rejects.toThrow('not-null')
    const log = await readFile(join(folder, 'postgres.log'), 'utf8')
    expect(log).toContain('not-null')
    expect(log).not.toContain('13900001111')
  } finally {
    await server.stop()
  }
})

test('a wrong password is refused', async () => {
  const server = await startPostgres({ dataDir: folder, fsync: false })
  try {
    const url = new URL(server.url)
    url.password = 'guess'
    await expect(query(url.toString(), 'select 1')).rejects.toThrow(/password/)
  } finally {
    await server.stop()
  }
})

test('a second process adopts the running server', async () => {
  const first = await startPostgres({ dataDir: folder, fsync: false })
  try {
    const second = await startPostgres({ dataDir: folder, fsync: false })
    expect(second).toMatchObject({ adopted: true, url: first.url })
    await second.stop()
    expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
  } finally {
    await first.stop()
  }
})

test('acknowledged rows survive kill -9 of the process that owns the server', async () => {
  const first = await parentOf(folder)
  await query(first.said.url, 'create table kept (n int); insert into kept values (1), (2)')
  await ended(first.parent, 'SIGKILL')
  const second = await parentOf(folder)
  expect(await query(second.said.url, 'select count(*)::int as n from kept')).toEqual([{ n: 2 }])
})

test('TERM to the whole process group ends the owner and its server', async () => {
  const { parent, said } = await parentOf(folder)
  await ended(parent, 'SIGTERM', true)
  expect(parent.exitCode).toBe(0)
  await expect(query(said.url, 'select 1')).rejects.toThrow()
})

/** A disk of a few megabytes, where the machine lets one be made. */
async function smallDisk(at: string, megabytes: number): Promise<boolean> {
  await mkdir(at)
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', at]).status === 0
}

test.runIf(root)(
  'a full disk is one sentence at the start, and costs nothing that was kept',
  async ({ skip }) => {
    const disk = join(folder, 'disk')
    if (!(await smallDisk(disk, 8))) return skip('这台机器不允许挂载小磁盘，跳过磁盘写满的测试。')
    try {
      const sentence = `磁盘已满：请清理 ${join(disk, 'data')} 所在磁盘后重新启动，已保存的数据不受影响。`
      await expect(startPostgres({ dataDir: join(disk, 'data') })).rejects.toThrow(sentence)
      // Room again: the same folder starts, as if nothing had been.
      execFileSync('mount', ['-o', 'remount,size=300m', disk])
      const { parent, said } = await parentOf(join(disk, 'data'))
      await query(said.url, 'create table kept as select 1 as n')
      // The disk fills while it serves: the write is refused with the class of its own, what was kept stays.
      execFileSync('sh', ['-c', `head -c 300m /dev/zero > ${join(disk, 'filler')} || true`], {
        stdio: 'ignore',
      })
      await expect(
        query(said.url, "create table more as select repeat('x', 5000) from generate_series(1, 20000)"),
      ).rejects.toMatchObject({ code: '53100' })
      await rm(join(disk, 'filler'))
      expect(await query(said.url, 'select n from kept')).toEqual([{ n: 1 }])
      await ended(parent, 'SIGTERM')
    } finally {
      execFileSync('umount', ['-l', disk])
    }
  },
)

test.runIf(root)('root below a folder closed to everybody else', async () => {
  const closed = join(folder, 'closed')
  await mkdir(closed, { mode: 0o700 })
  const { said } = await parentOf(join(closed, 'data'))
  expect(await query(said.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await stat(join(closed, 'data', 'pg18'))).uid).not.toBe(0)
})

// A checkout below root's own home cannot be read by another person at all.
const readable = await stat(join(import.meta.dirname, '../../../..')).then(
  (it) => (it.mode & 0o005) === 0o005,
)

test.runIf(root && readable)('a plain user', async () => {
  await chmod(folder, 0o755)
  const own = join(folder, 'own')
  await mkdir(own, { mode: 0o700 })
  await chown(own, NOBODY, NOBODY)
  const first = await parentOf(own, { uid: NOBODY, gid: NOBODY })
  await ended(first.parent, 'SIGKILL')
  const second = await parentOf(own, { uid: NOBODY, gid: NOBODY })
  expect(await query(second.said.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await stat(join(own, 'pg18'))).uid).toBe(NOBODY)
})

test('an interrupted first start is begun again', async () => {
  await mkdir(join(folder, 'pg18.init', 'base'), { recursive: true })
  const server = await startPostgres({ dataDir: folder, fsync: false })
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
})

test('a pid file that names another program does not stop the start', async () => {
  const first = await startPostgres({ dataDir: folder, fsync: false })
  await first.stop()
  const stale = `${process.pid}\n${join(folder, 'pg18')}\n1\n5432\n\n127.0.0.1\n1\nready\n`
  await writeFile(join(folder, 'pg18', 'postmaster.pid'), stale)
  const server = await startPostgres({ dataDir: folder, fsync: false })
  expect(server.adopted).toBe(false)
  await server.stop()
})

test('a data folder of a newer version is refused in one sentence', async () => {
  await mkdir(join(folder, 'pg19'))
  await expect(startPostgres({ dataDir: folder })).rejects.toThrow(/较新版本的程序（PostgreSQL 19）/)
})

test.runIf(readable)('a folder that cannot be written is refused in one sentence', async () => {
  await chmod(folder, 0o555)
  const as = root ? { uid: NOBODY, gid: NOBODY } : {}
  await expect(parentOf(join(folder, 'data'), as)).rejects.toThrow(/不可写：请修改其权限/)
  await chmod(folder, 0o755)
})
