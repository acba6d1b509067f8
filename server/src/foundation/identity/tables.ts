import type { Generated } from 'kysely'
import type { Role } from './roles.ts'

export type Tables = {
  identity_account: {
    id: string
    login: string
    name: string
    title: string
    body_id: string
    password_hash: string
    state: Generated<'active' | 'disabled'>
    failed_sign_ins: Generated<number>
    locked_until: Date | null
    created_at: Generated<Date>
  }
  identity_grant: { account_id: string; role: Role; body_id: string; reach: 'own' | 'under' }
  identity_session: {
    token_hash: Buffer
    account_id: string
    created_at: Date
    last_seen_at: Date
    expires_at: Date
  }
}
