/** Public opinion (舆情): items by hand, feed and file, weighed by keyword rules, answered in 5, 24 and 48 hours, issued as numbered reports. */
export { opinionApi } from './api.ts'
export { assignItem, closeItem, handOver, respondToItem } from './handle-item.ts'
export { readSources } from './import-items.ts'
export { opinionInbox } from './inbox.ts'
export { issueReport } from './issue.ts'
export { type Finding, takeFinding } from './store.ts'
export { opinionWording } from './wording.ts'
