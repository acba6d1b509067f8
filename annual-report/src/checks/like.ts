import { cellPath, type Finding, numberOf, type Report, type Table } from '../report.ts'
import { finding, firstPlace, show } from './finding.ts'
import { type BodyKind, bodyKindOf } from './form.ts'

/** How far above the middle, in median deviations, a body has to stand to be named. */
const FAR = 4
/** Fewer bodies, or fewer requests, say nothing about what is usual. */
const FEW_BODIES = 5
const FEW_REQUESTS = 5

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/**
 * The middle of these values, and beyond which one stands far above it; null where they are too few to say. `least`: a
 * spread below this is none, small differences are no news.
 */
export function usualOf(values: readonly number[], least: number): { middle: number; far: number } | null {
  if (values.length < FEW_BODIES) return null
  const middle = median(values) ?? 0
  const spread = median(values.map((value) => Math.abs(value - middle))) ?? 0
  // Where most are alike, a fifth of the middle stands for the spread, or every small difference would be far.
  return { middle, far: middle + FAR * Math.max(spread, Math.abs(middle) * 0.2, least) }
}

const measureNames = ['received', 'refused', 'carriedOut', 'corrected', 'made'] as const
type MeasureName = (typeof measureNames)[number]

/** What is compared among bodies of one kind in one year; small enough to keep of thousands of reports. */
export interface LikeFigures {
  kind: BodyKind | null
  year: number | null
  /** null: the report does not say, or too little to take a share of. */
  values: Record<MeasureName, number | null>
}

interface Measure {
  label: string
  least: number
  shown: (value: number) => string
  /** The cells the figure comes from, most telling first. */
  cells: readonly string[]
}

const pieces = (value: number) => `${show(value)}件`
const percent = (share: number) => `${Math.round(share * 100)}%`
const blocks = ['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'] as const

const measures: Readonly<Record<MeasureName, Measure>> = {
  received: {
    label: '本年新收申请',
    least: 2,
    shown: pieces,
    cells: [cellPath('requests', 'received', 'total')],
  },
  refused: {
    label: '不予公开占办理结果的比例',
    least: 0.05,
    shown: percent,
    cells: [cellPath('requests', 'total', 'total')],
  },
  carriedOut: {
    label: '结转下年度占全部申请的比例',
    least: 0.05,
    shown: percent,
    cells: [cellPath('requests', 'carriedOut', 'total')],
  },
  corrected: {
    label: '复议诉讼结果纠正',
    least: 0.25,
    shown: pieces,
    cells: blocks.map((block) => cellPath('remedies', block, 'corrected')),
  },
  made: {
    label: '本年制发的规范性文件',
    least: 2,
    shown: pieces,
    cells: [cellPath('proactive', 'normativeDocuments', 'made')],
  },
}
const kindNames: Readonly<Record<BodyKind, string>> = {
  government: '人民政府',
  department: '部门',
  township: '街道、乡镇',
}

/** Sum of cells, or null where one of them is absent or unsettled. */
function sumOf(
  table: Table | null,
  cells: readonly (readonly [row: string, column: string])[],
): number | null {
  let sum = 0
  for (const [row, column] of cells) {
    const cell = table?.[row]?.[column]
    const value = cell ? numberOf(cell) : null
    if (value === null) return null
    sum += value
  }
  return sum
}

const share = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole < FEW_REQUESTS ? null : part / whole

/** The figures of a report that are laid beside those of its like. */
export function likeFigures(report: Report): LikeFigures {
  const { requests, remedies, proactive } = report
  const total = (row: string) => sumOf(requests, [[row, 'total']])
  const refusedRows = Object.keys(requests ?? {}).filter((row) => row.startsWith('refused.'))
  const [answered, carriedOut] = [total('total'), total('carriedOut')]
  const all = answered === null || carriedOut === null ? null : answered + carriedOut
  const refused = sumOf(
    requests,
    refusedRows.map((row) => [row, 'total'] as const),
  )
  return {
    kind: bodyKindOf(report.publicBody),
    year: report.year,
    values: {
      received: total('received'),
      refused: share(refused, answered),
      carriedOut: share(carriedOut, all),
      corrected: sumOf(
        remedies,
        blocks.map((block) => [block, 'corrected'] as const),
      ),
      made: sumOf(proactive, [['normativeDocuments', 'made']]),
    },
  }
}

/** What is usual among bodies of one kind in one year, figure by figure. */
function usualAmong(alike: readonly LikeFigures[]) {
  return measureNames.flatMap((name) => {
    const values = alike.flatMap((other) => other.values[name] ?? [])
    const usual = usualOf(values, measures[name].least)
    return usual ? [{ name, ...usual, bodies: values.length }] : []
  })
}

const isFar = (own: LikeFigures, { name, far }: { name: MeasureName; far: number }) =>
  (own.values[name] ?? 0) > far

/** Which of many reports stand far above their like in some figure, each with those it was laid beside. */
export function farAmong(all: readonly LikeFigures[]): ReadonlyMap<LikeFigures, readonly LikeFigures[]> {
  const known = all.filter(({ kind, year }) => kind !== null && year !== null)
  const found = new Map<LikeFigures, readonly LikeFigures[]>()
  for (const alike of Map.groupBy(known, ({ kind, year }) => `${kind} ${year}`).values()) {
    const usual = usualAmong(alike)
    for (const own of alike) if (usual.some((measure) => isFar(own, measure))) found.set(own, alike)
  }
  return found
}

/** A body against its like: figures far above the median of the same year, to be looked into and not to be ranked. */
export function checkAgainstLike(report: Report, others: readonly LikeFigures[]): Finding[] {
  const own = likeFigures(report)
  const { kind, year } = own
  if (kind === null || year === null) return []
  const alike = others.filter((other) => other.kind === kind && other.year === year)
  const far = usualAmong(alike).filter((measure) => isFar(own, measure))
  return far.map(({ name, middle, bodies }) => {
    const { label, shown, cells } = measures[name]
    return finding(
      'like',
      'info',
      `${label}是${shown(own.values[name] ?? 0)}，明显高于同年度${bodies}份${kindNames[kind]}报告的中位数${shown(middle)}，请核对。`,
      [...cells],
      firstPlace(cells.map((path) => cellOf(report, path))),
    )
  })
}

function cellOf(report: Report, path: string) {
  const [table = '', row = '', column = ''] = path.split('.')
  return table === 'requests' || table === 'remedies' || table === 'proactive'
    ? report[table]?.[row]?.[column]
    : undefined
}
