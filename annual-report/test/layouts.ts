import type { TableDefinition } from '../src/formats/definition.ts'
import { definitionOf } from '../src/formats/formats.ts'
import type { Report, TableName } from '../src/report.ts'

/** One line of a table as a clerk's software might print it. */
interface PrintedRow {
  groups: string[]
  label: string
  values: string[]
}

interface PrintedBlock {
  heading: string | null
  heads: string[]
  rows: PrintedRow[]
}

function printed(report: Report, name: TableName): PrintedBlock[] {
  const definition = definitionOf(report, name) as TableDefinition
  return definition.blocks.map((block) => {
    let shown = ''
    return {
      heading: block.heading,
      heads: block.columns.map(({ label }) => label),
      rows: block.rows.map((row) => {
        const fresh = row.groups.filter((group) => !shown.includes(group))
        shown = row.groups.join()
        const cells = report[name]?.[row.key] ?? {}
        return {
          groups: fresh,
          label: row.label,
          values: block.columns.map(({ key }) => String(cells[key]?.value ?? '')),
        }
      }),
    }
  })
}

export interface Style {
  /** Between cells. */
  cell: string
  /** After each row. */
  row: string
  /** Between title, headings and paragraphs. */
  paragraph: string
  label?: (label: string) => string
  /** Prints a row's figures instead of joining them behind the label. */
  figures?: (label: string, values: string[]) => string
  open?: string
}

const wrap = (width: number) => (label: string) =>
  label.replace(new RegExp(`(.{${width}})(?=.)`, 'g'), '$1\n')

export const styles: Record<string, Style> = {
  tabs: { cell: '\t', row: '\n', paragraph: '\n' },
  pipes: { cell: ' | ', row: ' |\n', paragraph: '\n' },
  markdown: { cell: ' | ', row: ' |\n', paragraph: '\n\n', open: '| ' },
  'one cell a line': { cell: ' |\n', row: ' |\n||\n', paragraph: '\n' },
  'single spaces': { cell: ' ', row: '\n', paragraph: '\n' },
  'labels broken over lines': { cell: '\t', row: '\n', paragraph: '\n', label: wrap(7) },
  'labels broken by character': { cell: '\t', row: '\n', paragraph: '\n', label: wrap(1) },
  'figures in the middle of wrapped labels': {
    cell: ' ',
    row: '\n',
    paragraph: '\n',
    figures: (label, values) =>
      label.length > 14
        ? `${label.slice(0, 11)}\n${values.join(' ')}\n${label.slice(11)}`
        : `${label} ${values.join(' ')}`,
  },
  'figures above wrapped labels': {
    cell: ' ',
    row: '\n',
    paragraph: '\n',
    figures: (label, values) =>
      label.length > 20
        ? `${values.join(' ')}\n${label.slice(0, 14)}\n${label.slice(14)}`
        : `${label} ${values.join(' ')}`,
  },
  'one cell a line, no marks': { cell: '\n', row: '\n', paragraph: '\n' },
  'labels of merged cells torn between rows': {
    cell: ' ',
    row: '\n',
    paragraph: '\n',
    figures: (label, values) =>
      label.includes('第三方')
        ? `（三）不 ${label} ${values.join(' ')}\n果\n予公开\n结`
        : `${label} ${values.join(' ')}`,
  },
  'misprinted labels': {
    cell: '\t',
    row: '\n',
    paragraph: '\n',
    label: (label) =>
      label
        .replace('信访举报投诉类', '信访投诉举报类')
        .replace('保护第三方合法权益', '保护第三人合法权益')
        .replace('没有现成信息需要另行制作', '没有现成的信息需另行制作')
        .replace('结转下年度', '结转至下年度'),
  },
  'page marks': { cell: ' ', row: '\n- 3 -\n', paragraph: '\n' },
}

export const collapsed: Style = { cell: '', row: '', paragraph: ' ' }

function printRow(style: Style, { groups, label, values }: PrintedRow): string {
  const shown = style.label ? style.label(label) : label
  const heads = groups.map((group) => group + (style.cell || ' ')).join('')
  if (style.figures) return `${heads}${style.figures(shown, values)}${style.row}`
  return `${style.open ?? ''}${heads}${[shown, ...values].join(style.cell)}${style.row}`
}

/** A report printed in a layout. */
export function printReport(report: Report, style: Style): string {
  const section = (text: string) => text + style.paragraph
  const head = (cells: string[]) => (style.open ?? '') + cells.join(style.cell || ' ') + style.row
  const parts: string[] = [
    section(report.title ?? ''),
    section('一、总体情况'),
    section(report.sections.overview ?? ''),
    section('二、主动公开政府信息情况'),
  ]
  for (const { heading, heads, rows } of printed(report, 'proactive')) {
    parts.push(head([heading ?? '']), head(['信息内容', ...heads]))
    for (const row of rows) parts.push(printRow(style, row))
  }
  parts.push(section('\n三、收到和处理政府信息公开申请情况'))
  parts.push(head(['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '申请人情况']))
  parts.push(head(['自然人', '法人或其他组织', '总计']))
  parts.push(head(['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他']))
  for (const { rows } of printed(report, 'requests')) for (const row of rows) parts.push(printRow(style, row))
  parts.push(section('\n四、政府信息公开行政复议、行政诉讼情况'))
  const outcome = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
  parts.push(head(['行政复议', '行政诉讼']), head([...outcome, '未经复议直接起诉', '复议后起诉']))
  parts.push(head([...outcome, ...outcome]))
  const values = printed(report, 'remedies').flatMap(({ rows }) => rows.flatMap((row) => row.values))
  parts.push(head(values).replaceAll(' ', style.cell === '' ? '' : ' '))
  parts.push(section('\n五、存在的主要问题及改进情况'), section(report.sections.problems ?? ''))
  parts.push(section('六、其他需要报告的事项'), section(report.sections.other ?? ''))
  return parts.join('')
}
