import type { Generated } from 'kysely'
import type { InterpretationForm } from './contract.ts'

export type Tables = {
  interpretation_policy: {
    document_id: string
    flagged_by: string | null
    flagged_at: Date
    lifted_at: Date | null
    forms: InterpretationForm[]
    responsible: string
    planned_on: string | null
    planned_by: string | null
    version: Generated<number>
  }
  interpretation_form: { document_id: string; form: InterpretationForm }
}
