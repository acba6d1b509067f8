import { isIP } from 'node:net'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { addressAllowed } from './network.ts'
import type { Role } from './roles.ts'
import type { Tables } from './tables.ts'

/** How accounts are kept, set by the security administrator. */
export interface SecurityPolicy {
  minLength: number
  classes: number
  /** How many former passwords may not come back. */
  history: number
  /** 0: a password does not age. */
  maxAgeDays: number
  tries: number
  lockMinutes: number
  idleMinutes: number
  sessionHours: number
  linkHours: number
  secondFactorRoles: Role[]
  /** Addresses or networks from which the console may be used; empty for all. */
  consoleAddresses: string[]
  /** Views of personal data within an hour that raise an alarm. */
  unusualViews: number
  /** A session holds at the address it was opened at, and nowhere else. */
  bindAddress: boolean
}

export async function loadPolicy(db: Db): Promise<SecurityPolicy> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('identity_policy')
    .selectAll()
    .executeTakeFirstOrThrow()
  return {
    minLength: row.min_length,
    classes: row.classes,
    history: row.history,
    maxAgeDays: row.max_age_days,
    tries: row.tries,
    lockMinutes: row.lock_minutes,
    idleMinutes: row.idle_minutes,
    sessionHours: row.session_hours,
    linkHours: row.link_hours,
    secondFactorRoles: row.second_factor_roles,
    consoleAddresses: row.console_addresses,
    unusualViews: row.unusual_views,
    bindAddress: row.bind_address,
  }
}

/** How many views of personal data within an hour are unusual for one person. */
export async function unusualViews(db: Db): Promise<number> {
  return (await loadPolicy(db)).unusualViews
}

/** Saves the policy; refused where it would shut out the very person who saves it. */
export async function savePolicy(
  tx: Tx,
  clock: Clock,
  actor: string,
  policy: SecurityPolicy,
  from: string,
): Promise<void> {
  const wrong = policy.consoleAddresses.find((entry) => !isNetwork(entry))
  if (wrong !== undefined) throw new Refusal('identity.address_wrong', 422, { entry: wrong })
  if (!addressAllowed(policy.consoleAddresses, from))
    throw new Refusal('identity.address_own', 422, { address: from })
  await tx
    .withTables<Tables>()
    .updateTable('identity_policy')
    .set({
      min_length: policy.minLength,
      classes: policy.classes,
      history: policy.history,
      max_age_days: policy.maxAgeDays,
      tries: policy.tries,
      lock_minutes: policy.lockMinutes,
      idle_minutes: policy.idleMinutes,
      session_hours: policy.sessionHours,
      link_hours: policy.linkHours,
      second_factor_roles: policy.secondFactorRoles,
      console_addresses: policy.consoleAddresses,
      unusual_views: policy.unusualViews,
      bind_address: policy.bindAddress,
    })
    .execute()
  await record(tx, clock, {
    kind: 'security.policy_changed',
    subject: { kind: 'security_policy', id: 'policy' },
    actor,
    payload: { ...policy },
  })
}

function isNetwork(entry: string): boolean {
  const [address = '', prefix, more] = entry.split('/')
  const version = isIP(address)
  if (version === 0 || more !== undefined) return false
  if (prefix === undefined) return true
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128)
}
