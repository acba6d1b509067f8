import type { Day } from '#platform/clock'
import { type ClockState, type DueStep, dueDate, type Light, trafficLight, workingDaysLeft } from './due.ts'
import type { ClockHistory } from './history.ts'
import { explainStep } from './wording.ts'
import type { WorkCalendar } from './work-calendar.ts'

/** A due date as plain data for a page, the console or a letter. */
export interface DueExplanation {
  due: Day | null
  provisional: boolean
  state: ClockState
  light: Light
  /** Working days from today to the last day; negative once late, null while the clock stands still or is done. */
  daysLeft: number | null
  steps: { code: DueStep['step']; text: string }[]
}

/** Where a clock stands today, and every step that led to its last day, in words. */
export function explainDue(
  calendar: WorkCalendar,
  history: ClockHistory,
  today: Day,
  warnDays: number,
): DueExplanation {
  const { due, provisional, state, steps } = dueDate(calendar, history)
  const runs = state === 'running' && due !== null
  return {
    due,
    provisional,
    state,
    light: runs ? trafficLight(calendar, due, today, warnDays) : 'none',
    daysLeft: runs ? workingDaysLeft(calendar, due, today) : null,
    steps: steps.map((step) => ({ code: step.step, text: explainStep(step) })),
  }
}
