import type { DocumentRow } from '@yangguang/server/contract/publication/catalogue'
import type { ListSearch } from '../../app/root.ts'
import { asked, question } from '../../lib/question.ts'

export const documentsQuestion = ({ page = 1, state, q }: ListSearch) => {
  const query = asked({ page, state, q })
  return question<{ rows: DocumentRow[]; total: number }>(['documents', query], `/documents?${query}`)
}
