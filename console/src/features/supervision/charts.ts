import type { Statistics } from '@yangguang/server/contract/oversight/supervision'

const grid = { left: 8, right: 24, top: 36, bottom: 8, containLabel: true }
const common = { aria: { enabled: true }, tooltip: { trigger: 'axis' }, legend: { top: 0 }, grid }
const MOST = 20

const series = (
  name: string,
  type: 'bar' | 'line',
  data: readonly (number | null)[],
  extra: object = {},
) => ({
  name,
  type,
  data,
  barMaxWidth: 26,
  ...extra,
})

export function yearsChart({ years }: Statistics) {
  const of = (row: string) => years.map(({ cells }) => cells[`requests.${row}.total`] ?? 0)
  return {
    ...common,
    xAxis: { type: 'category', data: years.map(({ year }) => `${year}年`) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      series('新收', 'bar', of('received')),
      series('办结', 'bar', of('total')),
      series('结转下年', 'line', of('carriedOut')),
    ],
  }
}

export function reasonsChart({ reasons }: Statistics) {
  const shown = reasons.slice(0, 12).toReversed()
  return {
    ...common,
    legend: undefined,
    grid: { ...grid, top: 8 },
    xAxis: { type: 'value', minInterval: 1 },
    yAxis: {
      type: 'category',
      data: shown.map(({ label }) => label),
      axisLabel: { width: 190, overflow: 'truncate' },
    },
    series: [
      series(
        '件数',
        'bar',
        shown.map(({ count }) => count),
        { label: { show: true, position: 'right' } },
      ),
    ],
  }
}

function acrossBodies(bodies: Statistics['bodies']) {
  return {
    type: 'category',
    data: bodies.map(({ bodyName }) => bodyName),
    axisLabel: { width: 180, overflow: 'truncate' },
  }
}

export function bodiesChart({ bodies }: Statistics) {
  const shown = bodies.slice(0, MOST).toReversed()
  return {
    ...common,
    xAxis: { type: 'value', minInterval: 1 },
    yAxis: acrossBodies(shown),
    series: [
      series(
        '上年',
        'bar',
        shown.map(({ previous }) => previous),
        { itemStyle: { color: '#b9c3ce' } },
      ),
      series(
        '本年',
        'bar',
        shown.map(({ received }) => received),
      ),
    ],
  }
}

export function daysChart({ bodies }: Statistics) {
  const shown = bodies
    .filter(({ medianDays }) => medianDays !== null)
    .toSorted((a, b) => (b.medianDays ?? 0) - (a.medianDays ?? 0))
    .slice(0, MOST)
    .toReversed()
  return {
    ...common,
    legend: undefined,
    grid: { ...grid, top: 8 },
    xAxis: { type: 'value' },
    yAxis: acrossBodies(shown),
    series: [
      series(
        '中位数',
        'bar',
        shown.map(({ medianDays }) => medianDays),
        {
          itemStyle: { color: '#1f5fa8' },
          label: { show: true, position: 'right' },
        },
      ),
    ],
  }
}

const blocks = ['reconsideration', 'litigationDirect', 'litigationAfterReconsideration']

export function remediesChart({ years }: Statistics) {
  const of = (block: string) => years.map(({ cells }) => cells[`remedies.${block}.total`] ?? 0)
  const names = ['行政复议', '未经复议直接起诉', '复议后起诉']
  return {
    ...common,
    xAxis: { type: 'category', data: years.map(({ year }) => `${year}年`) },
    yAxis: { type: 'value', minInterval: 1 },
    series: blocks.map((block, at) => series(names[at] ?? block, 'bar', of(block), { stack: 'all' })),
  }
}
