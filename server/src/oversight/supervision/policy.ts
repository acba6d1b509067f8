import type { Role } from '#foundation/identity'

/** Who supervises the reports that merge into a body's own: its disclosure office, and the office above (条例 Art 3, 47). */
export const supervisors: readonly Role[] = ['disclosure_office', 'supervisor']
/** Who answers for a body towards its supervising office. */
export const answerers: readonly Role[] = ['disclosure_office']
