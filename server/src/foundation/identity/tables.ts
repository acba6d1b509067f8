import type { Generated, JSONColumnType } from 'kysely'
import type { AccessRow } from './contract.ts'
import type { Role } from './roles.ts'

/** What a session still lacks; `full` lacks nothing. */
export type Stage = 'factor' | 'enrol' | 'password' | 'full'

export type Tables = {
  identity_account: {
    id: string
    login: string
    name: string
    title: string
    body_id: string
    password_hash: string | null
    password_set_at: Generated<Date | null>
    must_change: Generated<boolean>
    last_sign_in_at: Generated<Date | null>
    outer_subject: Generated<string | null>
    state: Generated<'active' | 'disabled'>
    failed_sign_ins: Generated<number>
    locked_until: Date | null
    held_at: Generated<Date | null>
    held_because: Generated<string>
    created_at: Generated<Date>
  }
  identity_grant: { account_id: string; role: Role; body_id: string; reach: 'own' | 'under' }
  identity_session: {
    token_hash: Buffer
    id: string
    account_id: string
    stage: Stage
    address: string
    agent: string
    /** Other addresses it was used from. */
    addresses: Generated<string[]>
    challenge: Generated<string | null>
    proven_at: Generated<Date | null>
    created_at: Date
    last_seen_at: Date
    expires_at: Date
  }
  identity_former_password: { account_id: string; password_hash: string; set_at: Date }
  identity_link: {
    token_hash: Buffer
    account_id: string
    issued_by: string | null
    issued_at: Date
    expires_at: Date
    used_at: Date | null
    wrong_codes: Generated<number>
  }
  identity_stranger: { login_index: Buffer; failed: number; locked_until: Date | null; last_at: Date }
  identity_policy: {
    singleton: Generated<boolean>
    min_length: number
    classes: number
    history: number
    max_age_days: number
    tries: number
    lock_minutes: number
    idle_minutes: number
    session_hours: number
    link_hours: number
    second_factor_roles: Role[]
    console_addresses: string[]
    unusual_views: number
    bind_address: boolean
  }
  identity_totp: {
    account_id: string
    secret: Buffer
    confirmed_at: Date | null
    last_step: bigint | null
  }
  identity_passkey: {
    id: string
    account_id: string
    public_key: Buffer
    counter: bigint
    transports: string[]
    name: string
    created_at: Date
    last_used_at: Date | null
  }
  identity_recovery_code: { code_index: Buffer; account_id: string; made_at: Date; used_at: Date | null }
  identity_proposal: {
    id: string
    account_id: string
    role: Role
    body_id: string
    reach: 'own' | 'under'
    proposed_by: string
    proposed_at: Date
    decided_by: string | null
    decided_at: Date | null
    verdict: 'granted' | 'refused' | null
  }
  identity_access_review: {
    id: string
    reviewed_by: string
    reviewed_at: Date
    digest: string
    remark: string
    routes: JSONColumnType<AccessRow[]>
  }
  identity_absence: {
    id: string
    account_id: string
    deputy_id: string
    from_day: string
    until_day: string
    entered_at: Date
    ended_at: Date | null
  }
  identity_emergency: {
    id: string
    account_id: string
    role: Role
    body_id: string
    reason: string
    asked_at: Date
    decided_by: string | null
    decided_at: Date | null
    verdict: 'granted' | 'refused' | null
    expires_at: Date | null
  }
}
