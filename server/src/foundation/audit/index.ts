/** The ledger before the audit administrator's eyes. It owns no table. */
export { auditApi } from './api.ts'
export { ownSafetyInbox } from './misused.ts'
export { auditInbox } from './unusual.ts'
