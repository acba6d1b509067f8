import type { Role } from '#foundation/identity'

/** Who writes and changes drafts of a body. */
export const drafters: readonly Role[] = ['information_officer', 'disclosure_office']
/** Who may put an approved text on line, or take one off. */
export const publishers: readonly Role[] = ['information_officer', 'disclosure_office']
/** Who may read a body's unpublished texts. */
export const readers: readonly Role[] = [
  'information_officer',
  'section_head',
  'deputy_head',
  'chief',
  'disclosure_office',
  'supervisor',
]
