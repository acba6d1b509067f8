import type { SurveyRow } from '@yangguang/server/contract/engagement/surveys'
import { question } from '../../lib/question.ts'

export const surveysQuestion = question<SurveyRow[]>(['surveys'], '/surveys')
