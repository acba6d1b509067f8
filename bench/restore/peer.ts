/** A PostgreSQL of the distribution, on which the same records stand, and its own tools. */
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { companion, ended, workFolder } from '../work-folder.ts'

const BIN = ['18', '17', '16', '15']
  .map((major) => `/usr/lib/postgresql/${major}/bin`)
  .find((folder) => existsSync(join(folder, 'pg_restore')))

export interface Peer {
  folder: string
  url(database: string): string
  connect(database: string): Promise<pg.Client>
  /** Runs pg_dump, pg_restore, createdb or dropdb of the same installation. */
  tool(name: string, ...args: string[]): void
  stop(): Promise<void>
}

export async function startPeer(port: number): Promise<Peer> {
  if (!BIN) throw new Error('install postgresql: pg_dump and pg_restore are the peers')
  const account: { uid?: number; gid?: number } = process.getuid?.() === 0 ? accountOf('postgres') : {}
  const folder = workFolder()
  chmodSync(folder, 0o755)
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'pg')
  const run = (name: string, ...args: string[]) =>
    execFileSync(join(BIN, name), args, { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  run('initdb', '-D', data, '-E', 'UTF8', '--locale=C.UTF-8', '-U', 'postgres', '--auth=trust')
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'shared_buffers=256MB']
  const server = companion(
    join(BIN, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...account, cwd: '/', stdio: 'ignore' },
    'SIGINT',
  )
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`
  const connect = async (database: string) => {
    const client = new pg.Client({ connectionString: url(database) })
    await client.connect()
    return client
  }
  for (let turn = 0; ; turn++) {
    const client = await connect('postgres').catch(() => undefined)
    await client?.end()
    if (client) break
    if (turn > 300) throw new Error('the peer did not start')
    await sleep(100)
  }
  return {
    folder,
    url,
    connect,
    tool: (name, ...args) => run(name, '-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', ...args),
    async stop() {
      await ended(server, 'SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function accountOf(name: string): { uid: number; gid: number } {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}
