/** The built program on a data folder of its own, for whoever measures it (`npm run build` first). */
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { companion, ended, workFolder } from './work-folder.ts'

export const DEMO_PASSWORD = 'Jinglan@2026'

export interface Program {
  url: string
  folder: string
  /** A session of an account of the demonstration, as a Cookie header. */
  signIn(login: string): Promise<string>
  /** The embedded database, past the program. */
  database(): Promise<pg.Client>
  stop(): Promise<void>
}

/**
 * With BENCH_DATA=folder a demonstration made before is copied, which saves its minute.
 * @param used a data folder that stands already; it is removed at the end like one of its own
 */
export async function startProgram(
  environment: Readonly<Record<string, string>> = {},
  used?: string,
): Promise<Program> {
  const folder = used ?? workFolder()
  const made = environment.BENCH_DATA ?? process.env.BENCH_DATA
  if (made && !used) execFileSync('cp', ['-a', `${made}/.`, folder])
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const program = companion(process.execPath, [join(import.meta.dirname, '../server/dist/main.js')], {
    env: {
      ...process.env,
      ...{ DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error' },
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = async () => {
    await ended(program)
    rmSync(folder, { recursive: true, force: true })
  }
  for (let turn = 0; !(await answers(url)); turn++) {
    if (program.exitCode !== null || turn > 2_400) {
      await stop()
      throw new Error('the program did not become ready')
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return {
    url,
    folder,
    stop,
    signIn: (login) => sessionOf(url, login),
    async database() {
      const client = new pg.Client({
        host: '127.0.0.1',
        port: Number(readFileSync(join(folder, 'pg18/postmaster.pid'), 'utf8').split('\n')[3]),
        user: 'postgres',
        password: readFileSync(join(folder, 'pg18.password'), 'utf8').trim(),
        database: 'yangguang',
      })
      // When the program is stopped first, what went wrong before must be seen, not the lost connection.
      client.on('error', () => {})
      await client.connect()
      return client
    },
  }
}

/** A session of an account of the demonstration that runs there, as a Cookie header. */
export async function sessionOf(url: string, login: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: DEMO_PASSWORD }),
  })
  if (answer.status !== 200) throw new Error(`signing in as ${login}: ${answer.status}`)
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

const answers = (url: string) =>
  fetch(`${url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  )

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
