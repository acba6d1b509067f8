import type { InboxAsk, InboxPage, InboxRow } from './contract.ts'

export const PAGE_SIZE = 20

const lightLabels = { red: '超期', yellow: '临期', green: '正常', none: '无期限' } as const

/** What is late first, with a day or without, then what soon will be; inside each what is due first, then what arrived first. */
export function inOrder(rows: InboxRow[]): InboxRow[] {
  return rows.sort(
    (a, b) =>
      urgency(b) - urgency(a) ||
      (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
      a.since.localeCompare(b.since),
  )
}

function urgency({ light }: InboxRow): number {
  return light === 'red' ? 2 : light === 'yellow' ? 1 : 0
}

/** The asked page of a person's list, with what each filter would leave. */
export function pageOf(rows: readonly InboxRow[], ask: InboxAsk, unlisted = 0): InboxPage {
  const found = rows.filter(
    (row) =>
      (ask.task === undefined || row.task === ask.task) &&
      (ask.kind === undefined || row.kind === ask.kind) &&
      (ask.light === undefined || row.light === ask.light) &&
      (ask.body === undefined || row.bodyId === ask.body) &&
      (ask.from === undefined || (row.due !== null && row.due >= ask.from)) &&
      (ask.to === undefined || (row.due !== null && row.due <= ask.to)) &&
      (ask.q === '' || row.title.includes(ask.q) || row.bodyName.includes(ask.q)),
  )
  const at = (ask.page - 1) * PAGE_SIZE
  return {
    rows: found.slice(at, at + PAGE_SIZE),
    total: found.length,
    unlisted,
    tasks: counted(
      rows,
      (row) => row.task,
      (row) => row.task,
    ),
    lights: counted(
      rows,
      (row) => row.light,
      (row) => lightLabels[row.light],
    ),
    bodies: counted(
      rows,
      (row) => row.bodyId,
      (row) => row.bodyName,
    ),
    days: daysOf(rows),
  }
}

function counted(
  rows: readonly InboxRow[],
  value: (row: InboxRow) => string,
  label: (row: InboxRow) => string,
) {
  const seen = new Map<string, { value: string; label: string; count: number }>()
  for (const row of rows) {
    const entry = seen.get(value(row)) ?? { value: value(row), label: label(row), count: 0 }
    entry.count += 1
    seen.set(entry.value, entry)
  }
  return [...seen.values()].sort((a, b) => b.count - a.count)
}

function daysOf(rows: readonly InboxRow[]) {
  const days = new Map<string, { day: string; count: number; red: number }>()
  for (const { due, light } of rows) {
    if (due === null) continue
    const entry = days.get(due) ?? { day: due, count: 0, red: 0 }
    entry.count += 1
    if (light === 'red') entry.red += 1
    days.set(due, entry)
  }
  return [...days.values()]
}
