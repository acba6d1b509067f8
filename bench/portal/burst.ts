/**
 * How long readers wait at half of what one process can serve, with and without a hundred documents being published in that
 * minute, and how long it takes until a reader sees each. Build first; needs wrk.
 *
 *   npm run build && BENCH_DATA=folder node bench/portal/burst.ts [--documents 100] [--seconds 60] [--share 0.5]
 */
import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Program, startProgram } from '../program.ts'
import { workFolder } from '../work-folder.ts'

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '60' },
    share: { type: 'string', default: '0.5' },
  },
})
const [documents, seconds, share] = [values.documents, values.seconds, values.share].map(Number) as [
  number,
  number,
  number,
]
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const COLUMN = 'tz'
const READERS = 64

const at = (sorted: readonly number[], part: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1)

const program = await startProgram()
try {
  const sessions = new Map<string, string>()
  for (const post of ['xxy', 'ks', 'fg', 'zy', 'gk']) sessions.set(post, await program.signIn(`szfb.${post}`))
  const call = async (post: string, method: string, path: string, payload?: object) => {
    const answer = await fetch(`${program.url}${path}`, {
      method,
      headers: {
        cookie: sessions.get(post) ?? '',
        ...(payload && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
      },
      ...(payload && { body: JSON.stringify(payload) }),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  console.error(`  ${documents} documents go through three reviews`)
  const ready = await approved(call)

  const article = `/documents/${/\/documents\/([0-9a-f-]{36})/.exec(await text('/columns/gfxwj'))?.[1]}`
  const most = await capacity(program, article)
  const paths = ['/', article, `/columns/${COLUMN}`, '/gkpt']
  const rate = Math.round(most * share)
  console.log(
    `one process, cached article: ${Math.round(most)} requests/s; load from now on ${rate}/s over ${paths.length} pages`,
  )

  const quiet = await load(program, paths, rate, seconds)
  console.log(`nobody publishes:   ${quiet}`)

  const seen: number[] = []
  const watching: Promise<unknown>[] = []
  const publishing = (async () => {
    for (const id of ready) {
      const next = performance.now() + (seconds * 1_000) / ready.length
      await call('gk', 'POST', `/api/documents/${id}/publish`)
      const acknowledged = performance.now()
      watching.push(watch(id, acknowledged).then((ms) => seen.push(ms)))
      await pause(Math.max(0, next - performance.now()))
    }
  })()
  const busy = await load(program, paths, rate, seconds)
  await publishing
  await Promise.all(watching)
  console.log(`${ready.length} published:      ${busy}`)
  seen.sort((one, other) => one - other)
  console.log(
    `from the officer's answer until a reader sees it in its column: half within ${at(seen, 0.5)} ms, 99 of 100 within ${at(seen, 0.99)} ms, ${seen.length} of ${ready.length} seen`,
  )

  async function watch(id: string, since: number): Promise<number> {
    for (;;) {
      if (performance.now() - since > 30_000) throw new Error(`nobody sees ${id}`)
      if ((await text(`/columns/${COLUMN}`)).includes(id)) return performance.now() - since
      await pause(20)
    }
  }
} finally {
  await program.stop()
}

async function text(path: string): Promise<string> {
  return (await fetch(`${program.url}${path}`)).text()
}

/** Documents that only wait to be published. */
async function approved(
  call: (post: string, method: string, path: string, payload?: object) => Promise<unknown>,
): Promise<string[]> {
  const { bodyId } = (await call('xxy', 'GET', '/api/session')) as { bodyId: string }
  const ids: string[] = []
  for (let no = 0; no < documents; no++) {
    const content = {
      ...{ title: `关于第${no + 1}批服务窗口调整的通知`, writtenOn: '2026-03-02', columnId: COLUMN },
      ...{ body: `<p>各有关单位：</p><p>${'服务窗口的时间和地点有调整，请相互转告。'.repeat(30)}</p>` },
      ...{
        theme: '0201',
        genre: 'notice',
        attribute: 'active',
        abstract: '窗口调整',
        keywords: ['服务窗口'],
      },
    }
    const { id } = (await call('xxy', 'POST', '/api/documents', { bodyId, content })) as { id: string }
    await call('xxy', 'POST', `/api/documents/${id}/submit`, { version: 1 })
    for (const post of ['ks', 'fg', 'zy']) {
      const [review] = (await call(post, 'GET', `/api/documents/${id}/reviews`)) as {
        id: string
        digest: string
      }[]
      const digest = review?.digest
      if (post === 'ks')
        await call(post, 'POST', `/api/documents/${id}/confidentiality`, {
          ...{ outcome: 'clear', opinion: '不涉密', referredTo: '', digest },
        })
      await call(post, 'POST', `/api/reviews/${review?.id}/decision`, {
        ...{ verdict: 'approve', reason: '', digest },
      })
    }
    ids.push(id)
  }
  return ids
}

async function capacity({ url }: Program, path: string): Promise<number> {
  const out = execFileSync(
    'wrk',
    ['-t1', `-c${READERS}`, '-d5s', '-H', 'Accept-Encoding: br', `${url}${path}`],
    {
      encoding: 'utf8',
    },
  )
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(out)?.[1])
}

/** What wrk says of a load: it waits between two requests of a connection, so that the rate holds while answers are quick. */
async function load(
  { url }: Program,
  paths: readonly string[],
  rate: number,
  lasting: number,
): Promise<string> {
  const wait = Math.round((READERS / rate) * 1_000)
  const folder = workFolder()
  const script = join(folder, 'load.lua')
  writeFileSync(
    script,
    `local paths, n = { ${paths.map((path) => `"${path}"`).join(', ')} }, 0
function request() n = n + 1; return wrk.format('GET', paths[n % #paths + 1]) end
function delay() return ${wait} end
`,
  )
  const child = spawn(
    'wrk',
    [
      ...['-t1', `-c${READERS}`, `-d${lasting}s`, '--latency', '-H', 'Accept-Encoding: br', '-s', script],
      ...['--timeout', '10s', url],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let out = ''
  child.stdout.on('data', (part) => {
    out += part
  })
  await new Promise((resolve) => child.once('close', resolve))
  const part = (name: string) => new RegExp(`${name}\\s+(\\S+)`).exec(out)?.[1] ?? '?'
  const faults = /Socket errors[^\n]*|Non-2xx[^\n]*/.exec(out)?.[0] ?? 'none failed'
  return `${part('Requests/sec:')} requests/s, p50 ${part('50%')}, p99 ${part('99%')}, ${faults}`
}
