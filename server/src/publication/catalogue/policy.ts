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
/** Who signs the 保密审查 of a body's texts; never the one who froze the text. */
export const confidentialityReviewers: readonly Role[] = ['section_head', 'deputy_head', 'disclosure_office']
/** Who may have a leak destroyed for good. */
export const destroyers: readonly Role[] = ['chief', 'disclosure_office']
