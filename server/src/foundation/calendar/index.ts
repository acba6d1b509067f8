/** The State Council's calendar, statutory clocks, and due dates that explain themselves. */
export { noticeEntered, noticeInput, noticePreview, noticeText, yearNotice } from './contract.ts'
export {
  type ClockState,
  type Due,
  type DueDay,
  type DueStep,
  dueDate,
  dueDay,
  type Light,
  trafficLight,
  workingDaysLeft,
} from './due.ts'
export { type EnteredNotice, enterNotice } from './enter-notice.ts'
export { type DueExplanation, explainDue } from './explain.ts'
export { type ClockHistory, type ClockReason, dueInstant, extendClock, type LimitUnit } from './history.ts'
export { type DueKeeper, type MovedRecord, withNotice } from './keeper.ts'
export { type Moved, recomputeWhatMoves } from './moves.ts'
export { type ParsedNotice, parseHolidayNotice } from './parse-notice.ts'
export { listNotices, loadCalendar, type YearNotice } from './store.ts'
export { calendarWording, chineseDay, explainStep } from './wording.ts'
export {
  addWorkingDays,
  isProvisional,
  isWorkingDay,
  type SpecialDay,
  type WorkCalendar,
  workCalendar,
  workingDayFrom,
  workingDaysBetween,
} from './work-calendar.ts'
