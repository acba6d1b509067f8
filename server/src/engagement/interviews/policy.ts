import type { Role } from '#foundation/identity'

export const workers: readonly Role[] = ['information_officer', 'disclosure_office']
export const readers: readonly Role[] = [
  'information_officer',
  'section_head',
  'deputy_head',
  'chief',
  'disclosure_office',
  'supervisor',
]
