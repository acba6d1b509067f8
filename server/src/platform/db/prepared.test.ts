import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useHouse } from '#test/harness'
import { prepared } from './index.ts'

const house = useHouse()

/** What one connection has planned after it asked `times` times. */
const plannedAfter = (times: number, ask: (n: number) => ReturnType<typeof sql<{ n: number }>>) =>
  house()
    .deps.db.connection()
    .execute(async (db) => {
      for (let n = 0; n < times; n++) expect((await ask(n).execute(db)).rows).toEqual([{ n }])
      const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
        db,
      )
      return rows.map(({ statement }) => statement)
    })

test('what is asked again and again is planned once', async () => {
  const answer = (n: number) => sql<{ n: number }>`select ${n}::int as n`
  expect(await plannedAfter(4, answer)).not.toContain('select $1::int as n')
  expect(await plannedAfter(3, answer)).toContain('select $1::int as n')
})

test.each([
  ['stops after some rows', (n: number) => sql<{ n: number }>`select ${n}::int as n limit 1`],
  ['counts', (n: number) => sql<{ n: number }>`select count(*)::int + ${n}::int - 1 as n`],
  ['searches', (n: number) => sql<{ n: number }>`select ${n}::int as n where 'a' like 'a%'`],
])('a statement that %s is planned for its values', async (_, ask) => {
  const statements = await plannedAfter(12, ask)
  expect(statements.filter((text) => /limit 1$|count\(|like 'a%'$/.test(text))).toEqual([])
})

test('a list that says so is planned once all the same', async () => {
  const statements = await plannedAfter(
    6,
    (n) => sql<{ n: number }>`select ${n}::int as n limit 1 ${prepared}`,
  )
  expect(statements).toContain('select $1::int as n limit 1 /* prepared */')
})

test('a statement goes on working after a column was added to what it reads', async () => {
  const { db } = house().deps
  await db.connection().execute(async (one) => {
    await sql`create temporary table grows (n int)`.execute(one)
    await sql`insert into grows values (1)`.execute(one)
    const read = () => sql`select * from grows where n = ${1}`.execute(one)
    for (let turn = 0; turn < 8; turn++) await read()
    await sql`alter table grows add column more text`.execute(one)
    expect((await read()).rows).toEqual([{ n: 1, more: null }])
  })
})
