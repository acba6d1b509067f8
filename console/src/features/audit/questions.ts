import type { AuditPage, Unusual } from '@yangguang/server/contract/foundation/audit'
import type { ListSearch } from '../../app/root.ts'
import { asked, question } from '../../lib/question.ts'

export const unusualQuestion = question<Unusual>(['audit', 'unusual'], '/audit/unusual')

export const auditFilter = ({ kind, body, by, from, to, q }: ListSearch) => ({
  ...(kind ? { kind } : {}),
  ...(body ? { body } : {}),
  ...(by ? { actor: by } : {}),
  ...(from ? { from } : {}),
  ...(to ? { to } : {}),
  ...(q ? { subject: q } : {}),
})
export const auditQuestion = (search: ListSearch) => {
  const query = asked({ ...auditFilter(search), page: search.page ?? 1 })
  return question<AuditPage>(['audit', query], `/audit/entries?${query}`)
}
