/**
 * Citizens who submit and officers who answer at the same time, over HTTP against the built program with the
 * demonstration city: nothing lost, nothing doubled (one submit in twenty is sent twice at once), and the 99th percentile
 * of a submit, beside a plain insert of the same rows by as many clients at the same pace. Build first.
 *
 *   npm run build && node bench/engagement/traffic.ts [--citizens 200] [--officers 50] [--seconds 300] [--think 5] [--city folder]
 */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { companion, ended, workFolder } from '../work-folder.ts'

const { values } = parseArgs({
  options: {
    citizens: { type: 'string', default: '200' },
    officers: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '300' },
    /** Seconds a citizen takes between two letters, on average. */
    think: { type: 'string', default: '5' },
    /** A data folder with the demonstration city; a copy is taken. */
    city: { type: 'string', default: '' },
  },
})
const [citizens, officers] = [Number(values.citizens), Number(values.officers)]
const [seconds, think] = [Number(values.seconds), Number(values.think)]
const say = (line: string) => process.stdout.write(`${line}\n`)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const numerals = '零一二三四五六七八九十'

const folder = workFolder()
if (values.city) execFileSync('cp', ['-a', `${values.city}/.`, folder])
const port = 18_300 + (process.pid % 500)
const base = `http://127.0.0.1:${port}`
const program = companion(process.execPath, [join(import.meta.dirname, '../../server/dist/main.js')], {
  env: {
    ...process.env,
    ...{ DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error' },
    TRUST_PROXY: 'loopback',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
})

const took: number[] = []
const numbers = new Set<string>()
let [submitted, twice, refused, answered] = [0, 0, 0, 0]
let until = 0
/** Each letter comes from an address of its own: the pace guard counts by address. */
const address = () =>
  `10.${Math.floor(Math.random() * 255)}.${Math.floor(Math.random() * 255)}.${Math.floor(Math.random() * 255)}`

async function letter(): Promise<void> {
  const headers = { 'x-forwarded-for': address() }
  const form = await (await fetch(`${base}/interaction/question/new`, { headers })).text()
  const [, a = '', b = ''] = /验证问题：(.)加(.)等于/.exec(form) ?? []
  const body = new URLSearchParams({
    question: /name="question" value="([^"]+)"/.exec(form)?.[1] ?? '',
    answer: String(numerals.indexOf(a) + numerals.indexOf(b)),
    formKey: randomUUID(),
    ...{ matter: '投诉', title: '路灯不亮', place: '文正街道', name: '', phone: '', email: '' },
    asked: '文正路与东桥街口的路灯已经一周不亮，请尽快修复。',
  })
  const send = async () => {
    const from = performance.now()
    const answer = await fetch(`${base}/interaction/question/new`, { method: 'POST', headers, body })
    const page = await answer.text()
    took.push(performance.now() - from)
    return /id="case-number">([^<]+)</.exec(page)?.[1]
  }
  const again = Math.random() < 0.05
  const receipts = await Promise.all(again ? [send(), send()] : [send()])
  if (again) twice += 1
  const [number] = receipts
  if (!number || receipts.some((one) => one !== number)) {
    refused += 1
    return
  }
  submitted += 1
  if (numbers.has(number)) throw new Error(`${number} was given twice`)
  numbers.add(number)
}

async function citizen(): Promise<void> {
  await pause(Math.random() * think * 1000)
  while (performance.now() < until) {
    await letter()
    await pause(Math.random() * 2 * think * 1000)
  }
}

async function signIn(login: string): Promise<string> {
  const signed = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'Jinglan@2026' }),
  })
  return signed.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

/** Registers and answers telephone consultations on the spot, and takes in what citizens sent. */
async function officer(cookie: string, no: number): Promise<void> {
  const call = async (path: string, body?: object) => {
    const answer = await fetch(`${base}/api${path}`, {
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    })
    return answer.ok ? answer.json() : undefined
  }
  while (performance.now() < until) {
    const list = (await call(`/cases?channel=question&state=received&size=20&page=${1 + (no % 5)}`)) as
      | { rows: { id: string }[] }
      | undefined
    const row = list?.rows[Math.floor(Math.random() * list.rows.length)]
    const detail = row && ((await call(`/cases/${row.id}`)) as { version: number } | undefined)
    if (row && detail) {
      const done = await call(`/cases/${row.id}/accept`, {
        ...{ version: detail.version, matter: '投诉', urgent: false },
      })
      if (done) answered += 1
    }
    await call('/cases', {
      ...{
        channel: 'consultation',
        bodyId: '',
        matter: '咨询',
        title: '办理时间咨询',
        asked: '窗口几点开门？',
      },
      ...{ place: '', name: '', phone: '', email: '', cameBy: 'phone', reply: '工作日八点半。' },
    })
    await pause(Math.random() * 4_000)
  }
}

const share = (list: number[], at: number) => {
  const sorted = list.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.ceil(sorted.length * at) - 1] ?? 0)
}

function database(): pg.PoolConfig {
  const of = readFileSync(join(folder, 'pg18/postmaster.pid'), 'utf8').split('\n')[3]
  return {
    ...{ host: '127.0.0.1', port: Number(of), user: 'postgres', database: 'yangguang' },
    password: readFileSync(join(folder, 'pg18.password'), 'utf8').trim(),
  }
}

/** The same rows without any of our work: case and step by a transaction of their own, at the same pace. */
async function plain(count: number): Promise<number[]> {
  const pool = new pg.Pool({ ...database(), max: 16 })
  await pool.query('create table plain_case (like cases_case including all)')
  await pool.query('create table plain_step (like cases_step including all)')
  const { rows } = await pool.query(
    "select * from cases_case where channel = 'question' order by id desc limit 1",
  )
  const [row] = rows
  const columns = Object.keys(row).map((name) => `"${name}"`)
  const marks = columns.map((_, at) => `$${at + 1}`)
  const times: number[] = []
  const each = async () => {
    await pause(Math.random() * seconds * 1000)
    const from = performance.now()
    const one = await pool.connect()
    await one.query('begin')
    const id = randomUUID()
    await one.query(
      `insert into plain_case (${columns}) values (${marks})`,
      Object.values({ ...row, id, number: id, outer_number: '' }),
    )
    await one.query(
      "insert into plain_step (id, case_id, at, act, open) values ($1, $2, now(), 'submitted', true)",
      [randomUUID(), id],
    )
    await one.query('commit')
    one.release()
    times.push(performance.now() - from)
  }
  await Promise.all(Array.from({ length: count }, each))
  await pool.end()
  return times
}

try {
  for (let turn = 0; turn < 3_000; turn++) {
    const ready = await fetch(`${base}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) break
    await pause(200)
  }
  const before = new pg.Client(database())
  await before.connect()
  const count = async () =>
    Number((await before.query("select count(*) from cases_case where channel = 'question'")).rows[0].count)
  // A city of an earlier version is indexed anew in its first minutes: measured is the program, not its upgrade.
  for (let [quiet, turn] = [0, 0]; quiet < 10 && turn < 600; turn++) {
    const busy = await before.query(
      "select 1 from pg_stat_activity where application_name = 'yangguang' and (state <> 'idle' or state_change > now() - interval '300 milliseconds') and query like '%search_item%'",
    )
    quiet = busy.rows.length === 0 ? quiet + 1 : 0
    await pause(500)
  }
  const start = await count()
  const cookies = await Promise.all(['szfb.gk', 'szfb.xxy'].map(signIn))
  until = performance.now() + seconds * 1000
  await Promise.all([
    ...Array.from({ length: citizens }, citizen),
    ...Array.from({ length: officers }, (_, no) => officer(cookies[no % 2] ?? '', no)),
  ])
  const more = (await count()) - start
  await before.end()
  say(
    `${citizens} citizens and ${officers} officers for ${seconds} s: ${submitted} letters (${twice} of them sent twice at once), ${answered} taken in, ${refused} not taken`,
  )
  say(`  in the database: ${more}; lost ${submitted - more}, doubled ${more - numbers.size}`)
  say(`  a submit takes p50 ${share(took, 0.5)} ms, p99 ${share(took, 0.99)} ms`)
  const peer = await plain(submitted)
  say(`  a plain insert of the same rows takes p50 ${share(peer, 0.5)} ms, p99 ${share(peer, 0.99)} ms`)
} finally {
  await ended(program)
}
