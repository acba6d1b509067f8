/** Public bodies: names, kinds with capabilities, dated relations, and the scopes that follow from them. */
export {
  type Body,
  bodiesUnder,
  findBodyByName,
  getBody,
  listBodies,
  type Relation,
  relationsOf,
} from './queries.ts'
export { createBody, type NewBody, type NewRelation, relate, renameBody } from './store.ts'
export type { BodyKind, RelationKind } from './tables.ts'
