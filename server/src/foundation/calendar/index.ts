/** The State Council's calendar, statutory clocks, and due dates that explain themselves. */
export {
  type ClockHistory,
  type ClockReason,
  type Due,
  type DueStep,
  dueDate,
  type Light,
  trafficLight,
} from './due.ts'
export { loadCalendar } from './store.ts'
export { chineseDay, explainStep } from './wording.ts'
export {
  addWorkingDays,
  isProvisional,
  isWorkingDay,
  type SpecialDay,
  type WorkCalendar,
  workCalendar,
  workingDaysBetween,
} from './work-calendar.ts'
