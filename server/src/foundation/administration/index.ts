/** The administrators' edge over the rooms below: calendar, rules, bodies, people. It owns no table. */

export { accessInbox } from './access-inbox.ts'
export { bodiesApi } from './bodies-api.ts'
export { calendarApi } from './calendar-api.ts'
export { findBodies, findPeople } from './find.ts'
export { heldBackInbox } from './held-back-inbox.ts'
export { peopleImportApi } from './people-import-api.ts'
export { rightsInbox } from './rights-inbox.ts'
export { rulesApi } from './rules-api.ts'
export { templatesApi } from './templates-api.ts'
export { administrationWording } from './wording.ts'
export { readSheet, type SheetRow } from './workbook.ts'
