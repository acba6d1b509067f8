import type { Generated } from 'kysely'
import type { Answers, Question } from './questionnaire.ts'

export type SurveyState = 'draft' | 'open' | 'closed' | 'published'
export type Tables = {
  surveys_survey: {
    id: string
    number: string
    body_id: string
    kind: 'survey' | 'evaluation'
    title: string
    intro: string
    questions: Question[]
    once_by: 'device' | 'verified'
    quota: number | null
    closes_on: string
    state: SurveyState
    version: number
    answers: Generated<number>
    drafted_by: string
    opened_by: string | null
    opened_at: Date | null
    closed_at: Date | null
    conclusion: Generated<string>
    published_at: Date | null
  }
  surveys_ticket: { survey_id: string; digest: Buffer }
  surveys_hidden: {
    id: string
    answer_id: string
    question_key: string
    reason: string
    hidden_by: string
    hidden_at: Date
  }
  surveys_answer: { id: string; survey_id: string; answered_on: string; answers: Answers }
}
