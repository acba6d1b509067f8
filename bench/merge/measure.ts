import { join } from 'node:path'
import { emptyReport, merge, type Report, rowsOf, tableDefinition } from '@yangguang/annual-report'
import { sql } from 'kysely'
import { createBody } from '../../server/src/foundation/bodies/index.ts'
import { mergeLevel } from '../../server/src/oversight/supervision/index.ts'
import { day, fixedClock } from '../../server/src/platform/clock/index.ts'
import { type Db, inTransaction, migrate, openDatabase } from '../../server/src/platform/db/index.ts'
import { startPostgres } from '../../server/src/platform/postgres/index.ts'
import { workFolder } from '../work-folder.ts'

const YEAR = 2025
const clock = fixedClock('2026-02-01T10:00:00+08:00')
const say = (line: string) => process.stdout.write(`${line}\n`)

/** A report with a figure in most of its cells. */
function aReport(name: string, seed: number): Report & { year: number } {
  const report = emptyReport('2021')
  const definition = tableDefinition('2021')
  let at = seed
  for (const table of ['proactive', 'requests', 'remedies'] as const)
    for (const { block, row } of definition[table] ? rowsOf(definition[table]) : [])
      for (const column of block.columns) {
        const value = ++at % 7
        Object.assign(report[table]?.[row.key]?.[column.key] ?? {}, {
          value,
          raw: String(value),
          state: 'read',
        })
      }
  const sections = {
    overview: '总体情况。'.repeat(400),
    problems: '问题和改进。'.repeat(80),
    other: '没有。',
  }
  return { ...report, publicBody: name, year: YEAR, sections }
}

/** Straight into the tables: what is measured is the reading. */
async function aCity(db: Db, count: number): Promise<string> {
  const from = day('2015-01-01')
  const city = await inTransaction(db, (tx) =>
    createBody(tx, clock, undefined, {
      kind: 'government',
      code: 'B00000000',
      areaCode: '990100',
      name: '景澜市人民政府',
      shortName: '市政府',
      establishedOn: from,
    }),
  )
  await sql`
    with made as (
      insert into bodies_body (id, kind, code, area_code, established_on)
      select gen_random_uuid(), 'department', 'B' || lpad(n::text, 8, '0'), '990100', ${from}
      from generate_series(1, ${count}::int) n returning id, code
    ), named as (
      insert into bodies_name (body_id, name, short_name, is_primary, from_day)
      select id, '景澜市第' || code || '局', code, true, ${from} from made
    )
    insert into bodies_relation (id, kind, body_id, other_id, from_day)
    select gen_random_uuid(), 'report_merges_into', id, ${city}, ${from} from made`.execute(db)
  // Seven different reports are enough: every body's own is a row, a text and its figures all the same.
  const texts = Array.from({ length: 7 }, (_, seed) => JSON.stringify(aReport('某局', seed)))
  await sql`
    insert into report_report (id, body_id, year, format, scope, bodies, origin, state, version, sections, canonical, published_at, created_at)
    select gen_random_uuid(), b.id, ${YEAR}, '2021', 'own', array[b.id], 'imported', 'published', 1, '{}',
      ${JSON.stringify(texts)}::jsonb ->> ((row_number() over ())::int % 7), now(), now()
    from bodies_body b where b.kind = 'department'`.execute(db)
  await sql`analyze`.execute(db)
  return city
}

/** Milliseconds on the clock and of this process's processor. */
async function timed(work: () => Promise<unknown>): Promise<{ clock: number; processor: number }> {
  const began = performance.now()
  const cpu = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(cpu)
  return { clock: performance.now() - began, processor: (user + system) / 1000 }
}

async function plainMerge(db: Db): Promise<unknown> {
  const { rows } = await sql<{
    canonical: string
  }>`select canonical from report_report where year = ${YEAR}`.execute(db)
  const parts = rows.map(({ canonical }) => {
    const report: Report = JSON.parse(canonical)
    return { body: report.publicBody ?? '', report }
  })
  return merge(parts, { publicBody: '景澜市人民政府', year: YEAR, format: '2021' })
}

const shown = ({ clock: ms, processor }: { clock: number; processor: number }) =>
  `${ms.toFixed(0)} ms (${processor.toFixed(0)} ms of processor)`

async function median(work: () => Promise<unknown>) {
  const runs = []
  for (let turn = 0; turn < 5; turn++) runs.push(await timed(work))
  return runs.toSorted((a, b) => a.clock - b.clock)[2] ?? { clock: 0, processor: 0 }
}

export async function measure(count: number): Promise<void> {
  const folder = workFolder()
  const postgres = await startPostgres({ dataDir: folder, fsync: false, createDb: true })
  const database = openDatabase(postgres.url, 4)
  try {
    await migrate(database, join(import.meta.dirname, '../../migrations'))
    const city = await aCity(database.db, count)
    say(`${count} bodies, each with a published report`)
    const asked = () => mergeLevel(database.db, [], city, YEAR)
    say(`merge, first time: ${shown(await timed(asked))}; limit 1000 ms`)
    const usual = await median(asked)
    say(`merge, median of five: ${shown(usual)}`)
    const plain = await median(() => plainMerge(database.db))
    say(
      `the whole texts read, parsed and merged, median of five: ${shown(plain)}; ${(plain.clock / usual.clock).toFixed(1)} times as long`,
    )
  } finally {
    await database.close()
    await postgres.stop()
  }
}
