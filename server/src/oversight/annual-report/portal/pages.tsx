import { cellPath, definitionOf, type Grid, gridsOf, type Report } from '@yangguang/annual-report'
import { h } from '#platform/html'
import { Notice, page, type Site, urls } from '#portal'
import { cellAt, cellsOf } from '../cells.ts'
import { scopeLabels } from '../contract.ts'
import type { PublishedReport } from '../published.ts'
import { FiguresSection, type YearOfBody } from './figures-section.tsx'

interface Frame {
  site: Site
  elder: boolean
}

export function reportPage({
  site,
  elder,
  shown,
  years,
}: Frame & { shown: PublishedReport; years: readonly YearOfBody[] }): string {
  const { report } = shown
  const title = report.title ?? `${shown.bodyName}${shown.year}年政府信息公开工作年度报告`
  return page({
    site,
    elder,
    title,
    current: 'reports',
    crumbs: [
      { title: '政府信息公开年报', href: urls.reports() },
      { title: `${shown.bodyName}${shown.year}年` },
    ],
    tags: {
      ArticleTitle: title,
      PubDate: `${shown.publishedOn} 00:00`,
      ContentSource: shown.bodyName,
      ColumnName: '政府信息公开年报',
    },
    children: (
      <article class="article" style="max-width:64rem">
        <h1>{title}</h1>
        <p class="byline">
          发布日期：{shown.publishedOn}　统计范围：{scopeLabels[shown.scope]}
          {shown.origin === 'imported' ? '　本报告由原文导入' : ''}
        </p>
        <Editions shown={shown} />
        {shown.coveredNames.length > 1 ? (
          <details>
            <summary>本报告覆盖的机关（{shown.coveredNames.length}个）</summary>
            <p>{shown.coveredNames.join('、')}</p>
          </details>
        ) : null}
        <h2>一、总体情况</h2>
        <Prose text={report.sections.overview} />
        {(['proactive', 'requests', 'remedies'] as const).map((name) => (
          <TableSection report={report} name={name} />
        ))}
        <h2>五、存在的主要问题及改进情况</h2>
        <Prose text={report.sections.problems} />
        <h2>六、其他需要报告的事项</h2>
        <Prose text={report.sections.other} />
        <p class="hint">
          {shown.origin === 'imported'
            ? '表中数据为原报告所载。'
            : `表中数据由系统根据台账统计；行政许可、行政处罚、行政强制和收费等${shown.entered.size}项由机关填报。`}
        </p>
        <FiguresSection report={report} years={years} />
        <div class="tools">
          <a class="button plain" href={urls.reportFile(shown.id, 'docx')}>
            下载报告（Word）
          </a>
          <a class="button plain" href={urls.reportFile(shown.id, 'xlsx')}>
            下载报告（Excel）
          </a>
          <a class="button plain" href={`${urls.report(shown.id)}/data.json`}>
            下载数据（JSON）
          </a>
          <a class="button plain" href={`${urls.report(shown.id)}/data.csv`}>
            下载数据（CSV）
          </a>
          <button type="button" class="plain" data-print hidden>
            打印
          </button>
        </div>
      </article>
    ),
  })
}

/** A corrected report says so on both sides: the later edition why, the earlier one where the valid text is. */
function Editions({ shown }: { shown: PublishedReport }) {
  const { supersededBy, earlier, correctionNote } = shown
  if (!supersededBy && earlier.length === 0) return null
  return (
    <Notice kind="warn">
      {supersededBy ? (
        <p>
          本报告已于{supersededBy.publishedOn}更正，请以
          <a href={urls.report(supersededBy.id)}>第{supersededBy.edition}版</a>为准。更正说明：
          {supersededBy.note}
        </p>
      ) : null}
      {correctionNote ? (
        <p>
          本报告为第{shown.edition}版。更正说明：{correctionNote}
        </p>
      ) : null}
      {earlier.map((other) => (
        <p>
          <a href={urls.report(other.id)}>
            查看{other.publishedOn}发布的第{other.edition}版
          </a>
        </p>
      ))}
    </Notice>
  )
}

function Prose({ text }: { text: string | null }) {
  const paragraphs = (text ?? '').split('\n').filter((line) => line.trim() !== '')
  if (paragraphs.length === 0) return <p class="empty">无。</p>
  return (
    <div class="prose">
      {paragraphs.map((line) => (
        <p>{line.trim()}</p>
      ))}
    </div>
  )
}

function TableSection({ report, name }: { report: Report; name: 'proactive' | 'requests' | 'remedies' }) {
  const definition = definitionOf(report, name)
  if (!definition) return null
  return (
    <section>
      <h2>{definition.heading}</h2>
      {gridsOf(definition).map((grid) => (
        <section class="scroll" tabIndex={0} aria-label={grid.caption}>
          <GridTable report={report} name={name} grid={grid} />
        </section>
      ))}
    </section>
  )
}

function GridTable({
  report,
  name,
  grid,
}: {
  report: Report
  name: 'proactive' | 'requests' | 'remedies'
  grid: Grid
}) {
  return (
    <table class="data-table">
      <caption>{grid.caption}</caption>
      <thead>
        {grid.head.map((line) => (
          <tr>
            {line.map((head) => (
              <th scope={head.colspan > 1 ? 'colgroup' : 'col'} rowSpan={head.rowspan} colSpan={head.colspan}>
                {head.label}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {grid.rows.map((row) => (
          <tr>
            {row.heads.map((head) => (
              <th scope={head.rowspan > 1 ? 'rowgroup' : 'row'} rowSpan={head.rowspan} colSpan={head.colspan}>
                {head.label}
              </th>
            ))}
            {row.cells.map((cell) => (
              <td class="figure">{cellAt(report, cellPath(name, cell.row, cell.column.key))?.value ?? ''}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Open data: one line a cell. */
export function reportCsv(shown: PublishedReport): string {
  const quote = (text: string) => `"${text.replace(/"/g, '""')}"`
  const lines = cellsOf(shown.report.format).map((cell) => {
    const value = cellAt(shown.report, cell.name)?.value
    return [quote(shown.bodyName), shown.year, cell.name, value ?? ''].join(',')
  })
  return `\ufeff机关,年度,数据项,数值\r\n${lines.join('\r\n')}\r\n`
}
