/** 备案: requests and remedies of bodies that work outside the system, line by line or as monthly counts. */
export { filingsApi } from './api.ts'
export { filedFigures } from './figures.ts'
export { fileLine } from './file-line.ts'
export { fileReturn } from './file-return.ts'
export { filingsInbox } from './inbox.ts'
export { type FiledDays, filedAnswers } from './queries.ts'
export { setDuty } from './set-duty.ts'
export { filingsWording } from './wording.ts'
