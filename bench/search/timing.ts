/**
 * Fills an index with invented documents and times the same queries three ways in one run: the room's own search, PostgreSQL's
 * own full text without its rules (every hit ranked), SQLite FTS5, and LanceDB where it was installed in a folder (see lance.ts).
 * Prints milliseconds p50 / p99 and ratios.
 *
 *   node bench/search/timing.ts [--documents 200000] [--queries 60] [--lance DIR] [--data DIR]
 *
 * What was filled in once stays with --data and is asked again by a later run, of what lies in PostgreSQL alone.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { marksOf } from '../../server/src/foundation/search/marks.ts'
import type { Chosen } from '../../server/src/foundation/search/port.ts'
import { postgresSearch } from '../../server/src/foundation/search/postgres.ts'
import { soundWords } from '../../server/src/foundation/search/sounds.ts'
import { periodWords } from '../../server/src/foundation/search/window.ts'
import { wordsOf } from '../../server/src/foundation/search/words.ts'
import { inTransaction, migrate, openDatabase } from '../../server/src/platform/db/index.ts'
import { startPostgres } from '../../server/src/platform/postgres/index.ts'
import { workFolder } from '../work-folder.ts'
import { inventor } from './invent.ts'
import { openLance } from './lance.ts'

const { values: options } = parseArgs({
  options: {
    documents: { type: 'string', default: '200000' },
    queries: { type: 'string', default: '60' },
    lance: { type: 'string' },
    data: { type: 'string' },
  },
})
const count = Number(options.documents)
const asked = Number(options.queries)
const folder = options.data ?? workFolder()
const filled = options.data !== undefined && existsSync(folder)
const server = await startPostgres({ dataDir: folder })
const database = openDatabase(server.url)
const { db, pool } = database
await migrate(database, join(import.meta.dirname, '../../server/migrations'))

const invent = inventor(42)
const sqlite = new DatabaseSync(filled ? ':memory:' : join(folder, 'fts5.db'))
sqlite.exec(
  "pragma journal_mode = wal; pragma synchronous = off; create virtual table item using fts5(title, body, content='', tokenize='unicode61')",
)
const insertLite = sqlite.prepare('insert into item(rowid, title, body) values (?, ?, ?)')

const lanceIndex =
  options.lance && !filled ? await openLance(options.lance, join(folder, 'lance')) : undefined

const of = {
  kind: 'document',
  bodyId: '0199a000-0000-7000-8000-000000000001',
  genre: '通知',
  validity: '有效',
}

async function fill(): Promise<void> {
  const BATCH = 250
  const started = performance.now()
  // Made again at the end as they were, with their settings.
  const { rows: wordIndexes } = await pool.query<{ definition: string }>(
    "select indexdef as definition from pg_indexes where indexname in ('search_item_tokens', 'search_item_title_tokens')",
  )
  await pool.query('drop index search_item_tokens; drop index search_item_title_tokens')
  let spentInLite = 0
  let spentInLance = 0
  let forLance: { id: string; words: string; day: string }[] = []
  for (let at = 0; at < count; at += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - at) }, (_, no) => {
      const made = invent.document(at + no)
      const title = wordsOf(made.title)
      return { ...made, id: String(at + no), titleWords: title, bodyWords: wordsOf(made.text) }
    })
    await pool.query(
      `insert into search_item (kind, id, title, body_text, number, index_number, url, body_id, body_name, day, theme, genre, validity, tokens, title_tokens)
       select '${of.kind}', id, title, body, '', '', '/documents/' || id, '${of.bodyId}', body_name, day::date, theme, '${of.genre}', '${of.validity}',
         setweight(to_tsvector('simple', title_words), 'A') || setweight(to_tsvector('simple', body_words), 'D') || array_to_tsvector(string_to_array(marks, ' ')),
         to_tsvector('simple', title_words || ' ' || sounds) || array_to_tsvector(string_to_array(marks, ' '))
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])
         as row (id, title, body, body_name, day, theme, title_words, body_words, sounds, marks)`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.title),
        rows.map((row) => row.text),
        rows.map((row) => row.bodyName),
        rows.map((row) => row.day),
        rows.map((row) => row.theme),
        rows.map((row) => row.titleWords.join(' ')),
        rows.map((row) => row.bodyWords.join(' ')),
        rows.map((row) => soundWords(row.title).join(' ')),
        rows.map((row) => [...periodWords(row.day), ...marksOf({ ...of, ...row })].join(' ')),
      ],
    )
    const lite = performance.now()
    sqlite.exec('begin')
    for (const row of rows)
      insertLite.run(Number(row.id) + 1, row.titleWords.join(' '), row.bodyWords.join(' '))
    sqlite.exec('commit')
    spentInLite += performance.now() - lite
    if (lanceIndex) {
      const lance = performance.now()
      forLance.push(
        ...rows.map((row) => ({
          id: row.id,
          day: row.day,
          words: [...row.titleWords, ...row.bodyWords].join(' '),
        })),
      )
      if (forLance.length >= 20_000 || at + BATCH >= count) {
        await lanceIndex.add(forLance)
        forLance = []
      }
      spentInLance += performance.now() - lance
    }
    if (at % 20_000 === 0)
      console.error(`  ${at} documents, ${Math.round((performance.now() - started) / 1000)} s`)
  }
  for (const { definition } of wordIndexes) await pool.query(definition)
  await pool.query('vacuum analyze search_item')
  const seconds = (performance.now() - started - spentInLite - spentInLance) / 1000
  const { rows: sizes } = await pool.query(
    "select pg_size_pretty(pg_total_relation_size('search_item')) as whole, pg_size_pretty(pg_relation_size('search_item_tokens') + pg_relation_size('search_item_title_tokens')) as gin",
  )
  console.log(
    `${count} documents in ${seconds.toFixed(0)} s (${Math.round(count / seconds)}/s, bulk), table ${sizes[0].whole}, of it GIN ${sizes[0].gin}`,
  )

  if (lanceIndex) {
    const start = performance.now()
    await lanceIndex.build()
    spentInLance += performance.now() - start
    console.log(`LanceDB: ${(spentInLance / 1000).toFixed(0)} s for the same words, cut already`)
  }

  // One by one, as the follower does after a publication.
  const single = performance.now()
  const SINGLES = 300
  for (let no = 0; no < SINGLES; no++) {
    const made = invent.document(count + no)
    await inTransaction(db, (tx) =>
      postgresSearch.index(tx, {
        ...made,
        kind: 'document',
        id: `s${no}`,
        number: '',
        indexNumber: '',
        url: '/',
        bodyId: '0199a000-0000-7000-8000-000000000001',
      }),
    )
  }
  console.log(`one at a time: ${(SINGLES / ((performance.now() - single) / 1000)).toFixed(0)} documents/s`)
}
if (!filled) await fill()

const unruled = (words: readonly string[]) =>
  pool.query(
    `select id, title, ts_rank_cd(tokens, q) as rank from search_item, to_tsquery('simple', $1) as q where tokens @@ q order by rank desc, day desc limit 20`,
    [words.map((word) => `'${word}'`).join(' & ')],
  )
const lite = sqlite.prepare('select rowid from item where item match ? order by bm25(item) limit 20')

const time = async (work: () => unknown) => {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const part = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const shown = (times: readonly number[]) => {
  const sorted = times.toSorted((one, other) => one - other)
  return `${part(sorted, 0.5).toFixed(1)} / ${part(sorted, 0.99).toFixed(1)}`
}

const ask =
  (order: 'relevance' | 'date', chosen: Chosen = {}) =>
  (words: readonly string[]) =>
    postgresSearch.query(db, { q: words.join(' '), page: 1, size: 20, order, chosen })
const bands = invent.bands(asked)
const engines: [string, (words: readonly string[]) => unknown][] = [
  ['own, by relevance', ask('relevance')],
  ['own, by date', ask('date')],
  ['own, of one body', ask('relevance', { body: '景澜市第7局' })],
  ...(lanceIndex ? [['LanceDB', lanceIndex.search] satisfies (typeof engines)[number]] : []),
  ...(filled
    ? []
    : [
        [
          'SQLite FTS5',
          (words) => lite.all(words.map((word) => `"${word}"`).join(' ')),
        ] satisfies (typeof engines)[number],
      ]),
  ['PostgreSQL, all ranked', unruled],
]
// One engine after the other, each warmed by some queries of every band: in turn they would empty the memory for one another.
console.log(`${'ms p50 / p99'.padEnd(24)}${bands.map(([band]) => band.padEnd(19)).join('')}`)
for (const [engine, search] of engines) {
  // Ranking all takes seconds.
  const some = search === unruled ? Math.max(5, Math.floor(asked / 6)) : asked
  for (const [, queries] of bands) for (const words of queries.slice(0, 3)) await search(words)
  let line = engine.padEnd(24)
  for (const [, queries] of bands) {
    const times: number[] = []
    for (const words of queries.slice(0, some)) times.push(await time(() => search(words)))
    line += shown(times).padEnd(19)
  }
  console.log(line)
}
const memory = process.memoryUsage()
console.log(`memory of this process ${Math.round(memory.rss / 1048576)} MB`)
sqlite.close()
await database.close()
await server.stop()
