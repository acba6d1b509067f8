/** Correction of records about oneself (Art 41): its own kind, beside requests for information. */

export { correctionsApi } from './api.ts'
export { closeCorrection } from './close-correction.ts'
export { correctionPages } from './pages.tsx'
export { correctionsInbox } from './queries.ts'
export { resealCorrections } from './reseal.ts'
export { correctionPersons } from './retention.ts'
export { submitCorrection } from './submit-correction.ts'
export { correctionsWording } from './wording.ts'
