/**
 * An article and a page of twenty as our finished HTML, made anew for every request, beside the same read as JSON from Directus and
 * Payload: one PostgreSQL of the distribution, the same published texts in each side's own model, one process each,
 * medians of five rounds taken in turn. Nothing is compressed on any side.
 *
 *   node bench/portal/peers.ts [--texts 1000] [--seconds 4] [--connections 16] [--peers directus,payload]
 *
 * Ours never comes from memory: each request has an address of its own (`?bench=n`), which is a page of its own to the cache. Needs
 * wrk and postgresql, `npm run build` first. Peers are installed by npm into PEERS (a folder below the system's
 * temporary one), once. BENCH_DATA is not used: our city is made on the shared server, which takes a minute.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { freePort, startProgram } from '../program.ts'
import { startPeer } from '../restore/peer.ts'
import { directus } from './peers/directus.ts'
import { payload } from './peers/payload.ts'
import { install, type Peer, type Text } from './peers/peer.ts'

const { values: options } = parseArgs({
  options: {
    texts: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '16' },
    peers: { type: 'string', default: 'directus,payload' },
  },
})
const ROUNDS = 5
const PEERS = process.env.PEERS ?? join(tmpdir(), 'yangguang-peers')
const known: Readonly<Record<string, Peer>> = { directus, payload }
const peers = options.peers.split(',').map((name) => {
  const peer = known[name]
  if (!peer) throw new Error(`no peer ${name}: choose of ${Object.keys(known).join(', ')}`)
  return [name, peer] as const
})
for (const [name, peer] of peers) install(join(PEERS, name), peer.packages)

const work = mkdtempSync(join(tmpdir(), 'yangguang-portal-peers-'))
const server = await startPeer(await freePort())
const stops: (() => Promise<void>)[] = []
try {
  server.tool('createdb', 'yangguang')
  const own = await startProgram({ DATABASE_URL: server.url('yangguang'), BENCH_DATA: '' })
  stops.push(() => own.stop())
  const database = await server.connect('yangguang')
  const { texts, column, article } = await published(database, Number(options.texts))
  await database.end()
  const targets: { name: string; article: string; list: string; everNew: boolean }[] = [
    {
      name: 'yangguang, HTML made anew',
      article: `${own.url}/documents/${article}`,
      list: `${own.url}/columns/${column}`,
      everNew: true,
    },
  ]
  for (const [name, peer] of peers) {
    server.tool('createdb', name)
    const running = await peer.start(join(PEERS, name), server.url(name), texts, column)
    stops.push(() => running.stop())
    targets.push({ ...running, name: `${peer.name}, JSON`, everNew: false })
  }
  console.log(
    `${texts.length} published texts on one PostgreSQL; ${ROUNDS} rounds of ${options.seconds} s, ${options.connections} connections`,
  )
  for (const what of ['article', 'list'] as const) {
    const rates = targets.map((): number[] => [])
    for (let round = 0; round <= ROUNDS; round++)
      for (const [at, target] of targets.entries()) {
        const rate = measure(target[what], target.everNew, round === 0 ? '2' : options.seconds)
        // The first round warms everything up and is not counted.
        if (round > 0) rates[at]?.push(rate)
      }
    const ours = median(rates[0] ?? [])
    for (const [at, { name }] of targets.entries()) {
      const rate = median(rates[at] ?? [])
      const ratio = at === 0 ? '' : `   ours ÷ this ${(ours / rate).toFixed(2)}`
      console.log(`  ${what.padEnd(8)} ${name.padEnd(28)} ${rate.toFixed(0).padStart(6)} requests/s${ratio}`)
    }
  }
} finally {
  for (const stop of stops.reverse()) await stop()
  await server.stop()
  rmSync(work, { recursive: true, force: true })
}

/** What stands open in our city, the fullest column, and the first article of it. */
async function published(
  client: pg.Client,
  most: number,
): Promise<{ texts: Text[]; column: string; article: string }> {
  const { rows } = await client.query<Text & { id: string }>(
    `select d.id, d.title, d.document_number as "documentNumber", n.name as "publicBody", d.column_id as "column",
       d.written_on as "writtenOn", to_char(d.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publishedAt",
       e.canonical::jsonb -> 'keywords' as keywords, e.canonical::jsonb ->> 'body' as body
     from catalogue_document d join catalogue_edition e on e.id = d.published_edition
       join bodies_name n on n.body_id = d.body_id and n.is_primary and n.until_day is null
     where d.state <> 'withdrawn' order by d.published_at desc limit $1`,
    [most],
  )
  const counts = new Map<string, number>()
  for (const { column } of rows) counts.set(column, (counts.get(column) ?? 0) + 1)
  const [column] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? ['']
  const article = rows.find((row) => row.column === column)?.id ?? ''
  return { texts: rows.map(({ id: _, ...text }) => text), column, article }
}

function measure(url: string, everNew: boolean, seconds: string): number {
  const script = join(work, 'ever-new.lua')
  // A time of day in the address: also the next round's are new.
  writeFileSync(
    script,
    `local n = 0
function request()
  n = n + 1
  return wrk.format('GET', wrk.path .. '?bench=${Date.now()}-' .. n)
end
`,
  )
  const fixed = ['-t1', `-c${options.connections}`, `-d${seconds}s`, '-H', 'User-Agent: bench-bot']
  const out = execFileSync('wrk', [...fixed, ...(everNew ? ['-s', script] : []), url], { encoding: 'utf8' })
  if (/Non-2xx/.test(out)) throw new Error(`${url}: ${out}`)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(out)?.[1] ?? 0)
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
