import type { CaseRow, ChannelView } from '@yangguang/server/contract/engagement/cases'
import type { KnowledgeView } from '@yangguang/server/contract/engagement/cases/knowledge'
import type { ListSearch } from '../../app/root.ts'
import { asked, question } from '../../lib/question.ts'

export const channelsQuestion = question<ChannelView[]>(['case-channels'], '/cases/channels', {
  staleTime: 60_000,
})
export const caseBodiesQuestion = question<{ id: string; name: string }[]>(['case-bodies'], '/cases/bodies', {
  staleTime: 300_000,
})
export const casesQuestion = ({ page = 1, state, channel, q }: ListSearch) => {
  const query = asked({ page, ...(state === 'late' ? { late: 'true' } : { state }), channel, q })
  return question<{ rows: CaseRow[]; total: number }>(['cases', query], `/cases?${query}`)
}
export const ANSWERS_SIZE = 20
export const answersQuestion = ({ q = '', page = 1 }: ListSearch) => {
  const query = new URLSearchParams({ q, page: String(page), size: String(ANSWERS_SIZE) })
  return question<{ rows: KnowledgeView[]; total: number }>(
    ['case-answers', query.toString()],
    `/case-answers?${query}`,
  )
}
