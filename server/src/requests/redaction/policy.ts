import type { Role } from '#foundation/identity'

/** Who covers parts of a copy: those who handle the request. */
export const markers: readonly Role[] = ['information_officer', 'disclosure_office']
/** Who may look over what another covered. */
export const checkers: readonly Role[] = [
  'information_officer',
  'disclosure_office',
  'section_head',
  'deputy_head',
  'chief',
]
