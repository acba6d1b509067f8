/** The annual report: figures counted from the records, identities checked, frozen when it goes to review, published. */
export { reportsApi } from './api.ts'
export { enterCell, openReport, overrideFinding, writeSections } from './compile-report.ts'
export { reportStateLabels, type SectionKey } from './contract.ts'
export { correctReport } from './correct-report.ts'
export { type CurrentReport, currentReport } from './current-report.ts'
export { reportDeadlines } from './deadlines.ts'
export { reportDetail } from './detail.ts'
export { inSnapshot, recallReport, submitReport, verifyReport } from './freeze.ts'
export { importReport } from './import-report.ts'
export { reportsInbox } from './inbox.ts'
export {
  type FrozenReport,
  figuresOfReports,
  type PublishedReport,
  publishedFigures,
  publishedOf,
  publishedReports,
  type ReportStanding,
  recordsInSeveral,
  reportStandings,
  type SharedRecord,
  summedFigures,
} from './of-bodies.ts'
export { ownPart } from './own-part.ts'
export { reportPages } from './portal/routes.tsx'
export { archiveReport, onReportDecided, publishReport } from './publish-report.ts'
export { listPublishedReports, publishedData, publishedReport } from './published.ts'
export { reportsLoader } from './search-item.ts'
export type { FrozenFigures } from './tables.ts'
export { reportsWording } from './wording.ts'
