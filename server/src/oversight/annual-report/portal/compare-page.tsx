import { compare } from '@yangguang/annual-report'
import { h } from '#platform/html'
import { BarChart, DataTable, page, type Site, urls } from '#portal'
import type { PublishedReport } from '../published.ts'

interface Props {
  site: Site
  elder: boolean
  a: PublishedReport
  b: PublishedReport
}

const nameOf = ({ bodyName, year }: PublishedReport) => `${bodyName}${year}年`
/** What tells the two apart: the years of one body, or the bodies of one year. */
const seriesOf = (a: PublishedReport, b: PublishedReport): [string, string] => {
  if (a.bodyName === b.bodyName) return [`${a.year}年`, `${b.year}年`]
  return a.year === b.year ? [a.bodyName, b.bodyName] : [nameOf(a), nameOf(b)]
}
const pictured = [
  ['requests.received.total', '新收申请'],
  ['requests.total.total', '办结'],
  ['requests.granted.total', '予以公开'],
  ['requests.partial.total', '部分公开'],
  ['requests.carriedOut.total', '结转下年度'],
  ['remedies.reconsideration.total', '行政复议'],
  ['proactive.normativeDocuments.made', '制发规范性文件'],
] as const

/** Two years of a body, or two bodies of a year, cell by cell. */
export function comparePage({ site, elder, a, b }: Props): string {
  const { differences, same } = compare(a.report, b.report)
  const figure = ({ report }: PublishedReport, path: string) => {
    const [table = '', ...rest] = path.split('.')
    const column = rest.pop() ?? ''
    if (table !== 'proactive' && table !== 'requests' && table !== 'remedies') return null
    return report[table]?.[rest.join('.')]?.[column]?.value ?? null
  }
  const title = `${nameOf(a)}与${nameOf(b)}年度报告对比`
  return page({
    site,
    elder,
    title,
    current: 'reports',
    crumbs: [{ title: '政府信息公开年报', href: urls.reports() }, { title: '对比' }],
    tags: { ColumnName: '政府信息公开年报' },
    children: (
      <div>
        <h1>{title}</h1>
        <p>
          <a href={urls.report(a.id)}>{nameOf(a)}报告</a>　<a href={urls.report(b.id)}>{nameOf(b)}报告</a>
        </p>
        <BarChart
          caption="主要数据对比（件）"
          series={seriesOf(a, b)}
          bars={pictured.map(([path, label]) => ({ label, values: [figure(a, path), figure(b, path)] }))}
        />
        {differences.length === 0 ? (
          <p>两份报告的数据完全相同。</p>
        ) : (
          <DataTable
            id="differences"
            caption={`不同的数据${differences.length}项，相同的${same}项`}
            head={[[{ label: '数据项' }, { label: nameOf(a) }, { label: nameOf(b) }, { label: '增减' }]]}
            rows={differences.map(({ label, a: before, b: after, change }) => ({
              heads: [{ label }],
              cells: [
                { value: before ?? '—', number: true },
                { value: after ?? '—', number: true },
                { value: change === null ? '—' : `${change > 0 ? '+' : ''}${rounded(change)}`, number: true },
              ],
            }))}
          />
        )}
      </div>
    ),
  })
}

const rounded = (value: number) => Math.round(value * 1e6) / 1e6
