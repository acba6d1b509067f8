/**
 * Ten thousand wrong sign-ins from one address, then ten thousand from as many addresses, on a running demonstration. How many
 * were really hashed, how many refused, whether somebody at their own machine still comes in, what an ordinary page and an
 * inbox cost meanwhile beside the same without the flood, and what it costs in memory.
 *
 *   node bench/security/sign-ins.ts [--attempts 10000] [--at-once 100]     (BENCH_DATA=folder: a demonstration made before)
 */
import { parseArgs } from 'node:util'
import { DEMO_PASSWORD, startProgram } from '../program.ts'

const { values } = parseArgs({
  options: { attempts: { type: 'string', default: '10000' }, 'at-once': { type: 'string', default: '100' } },
})
const ATTEMPTS = Number(values.attempts)
const AT_ONCE = Number(values['at-once'])
/** What a page may take at most while the house is flooded, for 99 of 100 readers. */
const LIMIT_MS = 1_000

// Behind a proxy that says where each caller comes from.
const program = await startProgram({ TRUST_PROXY: '127.0.0.1' })
const addressOf = (no: number) => `10.${(no >> 16) & 255}.${(no >> 8) & 255}.${no & 255}`

async function attempt(from: string, login: string, password: string, cookie = '') {
  const begun = performance.now()
  const answer = await fetch(`${program.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from, cookie },
    body: JSON.stringify({ login, password }),
  })
  await answer.arrayBuffer()
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  return { status: answer.status, ms: performance.now() - begun, cookie: cookies.join('; ') }
}

/** Reads a page and an inbox, one after the other, until it is told to stop. */
function reading(session: string) {
  let going = true
  const pages: number[] = []
  const inboxes: number[] = []
  const read = async (path: string, into: number[], cookie = '') => {
    const begun = performance.now()
    const answer = await fetch(`${program.url}${path}`, {
      headers: { cookie, 'x-forwarded-for': '192.0.2.10' },
    })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    into.push(performance.now() - begun)
  }
  const done = (async () => {
    while (going) {
      await read('/', pages)
      await read('/api/inbox/page', inboxes, session)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  return async () => {
    going = false
    await done
    return { pages, inboxes }
  }
}

/** Somebody who has signed in from this browser before comes in again and again while the flood runs. */
function comingIn(known: string) {
  let going = true
  const outcomes: { status: number; ms: number }[] = []
  const done = (async () => {
    while (going) {
      outcomes.push(await attempt('192.0.2.10', 'szfb.gk', DEMO_PASSWORD, known))
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })()
  return async () => {
    going = false
    await done
    return outcomes
  }
}

async function flood(from: (no: number) => string) {
  const statuses = new Map<number, number>()
  let next = 0
  const begun = performance.now()
  const one = async () => {
    while (next < ATTEMPTS) {
      const no = next++
      // Half of them after real accounts, half after names nobody bears.
      const login = no % 2 === 0 ? 'szfb.gk' : `nobody${no}`
      const { status } = await attempt(from(no), login, `Guess-${no}`)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return { statuses, seconds: (performance.now() - begun) / 1_000 }
}

const at = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

async function memory(): Promise<number> {
  const text = await (await fetch(`${program.url}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? Number.NaN) / 1_048_576
}

try {
  const { cookie: mine } = await attempt('192.0.2.10', 'szfb.gk', DEMO_PASSWORD)
  const quiet = reading(mine)
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  const alone = await quiet()
  const before = await memory()
  let worst = 0
  for (const [name, from] of [
    ['one address', () => '203.0.113.7'],
    ['many addresses', addressOf],
  ] as const) {
    const stop = [reading(mine), comingIn(mine)] as const
    const { statuses, seconds } = await flood(from)
    const [{ pages, inboxes }, entries] = [await stop[0](), await stop[1]()]
    const count = (status: number) => statuses.get(status) ?? 0
    console.log(
      `${name}: ${ATTEMPTS} attempts in ${seconds.toFixed(1)} s; hashed ${count(401)}, refused unhashed ${count(429) + count(503)} (slowed or locked ${count(429)}, busy ${count(503)})`,
    )
    const page = at(pages, 0.99)
    worst = Math.max(worst, page)
    console.log(
      `  home page p99 ${page.toFixed(0)} ms (alone ${at(alone.pages, 0.99).toFixed(0)} ms, ${(page / LIMIT_MS).toFixed(2)} of the limit); inbox p99 ${at(inboxes, 0.99).toFixed(0)} ms (alone ${at(alone.inboxes, 0.99).toFixed(0)} ms)`,
    )
    const inside = entries.filter(({ status }) => status === 200)
    console.log(
      `  the owner at their own machine: ${inside.length} of ${entries.length} came in, slowest ${at(
        inside.map(({ ms }) => ms),
        1,
      ).toFixed(0)} ms`,
    )
    if (inside.length < entries.length || count(401) + count(429) + count(503) !== ATTEMPTS)
      process.exitCode = 1
  }
  console.log(`memory: ${before.toFixed(0)} MB before, ${(await memory()).toFixed(0)} MB after`)
  if (worst > LIMIT_MS) process.exitCode = 1
} finally {
  await program.stop()
}
