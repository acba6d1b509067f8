import type { InboxPage } from '@yangguang/server/contract/foundation/worklist'
import type { ListSearch } from '../../app/root.ts'
import { asked, question } from '../../lib/question.ts'

export const inboxQuestion = ({ page = 1, kind, state, body, from, to, q }: ListSearch) => {
  const query = asked({ page, task: kind, light: state, body, from, to, q })
  return question<InboxPage>(['inbox', 'page', query], `/inbox/page?${query}`)
}
