/**
 * The indicator page over a million cases on a real PostgreSQL: what the server works for the whole year by channel, by
 * body and by month (limit: 300 ms), beside a bare count of the same rows by the same key.
 *
 *   node bench/engagement/indicators.ts [--cases 1000000]
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { type Dimension, indicatorTable } from '../../server/src/engagement/cases/indicators.ts'
import { settleMonths } from '../../server/src/engagement/cases/tally.ts'
import { day, fixedClock } from '../../server/src/platform/clock/index.ts'
import { migrate, openDatabase } from '../../server/src/platform/db/index.ts'
import { startPostgres } from '../../server/src/platform/postgres/index.ts'
import { workFolder } from '../work-folder.ts'

const LIMIT_MS = 300
const { values: options } = parseArgs({ options: { cases: { type: 'string', default: '1000000' } } })
const count = Number(options.cases)
const say = (line: string) => process.stdout.write(`${line}\n`)
const ms = async (work: () => Promise<unknown>) => {
  const from = performance.now()
  await work()
  return performance.now() - from
}
const median = async (work: () => Promise<unknown>, turns = 9) => {
  await work()
  const times: number[] = []
  for (let turn = 0; turn < turns; turn++) times.push(await ms(work))
  return times.toSorted((a, b) => a - b)[Math.floor(turns / 2)] ?? 0
}

const folder = workFolder()
const server = await startPostgres({ dataDir: folder })
const database = openDatabase(server.url)
const { db } = database
try {
  await migrate(database, join(import.meta.dirname, '../../server/migrations'))
  await sql`insert into bodies_body (id, kind, code, area_code, established_on)
    select ('0199a000-0000-7000-8000-0000000b' || lpad(n::text, 4, '0'))::uuid, 'department', 'B' || n, '990100', '2015-01-01'
    from generate_series(1, 60) as n`.execute(db)
  await sql`insert into cases_case (id, number, code_hash, channel, matter, urgent, desk_body_id, body_id, came_by, title, asked, place,
      consent, state, version, submitted_at, submitted_on, accepted_at, limit_amount, limit_unit, limit_from, due_at, reply,
      answered_at, first_answered_at, late, closed_at, rating, called_back_at, reached, solved, satisfied)
    select gen_random_uuid(), 'N' || n, '', (array['mayor', 'department', 'question', 'hotline', 'hotline', 'hotline', 'complaint'])[1 + n % 7],
      (array['咨询', '求助', '投诉', '建议'])[1 + n % 4], n % 50 = 0, body_1, body_n, 'online', '路灯不亮' || n % 97,
      repeat('文正路与东桥街口的路灯已经一周不亮，请尽快修复。', 3), '街道' || n % 40, true,
      case when n % 25 = 0 then 'handling' when n % 9 = 0 then 'answered' else 'closed' end, 5, at, (at at time zone 'Asia/Shanghai')::date,
      at + interval '2 hours', 7, 'working_day', at, at + interval '10 days', repeat('已经修复。', 8),
      answered, answered, n % 60 = 0, answered, case when n % 3 = 0 then 3 + n % 3 end,
      case when n % 2 = 0 then answered end, n % 2 = 0, n % 20 <> 0, 2 + n % 4
    from generate_series(1, ${count}::int) as n,
      lateral (select timestamptz '2025-11-30 09:00+08' + make_interval(secs => n * (31000000.0 / ${count}::int)) as at) as moment,
      lateral (select case when n % 25 <> 0 then at + make_interval(hours => 20 + n % 150) end as answered) as reply,
      lateral (select ('0199a000-0000-7000-8000-0000000b' || lpad((1 + n % 3)::text, 4, '0'))::uuid as body_1,
        ('0199a000-0000-7000-8000-0000000b' || lpad((1 + n % 60)::text, 4, '0'))::uuid as body_n) as bodies`.execute(
    db,
  )
  await sql`insert into cases_dispatch (id, case_id, from_body_id, to_body_id, part, sent_at, sign_due_at, signed_at)
    select gen_random_uuid(), id, desk_body_id, body_id, 'lead', accepted_at, accepted_at + interval '1 day', accepted_at + interval '3 hours'
    from cases_case where channel <> 'department'`.execute(db)
  await sql`insert into cases_month select distinct date_trunc('month', submitted_on)::date, true from cases_case`.execute(
    db,
  )
  await sql`vacuum analyze cases_case`.execute(db)
  await sql`vacuum analyze cases_dispatch`.execute(db)

  const clock = fixedClock('2026-11-26T09:00:00+08:00')
  const scope = { from: day('2025-12-01'), until: day('2026-11-30') }
  const settled = await ms(() => settleMonths(db, clock))
  say(`${count} cases: the months that are over settled in ${(settled / 1000).toFixed(1)} s, once a change`)
  for (const by of ['channel', 'body', 'month', 'matter'] satisfies Dimension[]) {
    const page = await median(() => indicatorTable(db, clock.now(), scope, by))
    const bare = await median(
      () =>
        sql`select ${sql.ref(by === 'body' ? 'body_id' : by === 'month' ? 'submitted_on' : by)}, count(*) from cases_case
          where submitted_on between ${scope.from} and ${scope.until} group by 1`.execute(db),
      5,
    )
    say(
      `by ${by}: median ${page.toFixed(0)} ms of 9, ${(LIMIT_MS / page).toFixed(1)} times inside the limit of ${LIMIT_MS} ms; a bare count of the rows takes ${bare.toFixed(0)} ms`,
    )
  }
} finally {
  await database.close()
  await server.stop()
}
