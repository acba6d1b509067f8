import type { LetterKindView } from '@yangguang/server/contract/foundation/letters'
import type { CorrectionView } from '@yangguang/server/contract/requests/corrections'
import type { ComplaintView, LedgerRow } from '@yangguang/server/contract/requests/remedies'
import type { RequestRow, RequestStatistics } from '@yangguang/server/contract/requests/requests'
import type { ListSearch } from '../../app/root.ts'
import { asked, question } from '../../lib/question.ts'
import { today } from '../../lib/time.ts'

export const correctionsQuestion = question<CorrectionView[]>(['corrections'], '/corrections')

export const requestsQuestion = ({ page = 1, state, q }: ListSearch) => {
  const query = asked({ page, state, q })
  return question<{ rows: RequestRow[]; total: number }>(['requests', query], `/requests?${query}`)
}
export const remediesQuestion = question<LedgerRow[]>(['remedies'], '/remedies')
export const complaintsQuestion = question<ComplaintView[]>(['complaints'], '/complaints')
export const statisticsQuestion = ({ year = Number(today().slice(0, 4)) }: ListSearch) =>
  question<RequestStatistics>(['request-statistics', year], `/requests/statistics?year=${year}`)
export const outcomesQuestion = question<{ code: string; label: string }[]>(
  ['outcomes'],
  '/requests/outcomes',
)
export const templatesQuestion = (bodyId: string) =>
  question<LetterKindView[]>(['templates', bodyId], `/letters/templates?bodyId=${bodyId}`)
