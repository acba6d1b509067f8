import type { Role } from '#foundation/identity'

export const workers: readonly Role[] = ['information_officer', 'disclosure_office']
/** Who opens a questionnaire and publishes its result; never their own questions. */
export const openers: readonly Role[] = ['section_head', 'deputy_head', 'chief', 'disclosure_office']
export const readers: readonly Role[] = [
  'information_officer',
  'section_head',
  'deputy_head',
  'chief',
  'disclosure_office',
  'supervisor',
]
