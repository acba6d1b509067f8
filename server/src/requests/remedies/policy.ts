import type { Role } from '#foundation/identity'

/** Who keeps the ledger of remedies and complaints of a body. */
export const keepers: readonly Role[] = ['information_officer', 'disclosure_office']
