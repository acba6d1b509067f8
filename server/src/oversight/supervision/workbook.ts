import { type FlatCell, flatCells } from '@yangguang/annual-report'
import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { Part } from './add-up.ts'
import { type Board, type Statistics, standingLabels, treatmentLabels } from './contract.ts'
import type { MergedLevel } from './merge-level.ts'

interface SheetOf {
  sheet: string
  head: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
}

/** Sheets with a bold head that stays in sight. */
async function workbook(sheets: readonly SheetOf[]): Promise<Buffer> {
  const written = sheets.map(({ sheet, head, rows }) => ({
    sheet,
    stickyRowsCount: 1,
    columns: head.map((title, at) => ({ width: at === 0 ? 34 : Math.max(12, title.length * 2 + 2) })),
    data: [
      head.map((value) => ({ value, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((value) => (value === null ? null : { value }))),
    ] satisfies SheetData,
  }))
  return writeXlsxFile(written).toBuffer()
}

/** The board of a year: who has handed in, who is late. */
export function boardWorkbook({ rows, year }: Board): Promise<Buffer> {
  return workbook([
    {
      sheet: `${year}年度报送情况`,
      head: ['单位', '类别', '汇入', '状态', '期限', '逾期工作日', '报送方式', '催报次数'],
      rows: rows.map((row) => [
        row.bodyName,
        row.kindLabel,
        row.parentName,
        standingLabels[row.standing],
        row.dueOn,
        row.daysLate,
        row.source === 'file' ? '文件' : row.source === 'system' ? '系统内编制' : '',
        row.reminders,
      ]),
    },
  ])
}

/** The merged tables, what each body put into each cell, and the coverage list. */
export function mergedWorkbook(done: MergedLevel, parts: readonly Part[]): Promise<Buffer> {
  const cells = flatCells(done.report)
  const label = ({ table, row, column }: FlatCell) => [table, row, column]
  const names = new Map(cells.map((cell) => [cell.path, cell]))
  return workbook([
    {
      sheet: '汇总数据',
      head: ['项目', '表', '列', '汇总值'],
      rows: cells.map((cell) => {
        const [table = '', row = '', column = ''] = label(cell)
        return [row, table, column, cell.cell.value]
      }),
    },
    {
      sheet: '各单位数据',
      head: ['单位', '表', '项目', '列', '数值'],
      rows: parts.flatMap(({ cell: path, bodyName, value }) => {
        const cell = names.get(path)
        return cell ? [[bodyName, ...label(cell), value]] : []
      }),
    },
    {
      sheet: '汇总范围',
      head: ['单位', '计入方式', '说明', '有无报告'],
      rows: done.coverage.map(({ body, treatment, reason, report }) => [
        body.name,
        treatmentLabels[treatment],
        reason,
        report ? '有' : '无',
      ]),
    },
    {
      sheet: '重复扣除',
      head: ['文号或者案号', '类型', '数据项', '单位', '扣除'],
      rows: done.shared.map((one) => [
        one.label,
        one.kind === 'suit' ? '共同被告' : '联合发文',
        names.get(one.cell)?.row ?? one.cell,
        one.names.join('、'),
        one.less,
      ]),
    },
  ])
}

/** Figures over years and bodies, reasons and outliers. */
export function statisticsWorkbook({ years, bodies, reasons, outliers }: Statistics): Promise<Buffer> {
  const of = (cells: Readonly<Record<string, number>>, row: string) => cells[`requests.${row}.total`] ?? 0
  return workbook([
    {
      sheet: '历年',
      head: ['年度', '报告数', '应报单位', '新收申请', '办结', '予以公开', '部分公开', '结转下年'],
      rows: years.map(({ year, reports, bodies: owed, cells }) => [
        year,
        reports,
        owed,
        of(cells, 'received'),
        of(cells, 'total'),
        of(cells, 'granted'),
        of(cells, 'partial'),
        of(cells, 'carriedOut'),
      ]),
    },
    {
      sheet: '各单位',
      head: [
        '单位',
        '新收',
        '上年新收',
        '办结',
        '予以公开',
        '部分公开',
        '不予公开',
        '结转',
        '复议诉讼',
        '被纠正',
        '答复用时中位数（工作日）',
      ],
      rows: bodies.map((body) => [
        body.bodyName,
        body.received,
        body.previous,
        body.decided,
        body.granted,
        body.partial,
        body.refused,
        body.carriedOut,
        body.remedies,
        body.corrected,
        body.medianDays,
      ]),
    },
    {
      sheet: '不公开理由',
      head: ['理由', '类别', '件数'],
      rows: reasons.map(({ label, group, count }) => [label, group, count]),
    },
    {
      sheet: '异常值',
      head: ['单位', '指标', '数值', '说明'],
      rows: outliers.map(({ bodyName, measure, value, why }) => [bodyName, measure, value, why]),
    },
  ])
}
