/** The supervising office and the reports that merge into its own: who owes one, what was handed in, the merged figures. */
export { supervisionApi } from './api.ts'
export { supervisionInbox } from './inbox.ts'
export { remind } from './remind.ts'
export { supervisionWording } from './wording.ts'
