import { rowsOf, type TableDefinition, type TableRow } from '../formats/definition.ts'
import { definitionOf } from '../formats/formats.ts'
import { type Cell, cellPath, type Finding, numberOf, type Report, type Table } from '../report.ts'
import { finding, firstPlace, placeOfRow, sameNumber, show } from './finding.ts'

const plainLabel = (label: string) => label.replace(/^[一二四]、|^[（(].[）)]|^\d\./, '')

/** A row as a clerk finds it: `（三）不予公开“1.属于国家秘密”`. */
export function rowName({ row }: TableRow): string {
  const group = row.groups.at(-1)
  return group && !group.startsWith('三、') ? `${group}“${row.label}”` : `“${row.label}”`
}

const cellsOf = (table: Table, column: string, rows: readonly string[]) =>
  rows.map((row) => table[row]?.[column])

/** Sum of the cells, or null where one of them is unsettled. */
function sum(cells: readonly (Cell | undefined)[]): number | null {
  let total = 0
  for (const cell of cells) {
    const value = numberOf(cell)
    if (value === null) return null
    total += value
  }
  return total
}

/** R1 and R2: the columns of 表三. */
export function checkRequestColumns(table: Table, definition: TableDefinition): Finding[] {
  const findings: Finding[] = []
  const rows = rowsOf(definition).map(({ row }) => row.key)
  const results = rows.filter((key) => !['received', 'carriedIn', 'total', 'carriedOut'].includes(key))
  for (const column of definition.blocks[0]?.columns ?? []) {
    const cell = (row: string) => table[row]?.[column.key]
    const [received, carriedIn, total, carriedOut] = [
      numberOf(cell('received')),
      numberOf(cell('carriedIn')),
      numberOf(cell('total')),
      numberOf(cell('carriedOut')),
    ]
    const name = `表三“${column.label}${column.group ? `（${column.group}）` : ''}”列`
    if (received !== null && carriedIn !== null && total !== null && carriedOut !== null) {
      if (received + carriedIn !== total + carriedOut) {
        findings.push(
          finding(
            'R1',
            'error',
            `${name}：本年新收${received}加上年结转${carriedIn}等于${received + carriedIn}，而办理结果总计${total}加结转下年度${carriedOut}等于${total + carriedOut}，两边应当相等。`,
            ['received', 'carriedIn', 'total', 'carriedOut'].map((row) =>
              cellPath('requests', row, column.key),
            ),
            firstPlace(cellsOf(table, column.key, ['total', 'received'])),
          ),
        )
      }
    }
    const leaves = sum(cellsOf(table, column.key, results))
    if (total !== null && leaves !== null && total !== leaves) {
      findings.push(
        finding(
          'R2',
          'error',
          `${name}：（一）至（六）各项相加等于${leaves}，而“（七）总计”填的是${total}，相差${Math.abs(leaves - total)}。`,
          ['total', ...results.filter((row) => numberOf(cell(row)) !== 0)].map((row) =>
            cellPath('requests', row, column.key),
          ),
          firstPlace(cellsOf(table, column.key, ['total'])),
        ),
      )
    }
  }
  return findings
}

/** R3: the rows of 表三. A blank 总计 beside figures is a blank (R6), not a wrong sum. */
export function checkRequestRows(table: Table, definition: TableDefinition): Finding[] {
  const findings: Finding[] = []
  for (const entry of rowsOf(definition)) {
    const cells = table[entry.row.key] ?? {}
    const total = cells.total
    if (!total || total.state === 'blank' || total.value === null) continue
    const parts = entry.block.columns.filter(({ key }) => key !== 'total')
    const added = sum(parts.map(({ key }) => cells[key]))
    const stated = numberOf(total)
    if (added === null || stated === null || added === stated) continue
    const sums = parts.map(({ key }) => numberOf(cells[key]) ?? 0).join('+')
    findings.push(
      finding(
        'R3',
        'error',
        `表三${rowName(entry)}行：六类申请人相加${sums}等于${added}，而“总计”填的是${stated}，相差${Math.abs(added - stated)}。`,
        entry.block.columns.map(({ key }) => cellPath('requests', entry.row.key, key)),
        total.at ?? placeOfRow(table, entry.row.key),
      ),
    )
  }
  return findings
}

/** R5: each block of 表四. */
export function checkRemedies(table: Table, definition: TableDefinition): Finding[] {
  const findings: Finding[] = []
  for (const { block, row } of rowsOf(definition)) {
    const cells = table[row.key] ?? {}
    const total = cells.total
    if (!total || total.state === 'blank' || total.value === null) continue
    const parts = block.columns.filter(({ key }) => key !== 'total')
    const added = sum(parts.map(({ key }) => cells[key]))
    if (added === null || added === total.value) continue
    findings.push(
      finding(
        'R5',
        'error',
        `表四“${[...row.groups, row.label].join('－')}”：结果维持、结果纠正、其他结果、尚未审结相加等于${added}，而“总计”填的是${total.value}。`,
        block.columns.map(({ key }) => cellPath('remedies', row.key, key)),
        total.at ?? placeOfRow(table, row.key),
      ),
    )
  }
  return findings
}

/** R6: integers not below 0, only amounts decimal, nothing blank; and what could not be settled. */
export function checkCells(table: Table, definition: TableDefinition, strict: boolean): Finding[] {
  const findings: Finding[] = []
  const tableLabel = { proactive: '表二', requests: '表三', remedies: '表四' }[definition.name]
  const blanks: string[] = []
  const unsettled: string[] = []
  let blankPlace = undefined as ReturnType<typeof firstPlace>
  let unsettledPlace = undefined as ReturnType<typeof firstPlace>
  for (const entry of rowsOf(definition)) {
    for (const column of entry.block.columns) {
      const cell = table[entry.row.key]?.[column.key]
      const path = cellPath(definition.name, entry.row.key, column.key)
      if (cell?.state === 'ambiguous') {
        unsettled.push(path)
        unsettledPlace ??= cell.at
      } else if (!cell || cell.value === null) {
        blanks.push(path)
        blankPlace ??= cell?.at
      } else {
        const where = `${tableLabel}${rowName(entry)}行“${column.label}”`
        if (column.kind !== 'amount' && !Number.isInteger(cell.value)) {
          findings.push(
            finding('R6', 'error', `${where}填的是${show(cell.value)}，应当是整数。`, [path], cell.at),
          )
        }
        if (column.kind !== 'change' && cell.value < 0) {
          findings.push(
            finding('R6', 'error', `${where}填的是${show(cell.value)}，不能是负数。`, [path], cell.at),
          )
        }
      }
    }
  }
  if (blanks.length > 0) {
    findings.push(
      finding(
        'R6',
        strict ? 'error' : 'warning',
        `${tableLabel}有${blanks.length}个单元格是空的，没有的应当填0；校验时按0计算。`,
        blanks,
        blankPlace,
      ),
    )
  }
  if (unsettled.length > 0) {
    findings.push(
      finding(
        'unsettled',
        'warning',
        `${tableLabel}有${unsettled.length}个单元格的数字连在一起，有多种读法，请对照原件核定；涉及它们的勾稽关系没有校验。`,
        unsettled,
        unsettledPlace,
      ),
    )
  }
  return findings
}

/** Sums the statistics tables before 2019 must keep. */
export function checkStatistics(
  statistics: Record<string, Cell>,
  sums: readonly { key: string; label: string; sumOf?: readonly string[] }[],
): Finding[] {
  const findings: Finding[] = []
  for (const suffix of ['', '.cumulative']) {
    for (const { key, label, sumOf } of sums) {
      const total = statistics[key + suffix]
      if (!sumOf || !total || total.value === null || total.state === 'ambiguous') continue
      const parts = sumOf.map((part) => statistics[part + suffix])
      if (parts.every((part) => part === undefined)) continue
      const added = sum(parts)
      if (added === null || sameNumber(added, total.value)) continue
      findings.push(
        finding(
          'sum',
          'error',
          `统计表“${plainLabel(label)}”${suffix ? '（历年累计）' : ''}填的是${show(total.value)}，而它的分项相加等于${show(added)}。`,
          [key, ...sumOf].map((part) => `statistics.${part}${suffix}`),
          total.at,
        ),
      )
    }
  }
  return findings
}

/** All identities inside one report. */
export function checkIdentities(report: Report, strict: boolean): Finding[] {
  const findings: Finding[] = []
  for (const name of ['proactive', 'requests', 'remedies'] as const) {
    const table = report[name]
    const definition = definitionOf(report, name)
    if (!table || !definition) continue
    if (name === 'requests') {
      findings.push(...checkRequestColumns(table, definition), ...checkRequestRows(table, definition))
    }
    if (name === 'remedies') findings.push(...checkRemedies(table, definition))
    findings.push(...checkCells(table, definition, strict))
  }
  return findings
}
