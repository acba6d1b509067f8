import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type EmbeddedPostgres, startPostgres } from '#platform/postgres'

const COMMAND_LOCK = 7_310_009
const TURN_MS = 1_000

/**
 * The embedded database, started or adopted. One that a command started ends with the command, and a service that adopted it
 * would stand without one in the middle of its work: the command says so by a lock, and a service that starts meanwhile
 * waits for its end.
 * @param starts it is the service that wants it
 */
export async function startDatabase(
  options: { dataDir: string; fsync?: boolean },
  tell: (line: string) => void,
  starts: boolean,
): Promise<EmbeddedPostgres> {
  for (let told = false; ; told = true) {
    const server = await startPostgres(options)
    if (!server.adopted) return starts ? server : ofCommand(server)
    if (!starts || !(await endsWithCommand(server.url))) return server
    if (!told) tell('一条命令正在使用内置数据库，等它用完后启动')
    await sleep(TURN_MS)
  }
}

async function ofCommand(server: EmbeddedPostgres): Promise<EmbeddedPostgres> {
  const lock = await connected(server.url)
  await lock.query('select pg_advisory_lock($1)', [COMMAND_LOCK])
  return {
    ...server,
    // Held until the server is gone: nobody may adopt one that is on its way down.
    async stop() {
      await server.stop()
      await lock.end().catch(() => {})
    },
  }
}

async function endsWithCommand(url: string): Promise<boolean> {
  try {
    const client = await connected(url)
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [
      COMMAND_LOCK,
    ])
    await client.end()
    return rows[0]?.free === false
  } catch {
    // It went down while it was asked.
    return true
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'yangguang-turn' })
  client.on('error', () => {})
  await client.connect()
  return client
}
