import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { end, freePort, startProgram } from './house.ts'

const BIN = ['15', '16', '17', '18']
  .map((major) => `/usr/lib/postgresql/${major}/bin`)
  .find((folder) => existsSync(join(folder, 'initdb')))
if (!BIN && process.env.CI_STRICT === '1')
  throw new Error('没有找到 PostgreSQL 服务器，外部数据库的测试不能跳过。')
if (!BIN) console.warn('没有找到 PostgreSQL 服务器，跳过外部数据库的测试；请安装 postgresql 后重试。')

/** The server refuses to run as root; a plain user needs no other account. */
const account: { uid?: number; gid?: number } = process.getuid?.() === 0 && BIN ? accountOf('postgres') : {}

function accountOf(name: string): { uid: number; gid: number } {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

let folder = ''
let server: ChildProcess
let url = ''

beforeAll(async () => {
  if (!BIN) return
  folder = await mkdtemp(join(tmpdir(), 'yangguang-outer-'))
  chmodSync(folder, 0o755)
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'pg')
  const port = await freePort()
  const initdb = ['-D', data, '-E', 'UTF8', '--locale=C.UTF-8', '-U', 'yangguang', '-A', 'trust', '-N']
  execFileSync(join(BIN, 'initdb'), initdb, { ...account, cwd: '/', stdio: 'ignore' })
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off']
  server = spawn(join(BIN, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
    ...account,
    cwd: '/',
    stdio: 'ignore',
  })
  url = `postgres://yangguang@127.0.0.1:${port}/postgres`
  for (let turn = 0; turn < 600; turn++) {
    try {
      execFileSync(join(BIN, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)])
      break
    } catch {
      await sleep(100)
    }
  }
})

afterAll(async () => {
  if (!BIN) return
  const gone = new Promise((resolve) => server.once('close', resolve))
  server.kill('SIGINT')
  await gone
  await rm(folder, { recursive: true, force: true })
})

describe.runIf(BIN)('the program on a PostgreSQL server named by DATABASE_URL', () => {
  it('migrates, serves, and finds everything again after a restart, with no database of its own', async () => {
    const dataDir = join(folder, 'data')
    for (const start of ['first', 'second']) {
      const program = await startProgram(dataDir, { DATABASE_URL: url, DEMO: '0' })
      const home = await fetch(`${program.url}/`)
      expect(home.status, start).toBe(200)
      const described = await (await fetch(`${program.url}/api/openapi.json`)).json()
      expect(Object.keys(described.paths).length).toBeGreaterThan(50)
      await end(program, 'SIGTERM')
      expect(existsSync(join(dataDir, 'pg18'))).toBe(false)
    }
  })

  it('says in one sentence that a server cannot be reached', async () => {
    const attempt = startProgram(join(folder, 'none'), {
      DATABASE_URL: `postgres://yangguang@127.0.0.1:${await freePort()}/postgres`,
      DEMO: '0',
    })
    await expect(attempt).rejects.toThrow('ended with 1')
  })
})
