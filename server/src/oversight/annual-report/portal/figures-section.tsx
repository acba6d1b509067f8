import type { Report } from '@yangguang/annual-report'
import { h } from '#platform/html'
import { BarChart, DataTable, urls } from '#portal'
import { cellAt } from '../cells.ts'

/** One year of the same body, for the figures over the years. */
export interface YearOfBody {
  id: string
  year: number
  report: Report
}

const value = (report: Report, cell: string): number | null => cellAt(report, cell)?.value ?? null
const sum = (report: Report, rows: readonly string[]): number =>
  rows.reduce((total, row) => total + (value(report, `requests.${row}.total`) ?? 0), 0)
const withPrefix = (report: Report, prefix: string) =>
  sum(
    report,
    Object.keys(report.requests ?? {}).filter((row) => row.startsWith(prefix)),
  )

const applicants = [
  ['naturalPerson', '自然人'],
  ['business', '商业企业'],
  ['research', '科研机构'],
  ['nonprofit', '社会公益组织'],
  ['legalService', '法律服务机构'],
  ['other', '其他'],
] as const

/** The figures of a report as pictures that need no script; the official tables below say the same in full. */
export function FiguresSection({ report, years }: { report: Report; years: readonly YearOfBody[] }) {
  if (!report.requests) return null
  const results = [
    { label: '予以公开', values: [value(report, 'requests.granted.total') ?? 0] },
    { label: '部分公开', values: [value(report, 'requests.partial.total') ?? 0] },
    { label: '不予公开', values: [withPrefix(report, 'refused.')] },
    { label: '无法提供', values: [withPrefix(report, 'unavailable.')] },
    { label: '不予处理', values: [withPrefix(report, 'declined.')] },
    { label: '其他处理', values: [withPrefix(report, 'other')] },
  ]
  const from = applicants.map(([key, label]) => ({
    label,
    values: [value(report, `requests.received.${key}`) ?? 0],
  }))
  const none = [...results, ...from].every(({ values }) => values[0] === 0)
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">数据图示</h2>
      {none ? <p class="empty">本年度没有收到和办理政府信息公开申请。</p> : null}
      {none ? null : <BarChart caption="申请办理结果（件）" bars={results} />}
      {none ? null : <BarChart caption="新收申请的申请人（件）" bars={from} />}
      {years.length > 1 ? <Years years={years} /> : null}
    </section>
  )
}

function Years({ years }: { years: readonly YearOfBody[] }) {
  const rows = years.map(({ id, year, report }) => ({
    id,
    year,
    received: value(report, 'requests.received.total'),
    decided: value(report, 'requests.total.total'),
    carriedOut: value(report, 'requests.carriedOut.total'),
  }))
  return (
    <div>
      <BarChart
        caption="本机关历年申请数量（件）"
        series={['新收', '办结']}
        bars={rows.map(({ year, received, decided }) => ({
          label: `${year}年`,
          values: [received, decided],
        }))}
      />
      <DataTable
        id="years-table"
        caption="本机关历年申请数量"
        head={[
          [{ label: '年度' }, { label: '新收' }, { label: '办结' }, { label: '结转下年' }, { label: '对比' }],
        ]}
        rows={rows.map((row, at) => {
          const earlier = rows[at - 1]
          return {
            heads: [{ label: `${row.year}年` }],
            cells: [
              { value: row.received ?? '—', number: true, href: urls.report(row.id) },
              { value: row.decided ?? '—', number: true },
              { value: row.carriedOut ?? '—', number: true },
              earlier
                ? { value: '与上年对比', href: urls.compareReports(earlier.id, row.id) }
                : { value: '—' },
            ],
          }
        })}
      />
    </div>
  )
}
