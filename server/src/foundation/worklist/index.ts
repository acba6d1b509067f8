/** The inbox: one list of what waits for a person, composed of what each wing contributes. */
export { worklistApi } from './api.ts'
export type { InboxRow } from './contract.ts'
export { FIND_MOST, type FindSource, findApi, likeWords } from './find.ts'
export { createLive, type Live } from './live.ts'
export { endOfWeek, type Matter, type MatterSource, overviewApi, standingOf } from './overview.ts'
export type { InboxSource } from './source.ts'
