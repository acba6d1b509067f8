import { h } from '#platform/html'
import { BarChart, DataTable, EmptyState, page, Select, type Site, urls } from '#portal'
import type { ListedReport } from '../published.ts'

/** What a reader narrows the reports down by. */
export interface ReportFilter {
  body: string
  year: string
  q: string
}

export interface YearTotal {
  year: number
  reports: number
  received: number
  granted: number
}

interface Props {
  site: Site
  elder: boolean
  filter: ReportFilter
  reports: readonly ListedReport[]
  bodies: readonly { id: string; name: string }[]
  years: readonly number[]
  totals: readonly YearTotal[]
}

/** Reports of all bodies and years: narrowed down, shown as figures, taken as open data. */
export function reportListPage({ site, elder, filter, reports, bodies, years, totals }: Props): string {
  const byYear = [...Map.groupBy(reports, (report) => report.year)]
  const narrowed = filter.body !== '' || filter.year !== '' || filter.q !== ''
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '')).toString()
  return page({
    site,
    elder,
    title: '政府信息公开工作年度报告',
    current: 'reports',
    crumbs: [{ title: '政府信息公开', href: urls.platform() }, { title: '政府信息公开年报' }],
    tags: {
      ColumnName: '政府信息公开年报',
      ColumnType: '信息公开',
      ColumnDescription: '各机关历年政府信息公开工作年度报告',
      ColumnKeywords: '年度报告',
    },
    children: (
      <div>
        <h1>政府信息公开工作年度报告</h1>
        <form class="panel" action={urls.reports()} method="get" aria-label="查找年度报告">
          <div style="display:grid;gap:0 1rem;align-items:start;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr))">
            <div class="field">
              <label for="body">机关</label>
              <select id="body" name="body">
                <option value="">全部机关</option>
                {bodies.map(({ id, name }) => (
                  <option value={id} selected={id === filter.body}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for="year">年度</label>
              <select id="year" name="year">
                <option value="">全部年度</option>
                {years.map((year) => (
                  <option value={String(year)} selected={String(year) === filter.year}>
                    {year}年
                  </option>
                ))}
              </select>
            </div>
            <div class="field">
              <label for="words">报告中的文字</label>
              <input id="words" name="q" type="search" maxLength={100} value={filter.q} />
            </div>
            <div class="field tools" style="align-self:end">
              <button type="submit">查找</button>
              {narrowed ? (
                <a class="button plain" href={urls.reports()}>
                  清除条件
                </a>
              ) : null}
            </div>
          </div>
        </form>
        <p role="status">
          {narrowed ? '符合条件的' : '已公布'}年度报告{reports.length}份。
        </p>
        {reports.length === 0 ? (
          <EmptyState title={narrowed ? '没有符合条件的年度报告。' : '还没有发布年度报告。'}>
            {narrowed ? <p>请减少条件，或者换一种说法后再查找。</p> : null}
          </EmptyState>
        ) : null}
        {reports.length > 1 ? <Compare reports={reports} /> : null}
        {byYear.map(([year, rows], index) => (
          <details class="panel" open={index === 0 || narrowed}>
            <summary>
              <strong>{year}年</strong>（{rows.length}份）
            </summary>
            <ul class="doc-list">
              {rows.map((report) => (
                <li>
                  <a href={urls.report(report.id)}>
                    {report.bodyName}
                    {report.year}年年度报告
                  </a>
                  <time dateTime={report.publishedOn}>{report.publishedOn}</time>
                </li>
              ))}
            </ul>
          </details>
        ))}
        {totals.length > 0 ? <Totals totals={totals} /> : null}
        <section class="panel" aria-labelledby="open-data">
          <h2 id="open-data">开放数据</h2>
          <p>全部年度报告的数据，一个数据项一行，可以直接用表格软件打开；JSON 供程序使用。</p>
          <div class="tools">
            <a class="button plain" href={`${urls.reports()}/data.csv${query ? `?${query}` : ''}`}>
              下载全部数据（CSV）
            </a>
            <a class="button plain" href={`${urls.reports()}/data.json${query ? `?${query}` : ''}`}>
              下载全部数据（JSON）
            </a>
          </div>
        </section>
      </div>
    ),
  })
}

/** Two years of a body, or two bodies of a year, side by side. */
function Compare({ reports }: { reports: readonly ListedReport[] }) {
  const choices = reports.map(({ id, bodyName, year }) => ({ value: id, label: `${bodyName}${year}年` }))
  const [first, second] = choices
  return (
    <details class="panel">
      <summary>
        <strong>对比两份报告</strong>
      </summary>
      <form action={urls.compareReports()} method="get" aria-label="对比两份报告">
        <Select
          name="a"
          label="第一份"
          value={second?.value ?? ''}
          choices={choices}
          problems={{}}
          required
        />
        <Select name="b" label="第二份" value={first?.value ?? ''} choices={choices} problems={{}} required />
        <button type="submit">对比</button>
      </form>
    </details>
  )
}

function Totals({ totals }: { totals: readonly YearTotal[] }) {
  return (
    <section class="panel" aria-labelledby="totals">
      <h2 id="totals">历年数据</h2>
      <BarChart
        caption="各年报告中的申请数量（件）"
        series={['新收申请', '予以公开']}
        bars={totals.map(({ year, received, granted }) => ({
          label: `${year}年`,
          values: [received, granted],
        }))}
      />
      <DataTable
        id="totals-table"
        caption="历年报告份数和申请数量（各机关报告相加，上级报告已包含下级的不重复计算）"
        head={[[{ label: '年度' }, { label: '报告' }, { label: '新收申请' }, { label: '予以公开' }]]}
        rows={totals.map(({ year, reports, received, granted }) => ({
          heads: [{ label: `${year}年` }],
          cells: [reports, received, granted].map((value) => ({ value, number: true })),
        }))}
      />
    </section>
  )
}
