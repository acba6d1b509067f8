import type { Role } from '#foundation/identity'

/** Who handles the requests of a body. */
export const handlers: readonly Role[] = ['information_officer', 'disclosure_office']
/** Who may sign an answer, if somebody else proposed it. */
export const signers: readonly Role[] = ['disclosure_office', 'deputy_head', 'chief']
/** Who may read the requests of a body. */
export const readers: readonly Role[] = [
  'information_officer',
  'disclosure_office',
  'section_head',
  'deputy_head',
  'chief',
]
