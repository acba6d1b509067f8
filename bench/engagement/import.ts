/**
 * Ten thousand tickets in one workbook, one in a hundred broken, through the use case behind the hotline desk on a real
 * PostgreSQL: how long until the good ones are cases and the broken ones a file with reasons, beside the very same rows
 * inserted from one table into another within the database.
 *
 *   node bench/engagement/import.ts [--tickets 10000]
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import writeXlsxFile from 'write-excel-file/node'
import { importTickets } from '../../server/src/engagement/cases/hotline/import-tickets.ts'
import { createBody } from '../../server/src/foundation/bodies/index.ts'
import { actorById, createAccount } from '../../server/src/foundation/identity/index.ts'
import { day, systemClock } from '../../server/src/platform/clock/index.ts'
import { openKeyring } from '../../server/src/platform/crypto/index.ts'
import { inTransaction, migrate, openDatabase } from '../../server/src/platform/db/index.ts'
import { startPostgres } from '../../server/src/platform/postgres/index.ts'

const { values: options } = parseArgs({ options: { tickets: { type: 'string', default: '10000' } } })
const count = Number(options.tickets)
const say = (line: string) => process.stdout.write(`${line}\n`)

const head = ['外部编号', '类型', '事由', '具体情况', '地点', '姓名', '联系电话']
const rows = Array.from({ length: count }, (_, at) => [
  ...[`P${at}`, at % 100 === 7 ? '表彰' : '投诉', '井盖松动', `第${at}号井盖松动，请检查。`],
  ...['文正路', at % 2 === 0 ? '赵一鸣' : '', at % 2 === 0 ? '13900001111' : ''],
])
const file = await writeXlsxFile(
  [head, ...rows].map((row) => row.map((value) => ({ value, type: String }))),
  {},
).toBuffer()

const folder = await mkdtemp(join(tmpdir(), 'yangguang-bench-'))
const server = await startPostgres({ dataDir: folder })
const database = openDatabase(server.url)
const { db } = database
try {
  await migrate(database, join(import.meta.dirname, '../../server/migrations'))
  const { vault } = openKeyring(join(folder, 'keys'))
  const actor = await inTransaction(db, async (tx) => {
    const body = await createBody(tx, systemClock, undefined, {
      ...{ kind: 'department', code: 'BENCH0001', areaCode: '990100', name: '测试局', shortName: '测试局' },
      establishedOn: day('2015-01-01'),
    })
    const id = await createAccount(tx, systemClock, undefined, {
      ...{ login: 'bench.gk', name: '受理员', body, password: 'Correct-Horse-9' },
      grants: [{ role: 'disclosure_office', body, reach: 'own' }],
    })
    await sql`update cases_channel set desk_body_id = ${body} where code = 'hotline'`.execute(tx)
    return actorById(tx, systemClock, id)
  })
  const from = performance.now()
  const result = await importTickets(db, systemClock, vault, actor, 'hotline', file.toString('base64'))
  const took = performance.now() - from
  say(
    `${count} tickets: ${result.taken} taken, ${result.broken} back with reasons, in ${(took / 1000).toFixed(1)} s`,
  )
  const since = performance.now()
  for (const table of ['cases_case', 'cases_step', 'ledger_entry', 'people_person']) {
    await sql`create table ${sql.ref(`plain_${table}`)} (like ${sql.ref(table)} including all)`.execute(db)
    await sql`insert into ${sql.ref(`plain_${table}`)} select * from ${sql.ref(table)}`.execute(db)
  }
  const plain = performance.now() - since
  say(
    `  the same rows within the database: ${(plain / 1000).toFixed(1)} s; ratio ${(took / plain).toFixed(1)}`,
  )
} finally {
  await database.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
