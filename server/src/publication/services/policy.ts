import type { Role } from '#foundation/identity'

/** Who writes the guides of a body. */
export const workers: readonly Role[] = ['information_officer', 'disclosure_office']
/** Who puts a guide before the public, or says that a matter rests; never the one who wrote it last. */
export const publishers: readonly Role[] = ['section_head', 'deputy_head', 'chief', 'disclosure_office']
export const readers: readonly Role[] = [
  'information_officer',
  'section_head',
  'deputy_head',
  'chief',
  'disclosure_office',
  'supervisor',
]
