/** Redaction (区分处理, Art 37): what may not be disclosed is covered by one, checked by another, and burnt into new pages. */

export { redactionApi } from './api.ts'
export { checkMarks } from './check-marks.ts'
export { redactionInbox } from './inbox.ts'
export { markBoxes, submitMarks } from './mark-boxes.ts'
export { openCopy } from './open-copy.ts'
export { redactionWording } from './wording.ts'
