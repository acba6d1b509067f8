import { addDays, addMonths, type Day, day } from '#platform/clock'

/** `2026-03` */
export const monthOf = (at: string): string => at.slice(0, 7)
export const firstOf = (month: string): Day => day(`${month}-01`)
export const lastOf = (month: string): Day => addDays(addMonths(firstOf(month), 1), -1)

/** Days after the end of a month in which its return is still in time. */
const GRACE = 10
export const dueOf = (month: string): Day => addDays(lastOf(month), GRACE)

/** The months of a year in which a body that files from `from` on owes a return by `today`. */
export function monthsOwed(from: string, year: number, today: Day): string[] {
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`).filter(
    (month) => month >= from && lastOf(month) < today,
  )
}

/** Where a month stands: the running one is not owed yet, an ended one is, and late after its grace. */
export function stateOf(
  month: string,
  { from, filed, empty }: { from: string | null; filed: boolean; empty: boolean },
  today: Day,
): 'filed' | 'zero' | 'owed' | 'late' | 'running' | 'none' {
  if (filed) return empty ? 'zero' : 'filed'
  if (from === null || month < from || firstOf(month) > today) return 'none'
  if (lastOf(month) >= today) return 'running'
  return today > dueOf(month) ? 'late' : 'owed'
}
