/**
 * Backup and restore of a data set of a given size beside pg_dump and pg_restore on the same records, in one run. Both sides hold
 * the demonstration and copies of its requests and searched texts up to the size; both sides use what they bring for speed
 * (pg_restore: directory format, as many jobs as there are processors). Needs a PostgreSQL of the distribution and
 * some three times the size on disk, because each copy goes as soon as the next one stands; `npm run build` first.
 * BENCH_DATA=folder takes a demonstration made before.
 *
 *   node bench/restore/run.ts [--gigabytes 1]
 */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { startProgram } from '../program.ts'
import { workFolder } from '../work-folder.ts'
import { startPeer } from './peer.ts'

const { values } = parseArgs({ options: { gigabytes: { type: 'string', default: '1' } } })
const target = Number(values.gigabytes) * 1024 ** 3
if (!(target > 0)) throw new Error('--gigabytes wants a number above 0')

const BATCH = 20_000
/** Of four batches one is searched text with its word index, which is what costs pg_restore its time. */
const kinds = ['search', 'requests', 'requests', 'requests'] as const
const wordIndexes = ['search_item_tokens', 'search_item_title_tokens']

const sizeOf = async (client: pg.Client) =>
  Number((await client.query('select pg_database_size(current_database()) as size')).rows[0].size)

/** Copies of lawful rows; constraints and triggers would only say so a million times. */
async function fill(client: pg.Client, upTo: number): Promise<void> {
  await client.query('set session_replication_role = replica')
  await client.query('set synchronous_commit = off')
  await client.query("set maintenance_work_mem = '512MB'")
  const definitions = await client.query<{ indexdef: string }>(
    'select indexdef from pg_indexes where indexname = any($1)',
    [wordIndexes],
  )
  for (const name of wordIndexes) await client.query(`drop index ${name}`)
  // The word indexes come back at the end and take about a fifth of the texts' own size.
  for (let turn = 0; (await sizeOf(client)) < upTo * 0.95; turn++)
    await (kinds[turn % kinds.length] === 'search' ? moreTexts(client, turn) : moreRequests(client, turn))
  for (const { indexdef } of definitions.rows) await client.query(indexdef)
  await client.query('checkpoint')
}

/** Of the records themselves, apart, so that no batch looks for them among their copies. */
async function moreTexts(client: pg.Client, turn: number): Promise<void> {
  const columns = await columnsOf(client, 'search_item', ['id', 'kind'])
  await client.query(`create temporary table if not exists lawful_text as select ${columns} from search_item`)
  await client.query(
    `insert into search_item (kind, id, ${columns})
     select 'bench', '${turn}-' || n, ${columns} from (
       select *, row_number() over () as n from generate_series(1, ${BATCH}), lawful_text limit ${BATCH}) t`,
  )
}

async function moreRequests(client: pg.Client, turn: number): Promise<void> {
  const columns = await columnsOf(client, 'requests_request', ['id', 'number', 'due_on', 'code_hash'])
  await client.query(
    `create temporary table if not exists lawful_request as select ${columns} from requests_request`,
  )
  await client.query(
    `insert into requests_request (id, number, due_on, code_hash, ${columns})
     select gen_random_uuid(), 'B${turn}-' || n, current_date + (n % 365)::int, decode(md5('${turn}-' || n), 'hex'), ${columns} from (
       select *, row_number() over () as n from generate_series(1, ${BATCH}), lawful_request limit ${BATCH}) t`,
  )
}

async function columnsOf(client: pg.Client, table: string, without: readonly string[]): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(column_name) as name from information_schema.columns
     where table_name = $1 and table_schema = 'public' and is_generated = 'NEVER' and not (column_name = any($2))`,
    [table, without],
  )
  return rows.map(({ name }) => name).join(', ')
}

const rowsIn = async (client: pg.Client) =>
  Number(
    (
      await client.query(
        'select (select count(*) from requests_request) + (select count(*) from search_item) as n',
      )
    ).rows[0].n,
  )

function timed(work: () => void): number {
  const begun = performance.now()
  work()
  return (performance.now() - begun) / 1_000
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const cli = join(import.meta.dirname, '../../server/dist/cli.js')
const yangguang = (dataDir: string, ...args: string[]) =>
  execFileSync(process.execPath, [cli, ...args], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })

const work = workFolder()
const [copy, restored] = [join(work, 'copy'), join(work, 'restored')]
const peer = await startPeer(await freePort())
try {
  const own = await startProgram()
  const client = await own.database()
  await fill(client, target)
  const [size, rows] = [await sizeOf(client), await rowsIn(client)]
  await client.end()
  const backup = timed(() => yangguang(own.folder, 'backup', copy))
  await own.stop()
  const restore = timed(() => yangguang(restored, 'restore', copy))
  rmSync(copy, { recursive: true })

  // What was restored answers, with the same number of records.
  const again = await startProgram({ BENCH_DATA: '' }, restored)
  const seen = await again.database()
  const kept = await rowsIn(seen)
  await seen.end()
  await again.stop()
  if (kept !== rows) throw new Error(`restored ${kept} of ${rows} rows`)

  // The same program makes the same records on the peer's server.
  peer.tool('createdb', 'yangguang')
  const outer = await startProgram({ DATABASE_URL: peer.url('yangguang'), BENCH_DATA: '' })
  await outer.stop()
  const there = await peer.connect('yangguang')
  await fill(there, target)
  const [peerSize, peerRows] = [await sizeOf(there), await rowsIn(there)]
  await there.end()
  const jobs = ['-j', String(availableParallelism())]
  const dump = join(peer.folder, 'dump')
  const dumped = timed(() => peer.tool('pg_dump', '-Fd', ...jobs, '-f', dump, 'yangguang'))
  peer.tool('dropdb', 'yangguang')
  peer.tool('createdb', 'again')
  const peerRestore = timed(() => peer.tool('pg_restore', ...jobs, '-d', 'again', dump))

  const gb = (bytes: number) => (bytes / 1024 ** 3).toFixed(2)
  const line = (what: string, ours: number, theirs: number) =>
    console.log(
      `${what.padEnd(8)} yangguang ${ours.toFixed(1)} s, peer ${theirs.toFixed(1)} s, ratio ${(ours / theirs).toFixed(2)}`,
    )
  console.log(`database ${gb(size)} GB with ${rows} rows; peer ${gb(peerSize)} GB with ${peerRows} rows`)
  line('backup', backup, dumped)
  line('restore', restore, peerRestore)
} finally {
  await peer.stop()
}
