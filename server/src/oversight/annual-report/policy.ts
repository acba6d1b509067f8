import type { Role } from '#foundation/identity'

/** Who compiles a body's report. */
export const compilers: readonly Role[] = ['disclosure_office']
/** Who reads reports before they are published, their own body's and those of the bodies they supervise. */
export const readers: readonly Role[] = [
  'disclosure_office',
  'section_head',
  'deputy_head',
  'chief',
  'supervisor',
]
