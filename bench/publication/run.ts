/**
 * Officers who draft, change, submit and publish, and reviewers who decide, all at the same time through the built program
 * with the demonstration city; one act in twenty is sent twice at once, as impatient people do. At the end every text is
 * looked for in the database: nothing lost, nothing doubled, three reviews by three people, every 索引号 given once. Beside
 * it stands a plain insert of the same frozen texts by as many clients.
 *
 *   npm run build && BENCH_DATA=folder node bench/publication/run.ts [--officers 50] [--reviewers 50] [--seconds 300] [--think 3]
 */
import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { type Program, startProgram } from '../program.ts'

const { values } = parseArgs({
  options: {
    officers: { type: 'string', default: '50' },
    reviewers: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '300' },
    /** Seconds a person takes between two acts, on average. */
    think: { type: 'string', default: '3' },
    /** Short names of bodies in the demonstration city. */
    bodies: { type: 'string', default: 'szfb,fgw,jyj,mzj,czj' },
  },
})
const [officers, reviewers, seconds, think] = [
  values.officers,
  values.reviewers,
  values.seconds,
  values.think,
].map(Number) as [number, number, number, number]
const bodies = values.bodies.split(',')
const say = (line: string) => process.stdout.write(`${line}\n`)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const thinking = () => pause(Math.random() * 2 * think * 1000)

const took: number[] = []
const faults = new Map<string, number>()
const sessions = new Map<string, string>()

interface Answer {
  status: number
  body: Record<string, unknown>
}

async function call(
  program: Program,
  login: string,
  method: string,
  path: string,
  payload?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const from = performance.now()
  const answer = await fetch(`${program.url}${path}`, {
    method,
    headers: {
      cookie: sessions.get(login) ?? '',
      ...(payload && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(payload && { body: JSON.stringify(payload) }),
  })
  const text = await answer.text()
  if (method !== 'GET') took.push(performance.now() - from)
  return { status: answer.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {} }
}

/** An act, now and then sent twice at once: one of the two may be refused, an error is never an answer. */
async function act(send: () => Promise<Answer>): Promise<Answer | undefined> {
  const answers = await Promise.all(Math.random() < 0.05 ? [send(), send()] : [send()])
  for (const { status, body } of answers)
    if (status >= 500 || (status >= 400 && answers.length === 1))
      faults.set(
        `${status} ${JSON.stringify(body)}`,
        (faults.get(`${status} ${JSON.stringify(body)}`) ?? 0) + 1,
      )
  return answers.find(({ status }) => status < 300)
}

/** What lies before the reviewers of a body, step by step: 科室负责人, 分管负责人, 主要负责人. */
const posts = ['ks', 'fg', 'zy'] as const
const waiting = new Map<string, string[]>()
const queue = (body: string, post: string) => {
  const key = `${body}.${post}`
  const list = waiting.get(key) ?? []
  waiting.set(key, list)
  return list
}
const drafted = new Set<string>()
const published = new Map<string, string>()
let open = true
/** Officers still at work, and texts of each body on their way: no reviewer goes home before. */
let drafting = officers
const underway = new Map<string, number>()
const count = (body: string, by: number) => underway.set(body, (underway.get(body) ?? 0) + by)

async function officer(program: Program, body: string, bodyId: string, columnId: string): Promise<void> {
  const login = `${body}.xxy`
  while (open) {
    await thinking()
    const text = `<p>各有关单位：</p><p>${'请做好有关工作。'.repeat(60)}</p>`
    const content = {
      ...{
        title: `关于做好有关工作的通知${randomUUID().slice(0, 8)}`,
        writtenOn: '2026-03-02',
        columnId,
        body: text,
      },
      ...{ theme: '0201', genre: 'notice', attribute: 'active', abstract: '有关工作', keywords: ['工作'] },
    }
    const key = { 'idempotency-key': randomUUID() }
    const made = await act(() => call(program, login, 'POST', '/api/documents', { bodyId, content }, key))
    const id = String(made?.body.id ?? '')
    if (id === '') continue
    drafted.add(id)
    await thinking()
    const changed = { version: 1, content: { ...content, body: `${text}<p>特此通知。</p>` } }
    if (!(await act(() => call(program, login, 'PUT', `/api/documents/${id}`, changed)))) continue
    if (await act(() => call(program, login, 'POST', `/api/documents/${id}/submit`, { version: 2 }))) {
      queue(body, 'ks').push(id)
      count(body, 1)
    }
  }
  drafting -= 1
}

async function reviewer(program: Program, body: string, step: number): Promise<void> {
  const post = posts[step] ?? 'ks'
  const login = `${body}.${post}`
  while (drafting > 0 || (underway.get(body) ?? 0) > 0) {
    const id = queue(body, post).shift()
    if (id === undefined) {
      await pause(200)
      continue
    }
    if (open) await thinking()
    const { body: reviews } = await call(program, login, 'GET', `/api/documents/${id}/reviews`)
    const [review] = reviews as unknown as { id: string; digest: string }[]
    if (!review) {
      count(body, -1)
      continue
    }
    if (step === 0) {
      const opinion = { outcome: 'clear', opinion: '不涉密', referredTo: '', digest: review.digest }
      await act(() => call(program, login, 'POST', `/api/documents/${id}/confidentiality`, opinion))
    }
    const verdict = { verdict: 'approve', reason: '', digest: review.digest }
    if (!(await act(() => call(program, login, 'POST', `/api/reviews/${review.id}/decision`, verdict)))) {
      count(body, -1)
      continue
    }
    const next = posts[step + 1]
    if (next) queue(body, next).push(id)
    else {
      const out = await act(() => call(program, `${body}.gk`, 'POST', `/api/documents/${id}/publish`))
      if (out) published.set(id, String(out.body.indexNumber))
      count(body, -1)
    }
  }
}

const program = await startProgram()
try {
  for (const body of bodies)
    for (const post of ['xxy', 'gk', ...posts])
      sessions.set(`${body}.${post}`, await program.signIn(`${body}.${post}`))
  const { body: catalogue } = await call(program, '', 'GET', '/open/v1/catalogue')
  const columnId = (catalogue.columns as { id: string }[])[0]?.id ?? ''
  const idOf = new Map<string, string>()
  for (const body of bodies)
    idOf.set(body, String((await call(program, `${body}.xxy`, 'GET', '/api/session')).body.bodyId))
  took.length = 0

  const began = performance.now()
  const all = [
    ...Array.from({ length: officers }, (_, at) => {
      const body = bodies[at % bodies.length] ?? ''
      return officer(program, body, idOf.get(body) ?? '', columnId)
    }),
    ...Array.from({ length: reviewers }, (_, at) =>
      reviewer(program, bodies[Math.floor(at / 3) % bodies.length] ?? '', at % 3),
    ),
  ]
  setTimeout(() => {
    open = false
  }, seconds * 1000)
  await Promise.all(all)
  const lasted = (performance.now() - began) / 1000

  const database = await program.database()
  const ids = [...drafted]
  const { rows } = await database.query<Record<string, string>>(
    `select (select count(*) from catalogue_document where id = any($1)) as kept,
      (select count(*) from catalogue_document where id = any($1) and state = 'published') as published,
      (select count(distinct index_number) from catalogue_document where id = any($1) and index_number is not null) as numbers,
      (select count(*) from (select index_number from catalogue_document where index_number is not null group by 1 having count(*) > 1) twice) as doubled,
      (select count(*) from ledger_entry where kind = 'document.published' and subject_id = any($1::text[])) as entries,
      (select count(*) from (select c.subject_id from review_case c join review_decision d on d.case_id = c.id
        where c.subject_id = any($1::text[]) and c.state = 'approved' group by 1 having count(distinct d.person_id) = 3) three) as three`,
    [ids],
  )
  const found = rows[0] ?? {}
  took.sort((one, other) => one - other)
  const at = (share: number) => Math.round(took[Math.floor(took.length * share)] ?? 0)
  say(
    `${officers} officers and ${reviewers} reviewers for ${Math.round(lasted)} s: ${took.length} acts, ${Math.round(took.length / lasted)} a second`,
  )
  say(
    `half of the acts within ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, 99 of 100 within ${at(0.99)} ms`,
  )
  say(
    `drafted ${ids.length}, kept ${found.kept}; published ${published.size}, on record ${found.published}, in the ledger ${found.entries}`,
  )
  say(`three people for ${found.three}; different 索引号 ${found.numbers}, given twice ${found.doubled}`)
  for (const [fault, count] of faults) say(`  refused ${count} times: ${fault}`)

  // The peer: the same frozen texts by plain inserts of as many clients, each in a transaction of its own.
  await database.query('create table bench_plain (like catalogue_edition including all)')
  const clients = await Promise.all(Array.from({ length: Math.min(officers, 40) }, () => program.database()))
  const plain: number[] = []
  await Promise.all(
    clients.map(async (client, no) => {
      for (let at = no; at < ids.length; at += clients.length) {
        const from = performance.now()
        await client.query(
          'insert into bench_plain select * from catalogue_edition where document_id = $1 on conflict do nothing',
          [ids[at]],
        )
        plain.push(performance.now() - from)
      }
      await client.end()
    }),
  )
  plain.sort((one, other) => one - other)
  const middle = plain[Math.floor(plain.length / 2)] ?? 0
  say(
    `a plain insert of a frozen text: half within ${middle.toFixed(1)} ms; an act : insert = ${(at(0.5) / Math.max(middle, 0.1)).toFixed(1)} : 1`,
  )
  await database.end()
  const right =
    Number(found.kept) === ids.length &&
    Number(found.published) === published.size &&
    Number(found.entries) === published.size &&
    Number(found.three) >= published.size &&
    Number(found.numbers) === published.size &&
    Number(found.doubled) === 0
  say(right ? 'nothing lost, nothing doubled' : 'SOMETHING IS LOST OR DOUBLED')
  if (!right) process.exitCode = 1
} finally {
  await program.stop()
}
