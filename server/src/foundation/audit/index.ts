/** The ledger before the audit administrator's eyes. It owns no table. */
export { auditApi } from './api.ts'
export { createKeyNotices } from './key-notices.ts'
export { ownSafetyInbox } from './own-safety.ts'
export { auditInbox } from './unusual.ts'
