import { addWorkingDays, type WorkCalendar } from '#foundation/calendar'
import { addDays, addMonths, type Day } from '#platform/clock'

/** A limit as the rules give it. */
export interface Limit {
  value: number
  unit: string
}

/** The last day of a limit that runs from the day the information was formed (Art 26); each limit has its own unit. */
export function lastDay(calendar: WorkCalendar, formed: Day, limit: Limit): Day {
  if (limit.unit === 'working_day') return addWorkingDays(calendar, formed, limit.value)
  if (limit.unit === 'month') return addMonths(formed, limit.value)
  if (limit.unit === 'hour') return addDays(formed, Math.ceil(limit.value / 24))
  return addDays(formed, limit.value)
}
