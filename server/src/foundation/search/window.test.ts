import { beforeAll, describe, expect, it, test } from 'vitest'
import { type Database, openDatabase } from '#platform/db'
import { useHouse } from '#test/harness'
import type { SearchAsked } from './port.ts'
import { postgresSearch } from './postgres.ts'
import { parseQuery } from './query.ts'
import { periodWords, type Spread, shareOf, spreadOf, windowsFor } from './window.ts'

const days = Array.from({ length: 101 }, (_, at) => `${2006 + Math.floor(at / 5)}-0${1 + (at % 5)}-15`)
const spread: Spread = {
  items: 1_000_000,
  titles: new Map(),
  texts: new Map([
    ['管理', 0.3],
    ['电梯', 0.01],
  ]),
  days,
  newest: '2026-01-15',
}

test('an item is of its month and its year', () => {
  expect(periodWords('2026-03-09')).toEqual(['~m202603', '~y2026'])
})

test.each([
  ['管理', 'all', 0.3],
  ['管理 管理', 'all', 0.3],
  // Between 0.003, were they independent, and 0.01, did every text on lifts speak of management.
  ['管理 电梯', 'all', 0.00405],
  ['管理 电梯', 'any', 0.31],
  ['无人知晓', 'all', 0],
] as const)('%s (%s) is expected in a share of %f', (q, strictness, share) => {
  expect(shareOf(parseQuery(q, new Map()), strictness, spread.texts)).toBeCloseTo(share, 4)
})

describe('how far back a query looks first', () => {
  it('looks at a few months for a word of every tenth record, then further, then at all', () => {
    const windows = windowsFor(spread, 0.1, 1_000)
    expect(windows).toHaveLength(3)
    // 1,500 hits stand in 1.5 % of a million records, and those in what came since April 2025.
    expect(windows[0]).toBe("('~y2025' | '~y2026')")
    expect(windows.at(-1)).toBeUndefined()
  })
  it('says half a year in months, and what is longer in years and the last months of the first', () => {
    const first = (over: Partial<Spread>) => windowsFor({ ...spread, ...over }, 0.3, 1_000)[0]
    expect(first({ newest: '2025-06-15' })).toBe("('~m202505' | '~m202506' | '~m202507' | '~m202508')")
    expect(first({ days: days.map(() => '2025-11-15'), newest: '2026-06-15' })).toBe(
      "('~m202511' | '~m202512' | '~y2026')",
    )
  })
  it('looks at all time for a rare word, and where the statistics know nothing', () => {
    expect(windowsFor(spread, 0.001, 1_000)).toEqual([undefined])
    expect(windowsFor(spread, 0, 1_000)).toEqual([undefined])
    expect(windowsFor({ ...spread, items: 0, days: [] }, 0.3, 1_000)).toEqual([undefined])
  })
})

const house = useHouse()
let informed: Database

beforeAll(async () => {
  const { pool } = house().database
  // 8,000 items over twenty years: a word of three texts in four, one of every tenth title, and
  // words that only the older titles or texts have: common, yet not to be found where a query looks first.
  await pool.query(`
    insert into search_item (kind, id, title, body_text, number, index_number, url, body_id, body_name, day, theme, genre, validity, tokens, title_tokens)
    select 'document', n::text, title, body, '', '', '/documents/' || n, gen_random_uuid(), '景澜市第' || n % 7 || '局', day, '', '', '',
      setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', body), 'D') || marks, to_tsvector('simple', title) || marks
    from (
      select n, case when n % 10 = 0 then '供水 通知' else '事项 通告' end || case when n % 7300 < 4500 then ' 往年' else '' end as title,
        case when n % 4 > 0 then '管理 办法' else '其他 内容' end || case when n < 1500 then ' 旧制' else '' end
          || case when n % 7300 < 4500 then ' 前期' else ' 往年' end as body,
        date '2006-01-01' + n % 7300 as day,
        array_to_tsvector(array['~m' || to_char(date '2006-01-01' + n % 7300, 'YYYYMM'), '~y' || to_char(date '2006-01-01' + n % 7300, 'YYYY'),
          '~b' || left(encode(sha256(convert_to('景澜市第' || n % 7 || '局', 'UTF8')), 'hex'), 12)]) as marks
      from generate_series(1, 8000) n
    ) made`)
  informed = openDatabase(house().database.url, 2)
  return () => informed.close()
})

it('answers the same, whether it looks at some months or at all time', async () => {
  const asked = [
    '管理',
    '往年',
    '前期',
    '往年 前期',
    '供水',
    '管理 供水',
    '旧制',
    '管理 旧制',
    '通告',
    '没有的词',
  ].flatMap((q) =>
    (['relevance', 'date'] as const).flatMap((order): SearchAsked[] => [
      { q, page: 1, size: 20, order },
      { q, page: 3, size: 20, order },
      { q, page: 1, size: 20, order, chosen: { year: '2011' } },
      { q, page: 1, size: 20, order, chosen: { body: '景澜市第3局' } },
    ]),
  )
  const before = []
  for (const one of asked) before.push(await postgresSearch.query(house().deps.db, one))
  await house().database.pool.query('analyze search_item')
  const known = await spreadOf(informed.db)
  expect(windowsFor(known, shareOf(parseQuery('管理', new Map()), 'all', known.texts), 1_000)).not.toEqual([
    undefined,
  ])
  for (const [at, one] of asked.entries())
    expect(await postgresSearch.query(informed.db, one), JSON.stringify(one)).toEqual(before[at])
  // Of the 1,143 texts of this body every fourth, 285, holds something else.
  const ofOne = await postgresSearch.query(informed.db, {
    ...{ q: '管理', page: 1, size: 20, order: 'date', chosen: { body: '景澜市第3局' } },
  })
  expect(ofOne.facets.body).toEqual([{ value: '景澜市第3局', count: 858 }])
})
