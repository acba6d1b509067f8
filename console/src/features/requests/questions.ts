import type { CorrectionView } from '@yangguang/server/contract/requests/corrections'
import { question } from '../../lib/question.ts'

export const correctionsQuestion = question<CorrectionView[]>(['corrections'], '/corrections')
