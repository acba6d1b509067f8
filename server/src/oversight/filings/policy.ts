import type { Role } from '#foundation/identity'

/** Who files for a body: its disclosure office, or the office above where the body has no account. */
export const filers: readonly Role[] = ['disclosure_office', 'supervisor']
/** Who says that a body files, and reminds it. */
export const fileKeepers: readonly Role[] = ['supervisor']
