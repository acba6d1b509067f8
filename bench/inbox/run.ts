/**
 * The inbox of an officer in whose body 50,000 requests are open: time of one page, beside the limit of 150 ms. Starts the
 * built program on a data folder of its own (`npm run build` first) and multiplies one open request of the demonstration.
 *
 *   node bench/inbox/run.ts [--open 50000]
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'

const LIMIT_MS = 150
const { values } = parseArgs({ options: { open: { type: 'string', default: '50000' } } })
const folder = mkdtempSync(join(tmpdir(), 'yangguang-inbox-'))
const url = 'http://127.0.0.1:18099'
const program = spawn(process.execPath, [join(import.meta.dirname, '../../server/dist/main.js')], {
  env: { ...process.env, DATA_DIR: folder, PORT: '18099', HOST: '127.0.0.1', LOG_LEVEL: 'error' },
  stdio: 'ignore',
})

async function ready(): Promise<void> {
  for (let turn = 0; turn < 1_200; turn++) {
    if (
      await fetch(`${url}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('the program did not become ready')
}

/** Copies of an open request of one body: same state, other numbers, days spread over a year. */
async function multiply(count: number): Promise<string> {
  const port = readFileSync(join(folder, 'pg18/postmaster.pid'), 'utf8').split('\n')[3]
  const password = readFileSync(join(folder, 'pg18.password'), 'utf8').trim()
  const client = new pg.Client({
    host: '127.0.0.1',
    port: Number(port),
    user: 'postgres',
    password,
    database: 'yangguang',
  })
  await client.connect()
  const { rows } = await client.query(
    "select * from requests_request where state = 'open' order by id limit 1",
  )
  const [sample] = rows
  if (!sample) throw new Error('the demonstration has no open request')
  const columns = Object.keys(sample).filter(
    (name) => !['id', 'number', 'due_on', 'code_hash'].includes(name),
  )
  await client.query('set session_replication_role = replica')
  await client.query(
    `insert into requests_request (id, number, due_on, code_hash, ${columns.join(', ')})
     select gen_random_uuid(), 'B' || n, current_date + (n % 365), decode(md5(n::text), 'hex'), ${columns.join(', ')}
     from requests_request, generate_series(1, $1::int) n where id = $2`,
    [count, sample.id],
  )
  await client.query('analyze requests_request')
  const found = await client.query(
    `select a.login from identity_account a join identity_grant g on g.account_id = a.id
     where g.body_id = $1 and g.role = 'disclosure_office' limit 1`,
    [sample.body_id],
  )
  await client.end()
  return found.rows[0].login
}

try {
  await ready()
  const login = await multiply(Number(values.open))
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'Jinglan@2026' }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const times: number[] = []
  for (let turn = 0; turn < 40; turn++) {
    const begun = performance.now()
    const page = await fetch(`${url}/api/inbox/page?light=red&page=1`, { headers: { cookie } })
    if (!page.ok) throw new Error(`status ${page.status}`)
    await page.arrayBuffer()
    if (turn >= 10) times.push(performance.now() - begun)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  console.log(`${values.open} open requests in the body of ${login}`)
  console.log(
    `median ${at(0.5).toFixed(0)} ms, 95 % ${at(0.95).toFixed(0)} ms, ${(at(0.5) / LIMIT_MS).toFixed(2)} of the limit`,
  )
  process.exitCode = at(0.5) <= LIMIT_MS ? 0 : 1
} finally {
  program.kill('SIGTERM')
  await new Promise((resolve) => program.once('close', resolve))
  rmSync(folder, { recursive: true, force: true })
}
