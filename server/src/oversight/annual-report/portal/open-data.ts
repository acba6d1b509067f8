import { flatCells } from '@yangguang/annual-report'
import type { ListedReport } from '../published.ts'

type Published = ListedReport & { report: Parameters<typeof flatCells>[0] }

/** A cell that a spreadsheet takes for text, never for a formula. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** Open data of many reports: one line a cell, blanks left out. */
export function reportsCsv(reports: readonly Published[]): string {
  const head = ['机关', '年度', '发布日期', '表', '项目', '列', '数据项', '数值', '单位']
  const lines = reports.flatMap(({ bodyName, year, publishedOn, report }) =>
    flatCells(report)
      .filter(({ cell }) => cell.value !== null)
      .map(({ path, table, row, column, cell }) =>
        [
          field(bodyName),
          year,
          publishedOn,
          field(table),
          field(row),
          field(column),
          path,
          cell.value,
          field(cell.unit ?? ''),
        ].join(','),
      ),
  )
  return `\ufeff${head.join(',')}\r\n${lines.join('\r\n')}\r\n`
}

/** The same for programs, with where each report is read. */
export function reportsJson(reports: readonly Published[], urlOf: (id: string) => string) {
  return reports.map(({ id, bodyId, bodyName, year, publishedOn, edition, report }) => ({
    url: urlOf(id),
    bodyId,
    bodyName,
    year,
    publishedOn,
    edition,
    report,
  }))
}
