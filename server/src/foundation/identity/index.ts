/** Accounts, roles with scopes, keys, server sessions, and the guard in front of every route. */
export {
  type Access,
  actorIn,
  type BodyOf,
  type GuardedRoute,
  guardRoutes,
  type RouteInput,
  SESSION_COOKIE,
  sessionIn,
} from './access.ts'
export { accessApi } from './access-api.ts'
export { accessIsReviewed } from './access-review.ts'
export {
  accountLogins,
  accountNames,
  type Colleague,
  createAccount,
  loginTaken,
  type NewAccount,
  passwordSetAt,
  peopleWith,
} from './accounts.ts'
export { identityApi } from './api.ts'
export { personInput } from './contract.ts'
export { resealFactors } from './factors.ts'
export { administratorLink, type FirstLink, firstAdministrators } from './first-administrators.ts'
export { heldBack, tidyAccounts } from './housekeeping.ts'
export { askEmergency } from './lending.ts'
export { issueLink } from './links.ts'
export type { OuterSignIn } from './outer.ts'
export { listEmergencies, listPeople, openProposals } from './people.ts'
export { proposeRight, type Right } from './rights.ts'
export {
  type Actor,
  type AdminRole,
  adminRoles,
  bodiesFor,
  hasRole,
  isAdminRole,
  mayAct,
  type Role,
  roleLabels,
  roles,
} from './roles.ts'
export { actsFor } from './scopes.ts'
export { unusualViews } from './security-policy.ts'
export { actorById, actorOf, signIn, signOut } from './sessions.ts'
export { identityWording } from './wording.ts'
