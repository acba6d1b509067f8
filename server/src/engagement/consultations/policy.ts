import type { Role } from '#foundation/identity'

/** Who drafts, reads what came in, sorts and answers. */
export const workers: readonly Role[] = ['information_officer', 'disclosure_office']
/** Who lays a draft open and publishes the result; never their own draft. */
export const openers: readonly Role[] = ['section_head', 'deputy_head', 'chief', 'disclosure_office']
export const readers: readonly Role[] = [
  'information_officer',
  'section_head',
  'deputy_head',
  'chief',
  'disclosure_office',
  'supervisor',
]
