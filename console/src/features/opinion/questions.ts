import type { ItemView } from '@yangguang/server/contract/engagement/opinion'
import type { ListSearch } from '../../app/root.ts'
import { asked, question } from '../../lib/question.ts'

export const opinionQuestion = ({ page = 1, state, kind, q }: ListSearch) => {
  const query = asked({ page, state, severity: kind, q })
  return question<{ rows: ItemView[]; total: number }>(['opinion', query], `/opinion?${query}`)
}
