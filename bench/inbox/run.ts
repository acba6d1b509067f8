/**
 * The inbox of an officer in whose body 50,000 requests are open: time of one page and of the badge's count, beside the limit
 * of 150 ms. Starts the built program on a data folder of its own (`npm run build` first) and multiplies one open request of
 * the demonstration. BENCH_DATA=folder takes a demonstration made before.
 *
 *   node bench/inbox/run.ts [--open 50000]
 */
import { parseArgs } from 'node:util'
import { type Program, startProgram } from '../program.ts'

const LIMIT_MS = 150
const { values } = parseArgs({ options: { open: { type: 'string', default: '50000' } } })

/** Copies of an open request of one body: same state, other numbers, days spread over a year. @returns a login there */
async function multiply(program: Program, count: number): Promise<string> {
  const client = await program.database()
  const { rows } = await client.query(
    "select * from requests_request where state = 'open' order by id limit 1",
  )
  const [sample] = rows
  if (!sample) throw new Error('the demonstration has no open request')
  const columns = Object.keys(sample).filter(
    (name) => !['id', 'number', 'due_on', 'code_hash'].includes(name),
  )
  // Copies of a lawful row: constraints and triggers would only say so fifty thousand times.
  await client.query(
    "set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'",
  )
  await client.query(
    `insert into requests_request (id, number, due_on, code_hash, ${columns.join(', ')})
     select gen_random_uuid(), 'B' || n, current_date + (n % 365), decode(md5(n::text), 'hex'), ${columns.join(', ')}
     from requests_request, generate_series(1, $1::int) n where id = $2`,
    [count, sample.id],
  )
  await client.query('vacuum analyze requests_request')
  const found = await client.query(
    `select a.login from identity_account a join identity_grant g on g.account_id = a.id
     where g.body_id = $1 and g.role = 'disclosure_office' limit 1`,
    [sample.body_id],
  )
  await client.end()
  return found.rows[0].login
}

const program = await startProgram()
try {
  const begun = performance.now()
  const login = await multiply(program, Number(values.open))
  console.log(
    `${values.open} open requests in the body of ${login}, made in ${((performance.now() - begun) / 1_000).toFixed(1)} s`,
  )
  const cookie = await program.signIn(login)
  let slow = 0
  for (const path of ['/api/inbox/page?page=1', '/api/inbox/page?light=green&page=20', '/api/inbox/count']) {
    const times: number[] = []
    let total = ''
    for (let turn = 0; turn < 40; turn++) {
      const at = performance.now()
      const page = await fetch(`${program.url}${path}`, { headers: { cookie } })
      if (!page.ok) throw new Error(`status ${page.status}`)
      const answer = await page.json()
      total = `${answer.total}${answer.unlisted ? ` + ${answer.unlisted}` : ''}`
      if (turn >= 10) times.push(performance.now() - at)
    }
    times.sort((a, b) => a - b)
    const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
    const ratio = at(0.5) / LIMIT_MS
    if (ratio > 1) slow += 1
    console.log(
      `${path}  ${total}: median ${at(0.5).toFixed(0)} ms, 95 % ${at(0.95).toFixed(0)} ms, ${ratio.toFixed(2)} of the limit`,
    )
  }
  process.exitCode = slow === 0 ? 0 : 1
} finally {
  await program.stop()
}
