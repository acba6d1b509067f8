import { tableDefinition } from '../formats/formats.ts'
import type { Report } from '../report.ts'
import { type PrintedCell, type PrintedTable, sectionsOf, titleOf } from './printed-table.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (char) => escapes[char] ?? char)

const spans = ({ columns, rows }: PrintedCell): string =>
  `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`

/** Ids of the heads each column stands under; with merged heads `scope` alone leaves readers guessing. */
function tableHtml(grid: PrintedTable, prefix: string): string {
  const above: string[][] = Array.from({ length: grid.width }, () => [])
  const taken: number[] = new Array(grid.width).fill(0)
  let count = 0
  let beside: { id: string; until: number }[] = []
  const body = grid.lines.map((line, y) => {
    let x = 0
    beside = beside.filter(({ until }) => until > y)
    const own: string[] = []
    const startsBlock = line[0]?.kind === 'columnHead' && y >= grid.headLines
    const cells = line.map((cell) => {
      while ((taken[x] ?? 0) > y) x++
      const at = x
      for (let i = at; i < at + cell.columns; i++) taken[i] = y + cell.rows
      x += cell.columns
      if (cell.kind === 'figure') {
        const headers = [...(above[at] ?? []), ...beside.map(({ id }) => id), ...own].join(' ')
        const unsettled = cell.cell?.state === 'ambiguous' ? ' data-state="ambiguous"' : ''
        return `<td${spans(cell)} headers="${headers}"${unsettled}>${escapeHtml(cell.text)}</td>`
      }
      const id = `${prefix}-${++count}`
      if (cell.kind === 'columnHead') {
        const fresh = startsBlock && at === 0 && cell.columns === grid.width
        for (let i = at; i < at + cell.columns; i++) {
          const column = above[i]
          if (!column) continue
          if (fresh) column.length = 0
          column.push(id)
        }
      } else if (cell.rows > 1) beside.push({ id, until: y + cell.rows })
      else own.push(id)
      const scope =
        cell.kind === 'columnHead'
          ? cell.columns > 1
            ? 'colgroup'
            : 'col'
          : cell.rows > 1
            ? 'rowgroup'
            : 'row'
      return `<th id="${id}" scope="${scope}"${spans(cell)}>${escapeHtml(cell.text)}</th>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const headRows = body.slice(0, grid.headLines).join('\n')
  const rest = body.slice(grid.headLines).join('\n')
  const thead = headRows ? `<thead>\n${headRows}\n</thead>\n` : ''
  return `<table>\n<caption>${escapeHtml(grid.caption)}</caption>\n${thead}<tbody>\n${rest}\n</tbody>\n</table>`
}

export interface HtmlOptions {
  /** Level of the section headings; the title is one above. */
  headingLevel?: 2 | 3 | 4
  /** Put before every id, where several reports share a page. */
  idPrefix?: string
}

/** The report as a fragment of HTML: headings, paragraphs and tables that a screen reader can walk. */
export function toHtml(report: Report, options: HtmlOptions = {}): string {
  const level = options.headingLevel ?? 2
  const prefix = options.idPrefix ?? 'report'
  const parts = [`<h${level - 1}>${escapeHtml(titleOf(report))}</h${level - 1}>`]
  const facts = [
    ['索引号', report.indexNumber],
    ['文号', report.documentNumber],
    ['发布日期', report.issuedOn],
    ['统计期限', report.period && `自${chineseDay(report.period.from)}起至${chineseDay(report.period.to)}止`],
  ].filter((fact) => fact[1])
  for (const [label, value] of facts) {
    parts.push(`<p>${label}：${escapeHtml(value ?? '')}</p>`)
  }
  if (report.format === '2019' || report.format === '2021') {
    const { headings } = tableDefinition(report.format)
    for (const { heading, paragraphs, grid } of sectionsOf(report, headings)) {
      parts.push(`<h${level}>${escapeHtml(heading)}</h${level}>`)
      for (const paragraph of paragraphs) parts.push(`<p>${escapeHtml(paragraph)}</p>`)
      if (grid) parts.push(tableHtml(grid, `${prefix}-${grid.name}`))
    }
  } else {
    for (const text of [report.sections.overview, report.sections.problems, report.sections.other]) {
      for (const line of text?.split('\n') ?? [])
        if (line.trim()) parts.push(`<p>${escapeHtml(line.trim())}</p>`)
    }
  }
  return parts.join('\n')
}

const PAGE_STYLE =
  'body{max-width:60em;margin:2em auto;padding:0 1em;font:1.1em/1.8 "Noto Serif SC","Songti SC",SimSun,serif}h1{text-align:center;line-height:1.4}h2{font-size:1.1em}p{text-indent:2em}table{border-collapse:collapse;width:100%;font-size:.85em;line-height:1.4}caption{font-weight:bold;padding:.5em}th,td{border:1px solid;padding:.3em;text-align:center}'

/** The report as a page of its own, to be opened in a browser or in Word. */
export function toHtmlPage(report: Report): string {
  return `<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>${escapeHtml(titleOf(report))}</title>\n<style>${PAGE_STYLE}</style>\n</head>\n<body>\n<main>\n${toHtml(report)}\n</main>\n</body>\n</html>\n`
}

function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
