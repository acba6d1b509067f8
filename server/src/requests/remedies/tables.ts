import type { Generated } from 'kysely'
import type { broughtBy, complaintResults, remedyKinds, remedyResults } from './contract.ts'

export type Kind = (typeof remedyKinds)[number]
export type Result = (typeof remedyResults)[number]

export type Tables = {
  remedies_remedy: {
    id: string
    request_id: string
    body_id: string
    kind: Kind
    brought_by: (typeof broughtBy)[number]
    organ: string
    case_number: string
    accepted_on: string
    received_on: string | null
    simple: boolean
    answer_due_on: string | null
    answered_on: string | null
    defendants: string
    result: Result | null
    closed_on: string | null
    decision_number: string
    ordered_on: string | null
    re_reply_due_on: string | null
    re_replied_on: string | null
    re_reply_letter_id: string | null
    follows_id: string | null
    lesson: Generated<string>
    note: string
  }
  remedies_complaint: {
    id: string
    number: string
    body_id: string
    request_id: string | null
    came_from: string
    received_on: string
    matter: string
    ordered_by: Generated<string>
    ordered_on: string | null
    order_text: Generated<string>
    rectify_due_on: string | null
    rectified_on: string | null
    rectification: Generated<string>
    result: (typeof complaintResults)[number] | null
    closed_on: string | null
    note: Generated<string>
    version: Generated<number>
  }
}
