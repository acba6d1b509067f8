import type { InterviewFigures, InterviewRow } from '@yangguang/server/contract/engagement/interviews'
import { question } from '../../lib/question.ts'

export const interviewsQuestion = question<InterviewRow[]>(['interviews'], '/interviews')
export const interviewFiguresQuestion = question<InterviewFigures>(
  ['interviews', 'figures'],
  '/interviews/figures',
)
