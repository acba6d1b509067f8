import { type Cell, cellPath, type Finding, type Report } from '../report.ts'
import { finding, show } from './finding.ts'
import { type BodyKind, bodyKindOf } from './form.ts'

const value = (cell: Cell | undefined): number | null =>
  cell && cell.state !== 'ambiguous' ? cell.value : null

// 立法法: 规章 are made by ministries, provinces and cities with districts only.
function checkRules(report: Report, kind: BodyKind | null): Finding[] {
  if (kind !== 'township' && kind !== 'department') return []
  const findings: Finding[] = []
  for (const [key, cell] of Object.entries(report.proactive?.rules ?? {})) {
    const stated = value(cell)
    if (stated === null || stated === 0) continue
    findings.push(
      finding(
        'impossible',
        kind === 'township' ? 'error' : 'warning',
        `表二“规章”填的是${show(stated)}，而${kind === 'township' ? '街道、乡镇' : '部门'}一般没有制定规章的权限，请核对是否应填在“规范性文件”。`,
        [cellPath('proactive', 'rules', key)],
        cell.at,
      ),
    )
  }
  return findings
}

function checkProactive(report: Report): Finding[] {
  const findings: Finding[] = []
  for (const [row, cells] of Object.entries(report.proactive ?? {})) {
    const [previous, change, decisions] = [
      value(cells.previousItems),
      value(cells.change),
      value(cells.decisions),
    ]
    if (previous !== null && change !== null && previous + change < 0) {
      findings.push(
        finding(
          'impossible',
          'error',
          `表二的上一年项目数量${previous}减少${-change}以后小于0，请核对。`,
          [cellPath('proactive', row, 'change')],
          cells.change?.at,
        ),
      )
    }
    if (
      previous !== null &&
      change !== null &&
      decisions !== null &&
      change !== 0 &&
      decisions > 0 &&
      decisions === previous + change
    ) {
      findings.push(
        finding(
          'column-mistake',
          'warning',
          `表二的“处理决定数量”${decisions}正好等于上一年项目数量${previous}加增减${change}，可能把项目总数填成了处理决定数量。`,
          [cellPath('proactive', row, 'decisions')],
          cells.decisions?.at,
        ),
      )
    }
    const [made, inForce, published] = [value(cells.made), value(cells.inForce), value(cells.published)]
    const fresh = published ?? (cells.repealed ? made : null)
    if (fresh !== null && inForce !== null && fresh > inForce) {
      const [label, stock] = cells.repealed
        ? ['本年制发件数', '现行有效件数']
        : ['本年新公开数量', '对外公开总数量']
      findings.push(
        finding(
          'impossible',
          'warning',
          `表二的“${label}”${fresh}大于“${stock}”${inForce}，请核对。`,
          [cellPath('proactive', row, 'inForce')],
          cells.inForce?.at,
        ),
      )
    }
  }
  const procurement = report.proactive?.procurement
  const amount = procurement?.amount
  const total = value(amount)
  const items = value(procurement?.items)
  if (amount && total !== null && items === 0 && total > 0) {
    findings.push(
      finding(
        'impossible',
        'warning',
        `表二“政府集中采购”项目数量是0，而采购总金额是${show(total)}，请核对。`,
        [cellPath('proactive', 'procurement', 'amount')],
        amount.at,
      ),
    )
  }
  if (amount && total !== null && total >= 100_000 && !amount.unit) {
    findings.push(
      finding(
        'unit',
        'info',
        `表二“采购总金额”${show(total)}没有写单位，请写明是元还是万元。`,
        [cellPath('proactive', 'procurement', 'amount')],
        amount.at,
      ),
    )
  }
  return findings
}

/** A year with requests answered and every result in one row is usually one row filled for all. */
function checkRequests(report: Report): Finding[] {
  const findings: Finding[] = []
  const table = report.requests
  if (!table) return findings
  const received = value(table.received?.total)
  const carriedIn = value(table.carriedIn?.total)
  const total = value(table.total?.total)
  if (received !== null && carriedIn !== null && total !== null && total > received + carriedIn) {
    findings.push(
      finding(
        'impossible',
        'error',
        `表三办理结果总计${total}件，多于本年新收${received}件加上年结转${carriedIn}件。`,
        [cellPath('requests', 'total', 'total')],
        table.total?.total?.at,
      ),
    )
  }
  return findings
}

/** Values that cannot be and mistakes of the column that clerks often make. */
export function checkPlausibility(report: Report, kind?: BodyKind): Finding[] {
  return [
    ...checkRules(report, kind ?? bodyKindOf(report.publicBody)),
    ...checkProactive(report),
    ...checkRequests(report),
  ]
}
