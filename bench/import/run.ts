/**
 * Brings an old site's export in as an officer does, through the built program: the tables are handed in and looked at row
 * by row, the batches run, the ledger seals every entry and the search index follows. Then the very same rows, those of
 * the index among them, are loaded by the database's own bulk load (COPY) into tables with the same indexes.
 *
 *   npm run build && BENCH_DATA=folder node bench/import/run.ts [--count 200000] [--batch 20000]
 *
 * BENCH_DATA is a data folder with the demonstration city; a copy is taken.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { type Program, startProgram } from '../program.ts'

const { values: options } = parseArgs({
  options: { count: { type: 'string', default: '200000' }, batch: { type: 'string', default: '20000' } },
})
const [count, batch] = [Number(options.count), Number(options.batch)]
const say = (line: string) => process.stdout.write(`${line}\n`)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const sentences = [
  '各有关单位要高度重视，细化工作措施，确保各项任务落到实处。',
  '请于本月底前将办理情况报送市政府办公室。',
  '工作中遇到的问题，请及时反馈。',
]
const body = (no: number) =>
  Array.from({ length: 12 }, (_, line) => `${no}-${line}　${sentences[(no + line) % sentences.length]}`).join(
    '\n',
  )

/** One row in three brings its old 索引号; the others get a new one. */
const row = (no: number) =>
  [
    `关于做好第${no}号事项的通知`,
    `"${body(no)}"`,
    '2016-05-04',
    `测〔2016〕${no}号`,
    no % 3 ? '' : `old/2016-${no}`,
  ].join()
const table = (from: number, rows: number) =>
  ['标题,正文,发布日期,文号,索引号', ...Array.from({ length: rows }, (_, at) => row(from + at))].join('\n')

async function call<T>(program: Program, cookie: string, path: string, payload?: object): Promise<T> {
  const answer = await fetch(`${program.url}${path}`, {
    method: payload ? 'POST' : 'GET',
    headers: { cookie, ...(payload && { 'content-type': 'application/json' }) },
    ...(payload && { body: JSON.stringify(payload) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json() as Promise<T>
}

/** Until every entry is numbered and the index stands where the ledger ends. */
async function settled(database: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await database.query<{ open: boolean }>(`
      select exists (select from catalogue_import where state = 'running')
        or exists (select from ledger_entry where position is null)
        or (select position from ledger_follower where name = 'search') <= (select max(position) from ledger_entry) as open`)
    if (rows[0]?.open === false) return
    await pause(250)
  }
}

const imported = 'select document_id from catalogue_import_row where document_id is not null'
/** What an imported document leaves: in which table, and which rows of it. */
const left = {
  catalogue_document: `id in (${imported})`,
  catalogue_edition: `document_id in (${imported})`,
  numbering_given: `number in (select index_number from catalogue_document where id in (${imported}))`,
  ledger_entry: `subject_kind = 'document' and subject_id in (select document_id::text from catalogue_import_row where document_id is not null)`,
  search_item: `kind = 'document' and id in (select document_id::text from catalogue_import_row where document_id is not null)`,
}

async function bulkLoad(program: Program, database: pg.Client): Promise<number> {
  let seconds = 0
  for (const [name, where] of Object.entries(left)) {
    const file = join(program.folder, 'pg18', `bench-${name}`)
    // What the database itself makes of a row cannot be handed to it.
    const { rows } = await database.query<{ given: string }>(
      `select string_agg(quote_ident(attname), ', ' order by attnum) as given from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [name],
    )
    const given = rows[0]?.given ?? ''
    await database.query(`copy (select ${given} from ${name} where ${where}) to '${file}' (format binary)`)
    await database.query(`create table copied_${name} (like ${name} including all)`)
    const began = performance.now()
    const { rowCount } = await database.query(`copy copied_${name} (${given}) from '${file}' (format binary)`)
    const took = (performance.now() - began) / 1000
    say(`  COPY ${name}: ${rowCount} rows in ${took.toFixed(1)} s`)
    seconds += took
  }
  return seconds
}

const program = await startProgram()
try {
  const cookie = await program.signIn('szfb.gk')
  const database = await program.database()
  const session = await call<{ bodyId: string }>(program, cookie, '/api/session')
  const { columns } = await call<{ columns: { id: string }[] }>(program, cookie, '/open/v1/catalogue')
  await settled(database)

  const ids: string[] = []
  const checking = performance.now()
  for (let from = 0; from < count; from += batch) {
    const text = table(from, Math.min(batch, count - from))
    const { id } = await call<{ id: string }>(program, cookie, '/api/imports', {
      bodyId: session.bodyId,
      name: `第${ids.length + 1}批`,
      columnId: columns[0]?.id,
      file: { name: '导出.csv', base64: Buffer.from(text).toString('base64') },
    })
    ids.push(id)
  }
  const checked = (performance.now() - checking) / 1000
  say(`looked at ${count} rows in ${checked.toFixed(1)} s: ${Math.round(count / checked)} a second`)

  const began = performance.now()
  for (const id of ids) await call(program, cookie, `/api/imports/${id}/run`, {})
  await settled(database)
  const seconds = (performance.now() - began) / 1000
  const { rows } = await database.query<{ documents: string; found: string; numbers: string }>(`
    select (select count(*) from catalogue_import_row where document_id is not null) as documents,
      (select count(*) from search_item where ${left.search_item}) as found,
      (select count(distinct index_number) from catalogue_document where id in (${imported})) as numbers`)
  const [{ documents, found, numbers } = { documents: '0', found: '0', numbers: '0' }] = rows
  if (![documents, found, numbers].every((one) => Number(one) === count))
    throw new Error(
      `of ${count} rows ${documents} came in, ${found} are found, ${numbers} have a number of their own`,
    )
  say(
    `brought in, sealed and indexed ${count} documents in ${seconds.toFixed(1)} s: ${Math.round(count / seconds)} a second`,
  )

  const copied = await bulkLoad(program, database)
  say(`COPY of the same rows: ${copied.toFixed(1)} s, ${Math.round(count / copied)} documents a second`)
  say(`COPY : import with index = 1 : ${(seconds / copied).toFixed(1)}`)
  await database.end()
} finally {
  await program.stop()
}
