import type { Role } from '#foundation/identity'

/** Who handles the requests of a body. */
export const handlers: readonly Role[] = ['information_officer', 'disclosure_office']
/** Who may stand on the route of a reply; the step itself says which of them decides. */
export const signers: readonly Role[] = ['section_head', 'disclosure_office', 'deputy_head', 'chief']
/** Who heads the disclosure office: approves extensions (Art 33) and mended applicant types. */
export const approvers: readonly Role[] = ['disclosure_office', 'deputy_head', 'chief']
/** Who may read the requests of a body. */
export const readers: readonly Role[] = [
  'information_officer',
  'disclosure_office',
  'section_head',
  'deputy_head',
  'chief',
]
