import { wordsOf } from '#foundation/search'
import { addDays, type Day, daysBetween } from '#platform/clock'
import type { Db } from '#platform/db'
import type { IndicatorScope } from './indicators.ts'
import type { Tables } from './tables.ts'

const TITLES_MOST = 20_000
const POINTS_MOST = 3_000
const plain = new Set(
  '怎样 怎么 如何 什么 为什么 是否 哪里 哪些 问题 情况 影响 希望 建议 反映 咨询 投诉 请求 关于 需要 可以 没有 不能 出行 请问 询问 查询 有人 办理 增加 尽快'.split(
    ' ',
  ),
)

export interface Topic {
  word: string
  now: number
  before: number
}

/**
 * What people write about: words of titles by in how many of them they stand, beside the like period before. A part of
 * a longer word that comes as often is left out. Nothing is a topic before it comes `least` times.
 */
export async function hotTopics(
  db: Db,
  scope: IndicatorScope,
  least: number,
  most: number,
): Promise<Topic[]> {
  const length = daysBetween(scope.from, scope.until) + 1
  const [now, before] = await Promise.all([
    countWords(db, scope),
    countWords(db, { ...scope, from: addDays(scope.from, -length), until: addDays(scope.from, -1) as Day }),
  ])
  const all = [...now].filter(([, count]) => count >= least).sort(([, a], [, b]) => b - a)
  const whole = all.filter(
    ([word, count]) =>
      !all.some(([other, as]) => other !== word && other.includes(word) && as >= count * 0.9),
  )
  return whole.slice(0, most).map(([word, count]) => ({ word, now: count, before: before.get(word) ?? 0 }))
}

async function countWords(db: Db, { from, until, bodies, channel }: IndicatorScope) {
  let titles = db
    .withTables<Tables>()
    .selectFrom('cases_case')
    .select('title')
    .where('state', '<>', 'void')
    .where('submitted_on', '>=', from)
    .where('submitted_on', '<=', until)
  if (channel) titles = titles.where('channel', '=', channel)
  if (bodies)
    titles = titles.where((eb) =>
      eb.or([eb('body_id', 'in', [...bodies]), eb('desk_body_id', 'in', [...bodies])]),
    )
  const counts = new Map<string, number>()
  for (const { title } of await titles.orderBy('submitted_on', 'desc').limit(TITLES_MOST).execute())
    for (const word of new Set(wordsOf(title)))
      if (word.length >= 2 && !plain.has(word) && !/^[\d.]+$/.test(word))
        counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Where matters were, as far as coordinates were given; the newest. */
export async function casePoints(db: Db, { from, until, bodies, channel }: IndicatorScope) {
  let points = db
    .withTables<Tables>()
    .selectFrom('cases_case')
    .select(['id', 'number', 'title', 'place', 'lng', 'lat'])
    .where('lng', 'is not', null)
    .where('state', '<>', 'void')
    .where('submitted_on', '>=', from)
    .where('submitted_on', '<=', until)
  if (channel) points = points.where('channel', '=', channel)
  if (bodies)
    points = points.where((eb) =>
      eb.or([eb('body_id', 'in', [...bodies]), eb('desk_body_id', 'in', [...bodies])]),
    )
  const rows = await points.orderBy('submitted_on', 'desc').limit(POINTS_MOST).execute()
  return rows.flatMap(({ lng, lat, ...one }) => (lng === null || lat === null ? [] : [{ ...one, lng, lat }]))
}
