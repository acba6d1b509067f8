import { usualOf } from '@yangguang/annual-report'
import type { Statistics } from './contract.ts'

export type Measured = Statistics['bodies'][number]

/** Fewer requests say nothing about what is usual. */
const FEW_REQUESTS = 5

const percent = (share: number) => `${Math.round(share * 100)}%`

interface Measure {
  name: string
  /** A spread below this is none: small differences are no news. */
  least: number
  of: (body: Measured) => number | null
  shown: (value: number) => string
}

const measures: readonly Measure[] = [
  { name: '新收申请', least: 2, of: (body) => body.received, shown: (value) => `${value}件` },
  {
    name: '不予公开占办结的比例',
    least: 0.05,
    of: (body) => (body.decided < FEW_REQUESTS ? null : body.refused / body.decided),
    shown: percent,
  },
  {
    name: '结转占全部申请的比例',
    least: 0.05,
    of: (body) =>
      body.decided + body.carriedOut < FEW_REQUESTS
        ? null
        : body.carriedOut / (body.decided + body.carriedOut),
    shown: percent,
  },
  {
    name: '被纠正的复议诉讼',
    least: 0.25,
    of: (body) => (body.remedies === 0 ? null : body.corrected),
    shown: (value) => `${value}件`,
  },
  {
    name: '答复用时中位数',
    least: 1,
    of: (body) => (body.answers < FEW_REQUESTS ? null : body.medianDays),
    shown: (value) => `${value}个工作日`,
  },
]

/** Bodies that stand far from their like, and those that moved suddenly: to be looked into, not to be ranked. */
export function outliersOf(bodies: readonly Measured[]): Statistics['outliers'] {
  const alike = [...Map.groupBy(bodies, ({ kindLabel }) => kindLabel).values()]
  return [...alike.flatMap(farFromTheirLike), ...bodies.flatMap(sudden)]
}

function farFromTheirLike(bodies: readonly Measured[]): Statistics['outliers'] {
  return measures.flatMap((measure) => {
    const values = bodies.flatMap((body) => {
      const value = measure.of(body)
      return value === null ? [] : [{ body, value }]
    })
    const usual = usualOf(
      values.map(({ value }) => value),
      measure.least,
    )
    if (!usual) return []
    return values
      .filter(({ value }) => value > usual.far)
      .map(({ body, value }) => ({
        bodyId: body.bodyId,
        bodyName: body.bodyName,
        measure: measure.name,
        value: measure.shown(value),
        why: `同类单位的中位数是${measure.shown(Math.round(usual.middle * 100) / 100)}`,
      }))
  })
}

function sudden(body: Measured): Statistics['outliers'] {
  const { previous, received } = body
  if (previous === null || Math.max(previous, received) < 4 * FEW_REQUESTS) return []
  if (received <= previous * 3 && received * 3 >= previous) return []
  return [
    {
      bodyId: body.bodyId,
      bodyName: body.bodyName,
      measure: '新收申请比上年',
      value: `${received}件`,
      why: `上年是${previous}件，变化超过三倍`,
    },
  ]
}
