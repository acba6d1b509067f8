/** Reconsideration and litigation over answered requests (Art 51), as 表四 counts them. */
export { remediesApi } from './api.ts'
export { closeRemedy, openRemedy, remedyFigures } from './remedies.ts'
export { remediesWording } from './wording.ts'
