/** The administrators' edge over the rooms below: calendar, rules, bodies, people. It owns no table. */
export { calendarApi } from './calendar-api.ts'
export { rulesApi } from './rules-api.ts'
