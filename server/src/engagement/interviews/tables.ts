import type { Generated } from 'kysely'
import type { Guest, InterviewState, LineKind } from './interview.ts'

export type Tables = {
  interviews_interview: {
    id: string
    number: string
    body_id: string
    title: string
    intro: string
    host: string
    guests: Guest[]
    starts_at: Date
    ends_at: Date
    state: InterviewState
    version: number
    lines: Generated<number>
    recording_url: Generated<string>
    summary: Generated<string>
    drafted_by: string
    announced_at: Date | null
    started_at: Date | null
    ended_at: Date | null
  }
  interviews_line: {
    interview_id: string
    no: number
    kind: LineKind
    speaker: string
    text: string
    file_id: string | null
    question_id: string | null
    at: Date
    said_by: string
  }
  interviews_question: {
    id: string
    interview_id: string
    name: string
    text: string
    asked_at: Date
    state: 'pending' | 'chosen' | 'answered' | 'hidden'
    flagged: Generated<string>
    hidden_reason: Generated<string>
  }
}
