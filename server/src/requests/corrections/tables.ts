import type { Generated } from 'kysely'
import type { CorrectionResult } from './contract.ts'

export type Tables = {
  corrections_correction: {
    id: string
    number: string
    code_hash: Buffer
    body_id: string
    person_id: string
    record: string
    wrong: string
    wanted: string
    received_on: string
    result: CorrectionResult | null
    result_text: Generated<string>
    closed_on: string | null
    closed_by: string | null
    letter: Buffer | null
    version: Generated<number>
    created_at: Date
    erased_on: Generated<string | null>
  }
  corrections_file: { correction_id: string; position: number; file_id: string; name: string }
}
