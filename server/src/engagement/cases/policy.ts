import type { Role } from '#foundation/identity'

/** Who takes in, dispatches, handles and calls back in a body. */
export const handlers: readonly Role[] = ['information_officer', 'disclosure_office']
/** Who approves a reply that somebody else drafted. */
export const approvers: readonly Role[] = ['section_head', 'deputy_head', 'chief', 'disclosure_office']
export const readers: readonly Role[] = [
  'information_officer',
  'section_head',
  'deputy_head',
  'chief',
  'disclosure_office',
  'supervisor',
]
/** Who sets the channels and their limits. */
export const settlers: readonly Role[] = ['system_admin']
