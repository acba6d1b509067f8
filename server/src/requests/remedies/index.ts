/** Reconsideration, suits and complaints over disclosure (Art 47, 51), as 表四 counts them, with our own clocks. */
export { remediesApi } from './api.ts'
export { closeComplaint, openComplaint, recordOrder, recordRectification } from './complaints.ts'
export { remedyFigures } from './figures.ts'
export { remediesInbox } from './inbox.ts'
export { closeRemedy, openRemedy, recordAnswer, reReply } from './remedies.ts'
export { remediesWording } from './wording.ts'
