/**
 * An article and a page of twenty, made anew for every request: as our finished HTML and as JSON of our open data, beside the same
 * reads from Strapi and from Payload, in Next and without. These answer in JSON; Payload in Next also draws both as pages of its own,
 * with no frame around them. Set against one another are JSON with JSON and page with page. One PostgreSQL of the distribution, the same published texts in each side's own model, one process each, medians of five rounds
 * taken in turn. Each round asks for all texts, or for all pages of all columns, one after another. Nothing is compressed on any side.
 *
 *   node bench/portal/peers.ts [--texts 300] [--seconds 4] [--connections 16] [--peers strapi,payload,payload-alone]
 *
 * No page of ours comes from memory (`PAGES_KEPT=0`): its text and standing, or its rows, are read from the database each time; names, the
 * frame and what stands around a text are kept as decision 8 says. Needs
 * wrk and postgresql, `npm run build` first. Peers are installed by npm into PEERS (a folder below the system's
 * temporary one), once. BENCH_DATA is not used: our city is made on the shared server, which takes a minute.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { freePort, startProgram } from '../program.ts'
import { startPeer } from '../restore/peer.ts'
import { workFolder } from '../work-folder.ts'
import { payload, payloadAlone } from './peers/payload.ts'
import { install, type ListedColumn, type Peer, type Reads, type Text } from './peers/peer.ts'
import { strapi } from './peers/strapi.ts'

const { values: options } = parseArgs({
  options: {
    texts: { type: 'string', default: '300' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '16' },
    peers: { type: 'string', default: 'strapi,payload,payload-alone' },
  },
})
const ROUNDS = 5
const PAGE = 20
const PEERS = process.env.PEERS ?? join(tmpdir(), 'yangguang-peers')
const known: Readonly<Record<string, Peer>> = { strapi, payload, 'payload-alone': payloadAlone }
const peers = options.peers.split(',').map((name) => {
  const peer = known[name]
  if (!peer) throw new Error(`no peer ${name}: choose of ${Object.keys(known).join(', ')}`)
  return [name, peer] as const
})
for (const [name, peer] of peers) install(join(PEERS, name), peer.packages)

const work = workFolder()
const server = await startPeer(await freePort())
const stops: (() => Promise<void>)[] = []
try {
  server.tool('createdb', 'yangguang')
  const own = await startProgram({
    DATABASE_URL: server.url('yangguang'),
    BENCH_DATA: '',
    PAGES_KEPT: '0',
  })
  stops.push(() => own.stop())
  const database = await server.connect('yangguang')
  const { texts, ids, columns } = await published(database, Number(options.texts))
  await database.end()
  const targets: (Reads & { name: string; origin: string; as: 'JSON' | 'HTML' })[] = [
    {
      name: 'yangguang',
      as: 'HTML',
      origin: own.url,
      articles: ids.map((id) => `/documents/${id}`),
      lists: columns.flatMap(({ id, pages }) =>
        Array.from({ length: pages }, (_, at) => `/columns/${id}?page=${at + 1}`),
      ),
    },
    { name: 'yangguang', as: 'JSON', origin: own.url, ...(await openReads(own.url, ids, columns)) },
  ]
  for (const [name, peer] of peers) {
    server.tool('createdb', name)
    const running = await peer.start(join(PEERS, name), server.url(name), texts, columns)
    stops.push(() => running.stop())
    const { origin, asJson, asPages } = running
    targets.push({ name: peer.name, as: 'JSON', origin, ...asJson })
    if (asPages) targets.push({ name: peer.name, as: 'HTML', origin, ...asPages })
  }
  console.log(
    `${texts.length} published texts on one PostgreSQL; ${ROUNDS} rounds of ${options.seconds} s, ${options.connections} connections`,
  )
  for (const what of ['articles', 'lists'] as const) {
    const rates = targets.map((): number[] => [])
    for (let round = 0; round <= ROUNDS; round++)
      for (const [at, target] of targets.entries()) {
        const rate = measure(target.origin, target[what], round === 0 ? '2' : options.seconds)
        // The first round warms everything up and is not counted.
        if (round > 0) rates[at]?.push(rate)
      }
    for (const [at, { name, as, origin }] of targets.entries()) {
      const rate = median(rates[at] ?? [])
      const ours = targets.findIndex((target) => target.origin === own.url && target.as === as)
      const ratio =
        origin === own.url ? '' : `   ours as ${as} ÷ this ${(median(rates[ours] ?? []) / rate).toFixed(2)}`
      console.log(
        `  ${what.padEnd(8)} ${`${name}, ${as}`.padEnd(36)} ${rate.toFixed(0).padStart(6)} requests/s${ratio}`,
      )
    }
  }
} finally {
  for (const stop of stops.reverse()) await stop()
  await server.stop()
}

/** What stands open in our city, and the columns it stands in. */
async function published(
  client: pg.Client,
  most: number,
): Promise<{ texts: Text[]; ids: string[]; columns: (ListedColumn & { id: string })[] }> {
  const { rows } = await client.query<Text & { id: string; columnId: string }>(
    `select d.id, d.title, d.document_number as "documentNumber", n.name as "publicBody", d.column_id as "columnId",
       c.title || ' ' || c.id as "column", t.title as theme, g.title as genre, d.written_on as "writtenOn",
       to_char(d.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "publishedAt",
       e.canonical::jsonb -> 'keywords' as keywords, e.canonical::jsonb ->> 'body' as body
     from catalogue_document d join catalogue_edition e on e.id = d.published_edition
       join bodies_name n on n.body_id = d.body_id and n.is_primary and n.until_day is null
       join sites_column c on c.id = d.column_id
       join catalogue_theme t on t.code = d.theme join catalogue_genre g on g.code = d.genre
     where d.state <> 'withdrawn' order by d.published_at desc limit $1`,
    [most],
  )
  const columns = new Map<string, { name: string; count: number }>()
  for (const { columnId: id, column: name } of rows)
    columns.set(id, { name, count: (columns.get(id)?.count ?? 0) + 1 })
  return {
    texts: rows.map(({ id: _, columnId: __, ...text }) => text),
    ids: rows.map(({ id }) => id),
    columns: [...columns].map(([id, { name, count }]) => ({ id, name, pages: Math.ceil(count / PAGE) })),
  }
}

/** The same from our open data, where a page is told by the last record of the one before it. */
async function openReads(
  origin: string,
  ids: readonly string[],
  columns: readonly { id: string; pages: number }[],
): Promise<Reads> {
  const lists: string[] = []
  for (const { id, pages } of columns) {
    const first = `/open/v1/documents?column=${id}&limit=${PAGE}`
    let path: string | undefined = first
    for (let page = 0; page < pages && path !== undefined; page++) {
      lists.push(path)
      const answer: Response = await fetch(`${origin}${path}`)
      const { next } = (await answer.json()) as { next: string | null }
      path = next === null ? undefined : `${first}&cursor=${next}`
    }
  }
  return { articles: ids.map((id) => `/open/v1/documents/${id}`), lists }
}

/** Requests a second, the paths in turn. */
function measure(origin: string, paths: readonly string[], seconds: string): number {
  const script = join(work, 'in-turn.lua')
  writeFileSync(
    script,
    `local paths = {${paths.map((path) => JSON.stringify(path)).join(',')}}
local n = 0
function request()
  n = n + 1
  return wrk.format('GET', paths[n % #paths + 1])
end
`,
  )
  const fixed = ['-t1', `-c${options.connections}`, `-d${seconds}s`, '-H', 'User-Agent: bench-bot']
  const out = execFileSync('wrk', [...fixed, '-s', script, origin], { encoding: 'utf8' })
  if (/Non-2xx/.test(out)) throw new Error(`${origin}${paths[0]}: ${out}`)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(out)?.[1] ?? 0)
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
