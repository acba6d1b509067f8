import { rowsOf } from '../formats/definition.ts'
import { definitionOf } from '../formats/formats.ts'
import { type Cell, cellPath, type Finding, numberOf, type Report } from '../report.ts'
import { finding, sameNumber, show } from './finding.ts'
import { rowName } from './identities.ts'

/** The value where one stands; a blank or unsettled cell of another year proves nothing. */
const known = (cell: Cell | undefined): number | null =>
  cell && cell.state !== 'ambiguous' ? cell.value : null

/** R4: 上年结转 of this year is 结转下年度 of last year, in every column. */
function checkCarriedOver(report: Report, previous: Report): Finding[] {
  const definition = definitionOf(report, 'requests')
  if (!report.requests || !previous.requests || !definition) return []
  const findings: Finding[] = []
  for (const column of definition.blocks[0]?.columns ?? []) {
    const here = report.requests.carriedIn?.[column.key]
    const now = numberOf(here)
    const then = numberOf(previous.requests.carriedOut?.[column.key])
    if (now === null || then === null || now === then) continue
    findings.push(
      finding(
        'R4',
        'error',
        `表三“${column.label}”列：上年结转填的是${now}，而上一年度报告的结转下年度是${then}；确因机构调整等原因不一致的，应当写明理由。`,
        [cellPath('requests', 'carriedIn', column.key)],
        here?.at,
      ),
    )
  }
  return findings
}

function expectSame(
  rule: string,
  message: (stated: number, expected: number) => string,
  path: string,
  cell: Cell | undefined,
  parts: (number | null)[],
): Finding[] {
  const stated = known(cell)
  if (stated === null || parts.includes(null)) return []
  const expected = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
  if (sameNumber(stated, expected)) return []
  return [finding(rule, 'warning', message(stated, expected), [path], cell?.at)]
}

/** R8, R9 and R10: stock of last year plus movement of the year. */
function checkStocks(report: Report, previous: Report): Finding[] {
  const findings: Finding[] = []
  const now = report.proactive
  const then = previous.proactive
  if (!now || !then) return findings
  const definition = definitionOf(report, 'proactive')
  if (!definition) return findings
  for (const { block, row } of rowsOf(definition)) {
    const cells = now[row.key] ?? {}
    const before = then[row.key] ?? {}
    const keys = new Set(block.columns.map(({ key }) => key))
    if (keys.has('repealed')) {
      const repealed = known(cells.repealed)
      findings.push(
        ...expectSame(
          'R8',
          (stated, expected) =>
            `表二“${row.label}”：上年现行有效${known(before.inForce)}加本年制发${known(cells.made)}减本年废止${repealed}等于${expected}，而“现行有效件数”填的是${stated}。`,
          cellPath('proactive', row.key, 'inForce'),
          cells.inForce,
          [known(before.inForce), known(cells.made), repealed === null ? null : -repealed],
        ),
      )
    } else if (keys.has('inForce') && before.published) {
      findings.push(
        ...expectSame(
          'R9',
          (stated, expected) =>
            `表二“${row.label}”：上年对外公开总数${known(before.inForce)}加本年新公开${known(cells.published)}等于${expected}，而“对外公开总数量”填的是${stated}；如有撤下，应当说明。`,
          cellPath('proactive', row.key, 'inForce'),
          cells.inForce,
          [known(before.inForce), known(cells.published)],
        ),
      )
    }
    if (keys.has('previousItems') && before.previousItems) {
      findings.push(
        ...expectSame(
          'R10',
          (stated, expected) =>
            `表二“${row.label}”：上一年度报告的上一年项目数量${known(before.previousItems)}加增减${known(before.change)}等于${expected}，而今年“上一年项目数量”填的是${stated}。`,
          cellPath('proactive', row.key, 'previousItems'),
          cells.previousItems,
          [known(before.previousItems), known(before.change)],
        ),
      )
    }
  }
  return findings
}

/** R13: matters pending at the end of last year must appear among this year's. */
function checkPending(report: Report, previous: Report): Finding[] {
  const definition = definitionOf(report, 'remedies')
  if (!report.remedies || !previous.remedies || !definition) return []
  const findings: Finding[] = []
  for (const { row } of rowsOf(definition)) {
    const pending = known(previous.remedies[row.key]?.pending)
    const total = report.remedies[row.key]?.total
    const now = known(total)
    if (pending === null || now === null || now >= pending) continue
    findings.push(
      finding(
        'R13',
        'warning',
        `表四“${row.label}”：上一年度尚未审结${pending}件，今年总计只有${now}件，上年未结的案件应当在今年出现。`,
        [cellPath('remedies', row.key, 'total')],
        total?.at,
      ),
    )
  }
  return findings
}

/** Figures that moved by more than a factor of ten and by more than fifty. */
function checkSuddenChanges(report: Report, previous: Report): Finding[] {
  const findings: Finding[] = []
  for (const name of ['proactive', 'requests', 'remedies'] as const) {
    const definition = definitionOf(report, name)
    const now = report[name]
    const then = previous[name]
    if (!definition || !now || !then) continue
    for (const entry of rowsOf(definition)) {
      for (const column of entry.block.columns) {
        if (name !== 'proactive' && column.key !== 'total') continue
        if (column.kind === 'change') continue
        const cell = now[entry.row.key]?.[column.key]
        const a = known(cell)
        const b = known(then[entry.row.key]?.[column.key])
        if (a === null || b === null || Math.abs(a - b) <= 50) continue
        if (Math.max(a, b) < 10 * Math.max(1, Math.min(a, b))) continue
        findings.push(
          finding(
            'sudden-change',
            'info',
            `${rowName(entry)}“${column.label}”从上年的${show(b)}变为${show(a)}，变化很大，请核对。`,
            [cellPath(name, entry.row.key, column.key)],
            cell?.at,
          ),
        )
      }
    }
  }
  return findings
}

/** What the report of the year before says about this one. */
export function checkAgainstPrevious(report: Report, previous: Report): Finding[] {
  return [
    ...checkCarriedOver(report, previous),
    ...checkStocks(report, previous),
    ...checkPending(report, previous),
    ...checkSuddenChanges(report, previous),
  ]
}
