/** Where documents stand on the axes of the catalogue, what each body owes, and counts that come out the same again. */
export { classificationApi } from './api.ts'
export { powersOf, type UnderPower, underPower } from './by-power.ts'
export { type CountScope, countByAxis } from './counts.ts'
export { fulfilmentInbox } from './inbox.ts'
export { enterItem, itemsOn, listAxes } from './items.ts'
export { placeDocument, placementsOf } from './place-document.ts'
export { classificationWording } from './wording.ts'
