import type { ConsultationRow } from '@yangguang/server/contract/engagement/consultations'
import type { ListSearch } from '../../app/root.ts'
import { asked, question } from '../../lib/question.ts'

export const consultationsQuestion = ({ page = 1, state }: ListSearch) => {
  const query = asked({ page, state })
  return question<{ rows: ConsultationRow[]; total: number }>(
    ['consultations', query],
    `/consultations?${query}`,
  )
}
