import type { Generated } from 'kysely'
import type { FeeMode } from './contract.ts'

export type Tables = {
  fees_setting: {
    id: string
    body_id: string
    from_day: string
    mode: FeeMode
    pay_way: string
    entered_by: string
    entered_at: Date
  }
  fees_notice: {
    id: string
    request_id: string
    body_id: string
    mode: 'piece' | 'page'
    units: number
    first_piece: number | null
    last_piece: number | null
    amount: number
    calculation: string
    issued_on: string
    received_on: string | null
    due_on: string
    paid_on: string | null
    receipt: Generated<string>
    lapsed_on: string | null
  }
}
