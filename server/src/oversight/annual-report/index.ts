/** The annual report: figures counted from the records, identities checked, frozen when it goes to review, published. */
export { reportsApi } from './api.ts'
export { enterCell, openReport, overrideFinding, writeSections } from './compile-report.ts'
export { reportsInbox } from './inbox.ts'
export { reportPages } from './portal/routes.tsx'
export { importReport, onReportDecided, publishReport, submitReport } from './publish-report.ts'
export { reportDetail } from './queries.ts'
export { reportsWording } from './wording.ts'
