import type { Role } from '#foundation/identity'

export const keepers: readonly Role[] = ['information_officer', 'disclosure_office']
