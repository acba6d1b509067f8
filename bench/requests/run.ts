/**
 * Requests on a real PostgreSQL: what another year's holiday notice does to the last days of a million open requests
 * (limit: one minute), and the inbox of an office with 50,000 open ones (limit: 100 ms on the server). Beside the
 * recomputation stands a plain model that walks the days one by one.
 *
 *   node bench/requests/run.ts [--count 1000000] [--inbox 50000]
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { isWorkingDay, loadCalendar, withNotice } from '../../server/src/foundation/calendar/index.ts'
import { addDays, day, fixedClock } from '../../server/src/platform/clock/index.ts'
import { inTransaction, migrate, openDatabase } from '../../server/src/platform/db/index.ts'
import { startPostgres } from '../../server/src/platform/postgres/index.ts'
import { requestsInbox } from '../../server/src/requests/requests/inbox.ts'
import { requestsDue } from '../../server/src/requests/requests/standing.ts'
import { workFolder } from '../work-folder.ts'

const { values: options } = parseArgs({
  options: { count: { type: 'string', default: '1000000' }, inbox: { type: 'string', default: '50000' } },
})
const count = Number(options.count)
const inbox = Number(options.inbox)
const say = (line: string) => process.stdout.write(`${line}\n`)
const ms = async (work: () => Promise<unknown>) => {
  const from = performance.now()
  await work()
  return performance.now() - from
}

const folder = workFolder()
const server = await startPostgres({ dataDir: folder })
const database = openDatabase(server.url)
const { db } = database
try {
  await migrate(database, join(import.meta.dirname, '../../server/migrations'))
  const bodies = ['0199a000-0000-7000-8000-00000000b001', '0199a000-0000-7000-8000-00000000b002'] as const
  const person = '0199a000-0000-7000-8000-00000000c001'
  for (const [at, id] of bodies.entries()) {
    await sql`insert into bodies_body (id, kind, code, area_code, established_on) values (${id}, 'department', ${`B${at}`}, '990100', '2015-01-01')`.execute(
      db,
    )
    await sql`insert into bodies_name (body_id, name, short_name, is_primary, from_day) values (${id}, ${`某局${at}`}, '某局', true, '2015-01-01')`.execute(
      db,
    )
  }
  await sql`insert into people_person values (${person}, '', '居民身份证', '', '', '', '', '', '', '', now())`.execute(
    db,
  )
  // Identifiers in the order of time, as the program gives them.
  const fill = (body: string, rows: number, prefix: string, mark: string) =>
    sql`insert into requests_request (id, number, code_hash, body_id, applicant_type, person_id, channel, submitted_on, received_on,
        asked, wanted_form, delivery_way, state, version, limit_days, clock, due_on, created_at)
      select (lpad(to_hex(1757000000000 + n), 12, '0') || ${mark} || lpad(to_hex(n), 12, '0'))::uuid, ${prefix} || n, '', ${body}::uuid, 'naturalPerson', ${person}::uuid, 'counter', d, d, '某年度某项目的合同', 'paper', 'post',
        'open', 1, 20, jsonb_build_object('receivedOn', d, 'limit', 20, 'restarts', '[]'::jsonb,
          'pauses', case when n % 3 = 0 then jsonb_build_array(jsonb_build_object('from', d + 3, 'to', d + 3 + (n % 15)::int, 'why', 'third_party', 'ref', 'a')) else '[]'::jsonb end,
          'extensions', case when n % 5 = 0 then jsonb_build_array(jsonb_build_object('on', d + 10, 'days', 10)) else '[]'::jsonb end),
        d + 28, now()
      from generate_series(1, ${rows}::int) as n, lateral (select date '2026-01-05' + (n % 330)::int as d) as days`.execute(
      db,
    )
  await fill(bodies[0], count, 'A', '70008000')
  await fill(bodies[1], inbox, 'I', '70018000')
  await sql`analyze requests_request`.execute(db)

  const before = await loadCalendar(db)
  const after = withNotice(before, {
    year: 2026,
    days: [1, 2, 3, 4, 5, 6, 7].map((date) => ({
      day: day(`2026-10-${String(date + 7).padStart(2, '0')}`),
      kind: 'holiday' as const,
      name: '国庆节',
    })),
  })
  let moved: Awaited<ReturnType<typeof requestsDue.moves>> = []
  const found = await ms(async () => {
    moved = await requestsDue.moves(db, before, after)
  })
  const written = await ms(() => inTransaction(db, (tx) => requestsDue.apply(tx, moved)))
  const seconds = (found + written) / 1000
  say(
    `${count + inbox} open requests: ${moved.length} moved; found in ${(found / 1000).toFixed(1)} s, written in ${(written / 1000).toFixed(1)} s`,
  )
  say(`  = ${(60 / seconds).toFixed(1)} times inside the limit of 60 s`)

  const sample = 20_000
  const walk = await ms(async () => {
    for (let no = 0; no < sample; no++) {
      let at = addDays(day('2026-01-05'), no % 330)
      for (let left = 20; left > 0; ) {
        at = addDays(at, 1)
        if (isWorkingDay(after, at)) left -= 1
      }
    }
  })
  say(
    `  walking the days one by one takes ${((walk / sample) * 1000).toFixed(1)} µs a request, without database or pauses; this took ${((found / (count + inbox)) * 1000).toFixed(1)} µs with both`,
  )

  const clock = fixedClock('2026-11-20T09:00:00+08:00')
  const actor = {
    id: '0199a000-0000-7000-8000-00000000a001',
    name: '',
    title: '',
    bodyId: bodies[1],
    scopes: { disclosure_office: new Set([bodies[1]]) },
  }
  const source = requestsInbox(clock)
  await source.rows(db, actor, () => {})
  const times: number[] = []
  for (let turn = 0; turn < 21; turn++) times.push(await ms(() => source.rows(db, actor, () => {})))
  const median = times.toSorted((a, b) => a - b)[10] ?? 0
  say(
    `inbox over ${inbox} open requests: median ${median.toFixed(0)} ms of 21, ${(100 / median).toFixed(1)} times inside the limit of 100 ms`,
  )
} finally {
  await database.close()
  await server.stop()
}
