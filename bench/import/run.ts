/**
 * Brings documents in the way a batch import does (rows, frozen edition, ledger entry) and indexes them, then loads the
 * very same rows with the database's own bulk load (COPY), and prints rates and their ratio.
 *
 *   DATABASE_URL=postgres://… node bench/import/run.ts [--count 200000] [--indexed 20000]
 *
 * The database must be empty and disposable. psql must be on the path. --indexed says how many of them go through the search index.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { createBody } from '../../server/src/foundation/bodies/index.ts'
import { createAccount } from '../../server/src/foundation/identity/index.ts'
import { postgresSearch } from '../../server/src/foundation/search/index.ts'
import { createSite } from '../../server/src/foundation/sites/index.ts'
import { day, systemClock } from '../../server/src/platform/clock/index.ts'
import { newId } from '../../server/src/platform/crypto/index.ts'
import { inTransaction, migrate, openDatabase } from '../../server/src/platform/db/index.ts'
import { textOf as plainText } from '../../server/src/platform/html/index.ts'
import { bringIn } from '../../server/src/publication/catalogue/import/bulk.ts'

const { values: options } = parseArgs({
  options: { count: { type: 'string', default: '200000' }, indexed: { type: 'string', default: '20000' } },
})
const count = Number(options.count)
const url = process.env.DATABASE_URL
if (!url) throw new Error('DATABASE_URL must name an empty, disposable database')
const database = openDatabase(url, 4)
const { db } = database
await migrate(database, join(import.meta.dirname, '../../server/migrations'))

const body = await inTransaction(db, (tx) =>
  createBody(tx, systemClock, undefined, {
    kind: 'department',
    code: newId().slice(-9).toUpperCase(),
    areaCode: '990100',
    name: '测试局',
    shortName: '测试局',
    establishedOn: day('2015-01-01'),
  }),
)
const column = `c${newId().slice(-8)}`
const actor = await inTransaction(db, async (tx) => {
  await createSite(tx, {
    id: newId(),
    name: '测试',
    shortName: '测试',
    domain: '',
    idCode: '',
    icp: '',
    police: '',
    hostBodyId: body,
    contact: '',
    host: column,
    columns: [
      {
        id: column,
        parentId: null,
        title: '通知公告',
        kind: 'notice',
        statutoryItem: null,
        staleAfterDays: null,
      },
    ],
  })
  return createAccount(tx, systemClock, undefined, {
    login: `u${newId().slice(-12)}`,
    name: '测试',
    body,
    password: 'Correct-Horse-9',
    grants: [{ role: 'disclosure_office', body, reach: 'own' }],
  })
})

const sentences = [
  '各有关单位要高度重视，细化工作措施，确保各项任务落到实处。',
  '请于本月底前将办理情况报送市政府办公室。',
  '工作中遇到的问题，请及时反馈。',
]
const textOf = (no: number) =>
  Array.from(
    { length: 12 },
    (_, line) => `<p>${no}-${line}　${sentences[(no + line) % sentences.length]}</p>`,
  ).join('')
const contentOf = (no: number) => ({
  title: `关于做好第${no}号事项的通知`,
  documentNumber: `测〔2016〕${no}号`,
  jointIssuers: [],
  writtenOn: '2016-05-03',
  columnId: column,
  theme: '0201',
  genre: 'notice',
  kind: null,
  attribute: 'active' as const,
  ground: '',
  validUntil: null,
  keywords: ['通知'],
  abstract: '',
  body: textOf(no),
  attachments: [],
})

const CHUNK = 500
const started = performance.now()
const ids: string[] = []
for (let at = 0; at < count; at += CHUNK) {
  const incoming = Array.from({ length: Math.min(CHUNK, count - at) }, (_, no) => ({
    content: contentOf(at + no),
    indexNumber: `${body}/2016-${at + no}`,
    publishedOn: '2016-05-04',
  }))
  ids.push(...(await inTransaction(db, (tx) => bringIn(tx, systemClock, actor, body, 'bench', incoming))))
}
const seconds = (performance.now() - started) / 1000
console.log(
  `brought in ${count} documents in ${seconds.toFixed(1)} s: ${Math.round(count / seconds)} a second`,
)

const indexed = Math.min(count, Number(options.indexed))
const indexStarted = performance.now()
for (let at = 0; at < indexed; at += CHUNK) {
  await inTransaction(db, async (tx) => {
    for (const [offset, id] of ids.slice(at, at + CHUNK).entries()) {
      const content = contentOf(at + offset)
      await postgresSearch.index(tx, {
        kind: 'document',
        id,
        title: content.title,
        text: plainText(content.body),
        number: content.documentNumber,
        indexNumber: `${body}/2016-${at + offset}`,
        url: `/documents/${id}`,
        bodyId: body,
        bodyName: '测试局',
        day: '2016-05-04',
        theme: '综合政务',
        genre: '通知',
        validity: '',
        keywords: content.keywords,
        files: [],
      })
    }
  })
}
const indexSeconds = (performance.now() - indexStarted) / 1000
console.log(
  `indexed ${indexed} of them in ${indexSeconds.toFixed(1)} s: ${Math.round(indexed / indexSeconds)} a second`,
)

const psql = (command: string) =>
  execFileSync('psql', [url, '-q', '-c', command], { stdio: ['ignore', 'inherit', 'inherit'] })
const file = join(process.env.TMPDIR ?? '/tmp', `import-bench-${process.pid}`)
let copySeconds = 0
for (const table of ['catalogue_document', 'catalogue_edition', 'ledger_entry']) {
  psql(`\\copy ${table} to '${file}-${table}' (format binary)`)
  await sql.raw(`create table if not exists copied_${table} (like ${table} including all)`).execute(db)
  const begun = performance.now()
  psql(`\\copy copied_${table} from '${file}-${table}' (format binary)`)
  copySeconds += (performance.now() - begun) / 1000
}
console.log(
  `COPY of the same rows with the same indexes: ${copySeconds.toFixed(1)} s, ${Math.round(count / copySeconds)} a second`,
)
console.log(
  `ratio import : COPY = 1 : ${(seconds / copySeconds).toFixed(1)}; with index 1 : ${((seconds + (indexSeconds * count) / indexed) / copySeconds).toFixed(1)}`,
)
await database.close()
