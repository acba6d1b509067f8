import type { Role } from '#foundation/identity'

/** Who watches, weighs and assigns, issues reports and keeps the roster. */
export const watchers: readonly Role[] = ['disclosure_office']
/** Who answers for the body an item was assigned to. */
export const responders: readonly Role[] = [
  'information_officer',
  'disclosure_office',
  'section_head',
  'deputy_head',
  'chief',
]
