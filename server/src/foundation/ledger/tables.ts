import type { Generated } from 'kysely'
import type { Payload } from './entry.ts'

export type Tables = {
  ledger_log: {
    singleton: Generated<boolean>
    log_id: string
    simulated: boolean
    created_at: Generated<Date>
  }
  ledger_entry: {
    id: string
    position: bigint | null
    kind: string
    subject_kind: string
    subject_id: string
    body_id: string | null
    actor_id: string | null
    recorded_at: Date
    payload: Payload | null
    salt: Buffer | null
    commitment: Buffer
    leaf: Buffer | null
  }
  ledger_node: { level: number; index: bigint; hash: Buffer }
  ledger_head: { size: bigint; root: Buffer; signed_at: Date; key_id: string; signature: Buffer }
  ledger_follower: { name: string; position: bigint; updated_at: Generated<Date> }
}
