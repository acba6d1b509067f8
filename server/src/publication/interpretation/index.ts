/** Policies and their interpretations, linked both ways by force, with plan, last day and coverage. */
export { interpretationApi } from './api.ts'
export { interpretationInbox } from './inbox.ts'
export { interpretationBlocks } from './portal/block.tsx'
export { keepHold, setForms, setStanding } from './standing.ts'
export { interpretationWording } from './wording.ts'
