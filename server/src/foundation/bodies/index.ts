/** Public bodies: names, kinds with capabilities, dated relations, and the scopes that follow from them. */
export { addName, type BodyContact, endRelation, saveContact } from './change-body.ts'
export {
  bodyDetail,
  bodyKinds,
  bodyRow,
  contactInput,
  functionInput,
  importInput,
  importResult,
  mergeInput,
  nameInput,
  newBodyInput,
  relationEnd,
  relationInput,
  splitInput,
} from './contract.ts'
export { actingBody, type BodyHistory, bodyHistory, heirsOf, latestNames, takenOverBy } from './history.ts'
export { type BodyName, type Member, membersUnder, namesOf } from './members.ts'
export {
  type Body,
  bodiesUnder,
  findBodyByName,
  getBody,
  listBodies,
  type Relation,
  relationsOf,
} from './queries.ts'
export { mergeBodies, moveFunction, type Reorganisation, splitBody } from './reorganise.ts'
export { createBody, type NewBody, type NewRelation, relate, renameBody } from './store.ts'
export type { BodyKind, ChangeKind, RelationKind } from './tables.ts'
export { bodiesWording, changeLabels, relationLabels } from './wording.ts'
