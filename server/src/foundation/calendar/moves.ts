import type { Day } from '#platform/clock'
import { dueDay } from './due.ts'
import type { ClockHistory } from './history.ts'
import type { WorkCalendar } from './work-calendar.ts'

export interface Moved<Id> {
  id: Id
  before: Day | null
  after: Day | null
  provisional: boolean
  /** moved: another last day; confirmed: the same day, no longer provisional (or provisional again). */
  change: 'moved' | 'confirmed'
}

/** The clocks whose last day or standing another calendar changes; the rest are silent. */
export function* recomputeWhatMoves<Id>(
  before: WorkCalendar,
  after: WorkCalendar,
  clocks: Iterable<{ id: Id; history: ClockHistory }>,
): Generator<Moved<Id>> {
  for (const { id, history } of clocks) {
    const [was, is] = [dueDay(before, history), dueDay(after, history)]
    if (was.due === is.due && was.provisional === is.provisional) continue
    yield {
      id,
      before: was.due,
      after: is.due,
      provisional: is.provisional,
      change: was.due === is.due ? 'confirmed' : 'moved',
    }
  }
}
