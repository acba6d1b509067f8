import type { Report } from '@yangguang/annual-report'
import type { SharedRecord } from '#oversight/annual-report'

/** Something that stands in several of the reports merged and counts once. */
export interface Shared {
  id: string | null
  kind: 'document' | 'suit'
  label: string
  cell: string
  /** Names; the first is the lead, with which it stays. */
  names: string[]
  less: number
}

/** Records behind the same cell of several reports: a joint document counts under its lead, a suit against two organs once. */
export function sharedRecords(
  records: readonly SharedRecord[],
  nameOf: (report: string) => string | undefined,
): Shared[] {
  return records.flatMap(({ cell, label, reports }) => {
    const names = reports.flatMap((report) => nameOf(report) ?? [])
    if (names.length < 2) return []
    const kind = cell.startsWith('remedies.') ? ('suit' as const) : ('document' as const)
    return [{ id: null, kind, label, cell, names, less: names.length - 1 }]
  })
}

/** Takes from a merged report what was counted more than once, from the cell and from the sums it is part of. */
export function deduct(report: Report, shared: readonly Shared[]): void {
  for (const { cell, less } of shared) for (const path of [cell, ...sumsOf(cell)]) take(report, path, less)
}

function sumsOf(cell: string): string[] {
  const [table, ...rest] = cell.split('.')
  const column = rest.pop()
  if (table === 'proactive' || column === 'total') return []
  return [`${table}.${rest.join('.')}.total`]
}

function take(report: Report, path: string, less: number): void {
  const [name, ...rest] = path.split('.')
  const column = rest.pop() ?? ''
  if (name !== 'proactive' && name !== 'requests' && name !== 'remedies') return
  const cell = report[name]?.[rest.join('.')]?.[column]
  if (!cell || cell.value === null) return
  const value = Math.max(0, cell.value - less)
  Object.assign(cell, { value, raw: String(value) })
}
