import type { Finding } from './contract.ts'

export type Tables = {
  scan_word: {
    id: string
    site_id: string | null
    kind: 'wrong' | 'sensitive' | 'leader'
    word: string
    suggestion: string
    level: 'block' | 'warn'
    added_by: string | null
    added_at: Date
  }
  scan_report: {
    id: string
    subject_kind: string
    subject_id: string
    digest: Buffer
    findings: Finding[]
    ran_at: Date
  }
}
