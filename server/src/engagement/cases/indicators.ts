import { type RawBuilder, sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import { listChannels } from './channel.ts'
import type { IndicatorTable } from './contract.ts'
import type { Tables } from './tables.ts'

/** Over which cases: submitted from `from` to `until`, both included; bodies that have them or took them in. */
export interface IndicatorScope {
  from: Day
  until: Day
  bodies?: readonly string[] | undefined
  channel?: string | undefined
}

export const dimensions = ['none', 'channel', 'body', 'matter', 'month', 'place'] as const
export type Dimension = (typeof dimensions)[number]

type Counts = Readonly<Partial<Record<keyof ReturnType<typeof countsAt>, number | null>>>

/** What is counted once; every indicator is made of these. A redone case is one case. */
const countsAt = (now: Date) =>
  ({
    received: sql`count(*)`,
    refused: sql`count(*) filter (where state = 'refused')`,
    accepted: sql`count(*) filter (where accepted_at is not null and state <> 'merged')`,
    replied: sql`count(*) filter (where first_answered_at is not null)`,
    onTime: sql`count(*) filter (where first_answered_at is not null and not coalesce(late, false))`,
    late: sql`count(*) filter (where coalesce(late, false) or (accepted_at is not null and first_answered_at is null and state not in ('merged', 'refused', 'suspended') and due_at < ${now}))`,
    closed: sql`count(*) filter (where accepted_at is not null and state = 'closed')`,
    redone: sql`count(*) filter (where round > 1)`,
    extended: sql`count(*) filter (where extended_at is not null)`,
    rated: sql`count(rating)`,
    ratedSatisfied: sql`count(*) filter (where rating >= 3)`,
    calledBack: sql`count(called_back_at)`,
    reached: sql`count(*) filter (where reached)`,
    solved: sql`count(*) filter (where solved)`,
    satisfied: sql`count(*) filter (where satisfied >= 3)`,
    published: sql`count(published_at)`,
    meanHours: sql`avg(extract(epoch from first_answered_at - accepted_at) / 3600)`,
    medianHours: sql`percentile_cont(0.5) within group (order by extract(epoch from first_answered_at - accepted_at) / 3600)`,
  }) satisfies Record<string, RawBuilder<unknown>>

interface Definition {
  key: string
  label: string
  numerator: string
  denominator: string
  unit: 'percent' | 'count' | 'day'
  top: (count: Counts & DispatchCounts) => number | null | undefined
  bottom?: (count: Counts & DispatchCounts) => number | null | undefined
}

interface DispatchCounts {
  dispatched: number
  signedOnTime: number
  returned: number
  calls: number
  answeredCalls: number
}

/** Every indicator with what stands above and below the line, once for screens, exports and the public page. */
export const definitions: readonly Definition[] = [
  {
    key: 'received',
    label: '收件数',
    numerator: '提交的来件',
    denominator: '',
    unit: 'count',
    top: (n) => n.received,
  },
  {
    key: 'accepted',
    label: '受理数',
    numerator: '受理的来件，合并到其他来件的不重复计算',
    denominator: '',
    unit: 'count',
    top: (n) => n.accepted,
  },
  {
    key: 'replied',
    label: '答复数',
    numerator: '已经答复的来件',
    denominator: '',
    unit: 'count',
    top: (n) => n.replied,
  },
  {
    key: 'replyRate',
    label: '回复率',
    numerator: '已经答复的来件',
    denominator: '受理的来件',
    unit: 'percent',
    top: (n) => n.replied,
    bottom: (n) => n.accepted,
  },
  {
    key: 'connectRate',
    label: '接通率',
    numerator: '接通的来电',
    denominator: '打入热线的来电（话务记录，按日期统计，不分类型和地点）',
    unit: 'percent',
    top: (n) => n.answeredCalls,
    bottom: (n) => n.calls,
  },
  {
    key: 'signRate',
    label: '及时签收率',
    numerator: '在签收时限内签收的派发',
    denominator: '全部派发',
    unit: 'percent',
    top: (n) => n.signedOnTime,
    bottom: (n) => n.dispatched,
  },
  {
    key: 'returnRate',
    label: '退单率',
    numerator: '被退回的派发',
    denominator: '全部派发',
    unit: 'percent',
    top: (n) => n.returned,
    bottom: (n) => n.dispatched,
  },
  {
    key: 'onTimeRate',
    label: '按时办结率',
    numerator: '在时限内答复的来件',
    denominator: '已经答复的来件',
    unit: 'percent',
    top: (n) => n.onTime,
    bottom: (n) => n.replied,
  },
  {
    key: 'overdueRate',
    label: '超期率',
    numerator: '超过时限答复或者超过时限仍未答复的来件',
    denominator: '受理的来件',
    unit: 'percent',
    top: (n) => n.late,
    bottom: (n) => n.accepted,
  },
  {
    key: 'closeRate',
    label: '办结率',
    numerator: '已经办结的来件',
    denominator: '受理的来件',
    unit: 'percent',
    top: (n) => n.closed,
    bottom: (n) => n.accepted,
  },
  {
    key: 'callBackRate',
    label: '回访率',
    numerator: '已经回访的来件',
    denominator: '已经答复的来件',
    unit: 'percent',
    top: (n) => n.calledBack,
    bottom: (n) => n.replied,
  },
  {
    key: 'solveRate',
    label: '解决率',
    numerator: '回访中表示已经解决的来件',
    denominator: '回访接通的来件',
    unit: 'percent',
    top: (n) => n.solved,
    bottom: (n) => n.reached,
  },
  {
    key: 'satisfiedRate',
    label: '回访满意率',
    numerator: '回访中表示基本满意以上的来件',
    denominator: '回访接通的来件',
    unit: 'percent',
    top: (n) => n.satisfied,
    bottom: (n) => n.reached,
  },
  {
    key: 'ratedSatisfiedRate',
    label: '评价满意率',
    numerator: '来信人评价基本满意以上的来件',
    denominator: '来信人评价过的来件',
    unit: 'percent',
    top: (n) => n.ratedSatisfied,
    bottom: (n) => n.rated,
  },
  {
    key: 'redoRate',
    label: '重办率',
    numerator: '重新办理过的来件',
    denominator: '已经答复的来件',
    unit: 'percent',
    top: (n) => n.redone,
    bottom: (n) => n.replied,
  },
  {
    key: 'published',
    label: '公开数',
    numerator: '公开的来件',
    denominator: '',
    unit: 'count',
    top: (n) => n.published,
  },
  {
    key: 'meanDays',
    label: '平均办理时间',
    numerator: '受理至首次答复的平均时间',
    denominator: '',
    unit: 'day',
    top: (n) => days(n.meanHours),
  },
  {
    key: 'medianDays',
    label: '办理时间中位数',
    numerator: '受理至首次答复时间的中位数',
    denominator: '',
    unit: 'day',
    top: (n) => days(n.medianHours),
  },
]

const days = (hours: number | null | undefined) => (hours == null ? null : Math.round((hours / 24) * 10) / 10)

const keys: Readonly<Record<Dimension, RawBuilder<string>>> = {
  none: sql<string>`''::text`,
  channel: sql<string>`channel`,
  body: sql<string>`body_id::text`,
  matter: sql<string>`matter`,
  month: sql<string>`to_char(submitted_on, 'YYYY-MM')`,
  place: sql<string>`coalesce(nullif(place, ''), '未填写')`,
}

export type IndicatorGroup = IndicatorTable['whole']

/** All indicators, for the whole scope or split by one dimension; dispatches count with the body they went to. */
export async function indicatorsOf(
  db: Db,
  now: Date,
  scope: IndicatorScope,
  by: Dimension,
): Promise<IndicatorGroup[]> {
  const own = db.withTables<Tables>()
  let cases = own
    .selectFrom('cases_case')
    .where('state', '<>', 'void')
    .where('submitted_on', '>=', scope.from)
    .where('submitted_on', '<=', scope.until)
  let dispatches = own
    .selectFrom('cases_case')
    .innerJoin('cases_dispatch', 'cases_dispatch.case_id', 'cases_case.id')
    .where('part', '=', 'lead')
    .where('state', '<>', 'void')
    .where('submitted_on', '>=', scope.from)
    .where('submitted_on', '<=', scope.until)
  const { bodies, channel } = scope
  if (channel) {
    cases = cases.where('channel', '=', channel)
    dispatches = dispatches.where('channel', '=', channel)
  }
  if (bodies) {
    cases = cases.where((eb) =>
      eb.or([eb('body_id', 'in', [...bodies]), eb('desk_body_id', 'in', [...bodies])]),
    )
    dispatches = dispatches.where((eb) =>
      eb.or([eb('to_body_id', 'in', [...bodies]), eb('desk_body_id', 'in', [...bodies])]),
    )
  }
  const sentKey = by === 'body' ? sql<string>`to_body_id::text` : keys[by]
  const counted = Object.entries(countsAt(now)).map(([name, count]) =>
    sql<number | null>`(${count})::float8`.as(name),
  )
  const [called, found, sent] = await Promise.all([
    callsOf(db, scope, by),
    cases
      .select([keys[by].as('key'), ...counted])
      .groupBy(keys[by])
      .orderBy(keys[by])
      .execute(),
    dispatches
      .select([
        sentKey.as('key'),
        sql<number>`count(*)::int`.as('dispatched'),
        sql<number>`count(*) filter (where signed_at <= coalesce(sign_due_at, signed_at))::int`.as(
          'signedOnTime',
        ),
        sql<number>`count(returned_at)::int`.as('returned'),
      ])
      .groupBy(sentKey)
      .execute(),
  ])
  const groups: ({ key: string } & Counts)[] = found
  const labels =
    by === 'body' || by === 'channel'
      ? await labelsOf(
          db,
          scope.until,
          by,
          groups.map(({ key }) => key),
        )
      : undefined
  return groups.map((count) => {
    const dispatch = {
      ...none,
      ...sent.find((one) => one.key === count.key),
      ...called.find((one) => one.key === count.key),
    }
    return {
      key: count.key,
      label: labels?.get(count.key) ?? count.key,
      values: valuesOf({ ...count, ...dispatch }),
    }
  })
}

/** Calls stand beside the cases: they have a day and a body, but no matter and no place. */
async function callsOf(db: Db, scope: IndicatorScope, by: Dimension) {
  const callKeys: Partial<Record<Dimension, RawBuilder<string>>> = {
    none: keys.none,
    body: sql<string>`body_id::text`,
    month: sql<string>`to_char(on_day, 'YYYY-MM')`,
    channel: sql<string>`'hotline'::text`,
  }
  const key = callKeys[by]
  if (!key || (scope.channel && scope.channel !== 'hotline')) return []
  let calls = db
    .withTables<Tables>()
    .selectFrom('cases_call')
    .where('on_day', '>=', scope.from)
    .where('on_day', '<=', scope.until)
  if (scope.bodies) calls = calls.where('body_id', 'in', [...scope.bodies])
  return calls
    .select([
      key.as('key'),
      sql<number>`count(*)::int`.as('calls'),
      sql<number>`count(*) filter (where answered)::int`.as('answeredCalls'),
    ])
    .groupBy(key)
    .execute()
}

async function labelsOf(
  db: Db,
  on: Day,
  by: 'body' | 'channel',
  of: readonly string[],
): Promise<Map<string, string>> {
  if (by === 'channel') return new Map((await listChannels(db)).map(({ code, name }) => [code, name]))
  return new Map((await listBodies(db, on, [...of])).map(({ id, name }) => [id, name]))
}

/** The table as screens and exports take it: the definitions, the whole, and the groups. */
export async function indicatorTable(
  db: Db,
  now: Date,
  scope: IndicatorScope,
  by: Dimension,
): Promise<IndicatorTable> {
  const [[whole], groups] = await Promise.all([
    indicatorsOf(db, now, scope, 'none'),
    by === 'none' ? [] : indicatorsOf(db, now, scope, by),
  ])
  return {
    from: scope.from,
    until: scope.until,
    definitions: definitions.map(({ key, label, numerator, denominator, unit }) => ({
      key,
      label,
      numerator,
      denominator,
      unit,
    })),
    whole: whole ?? { key: '', label: '', values: valuesOf(none) },
    groups,
  }
}

const none = {
  dispatched: 0,
  signedOnTime: 0,
  returned: 0,
  calls: 0,
  answeredCalls: 0,
} satisfies DispatchCounts
function valuesOf(count: Counts & DispatchCounts): IndicatorGroup['values'] {
  return Object.fromEntries(
    definitions.map(({ key, unit, top, bottom }) => {
      const [above, below] = [top(count) ?? (unit === 'day' ? null : 0), bottom?.(count) ?? 0]
      const value = unit === 'percent' ? (below > 0 && above !== null ? above / below : null) : above
      return [key, { value, top: above ?? 0, bottom: below }]
    }),
  )
}
