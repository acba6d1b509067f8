import type { ServiceList } from '@yangguang/server/contract/publication/services'
import type { ListSearch } from '../../app/root.ts'
import { asked, question } from '../../lib/question.ts'

export const SERVICES_SIZE = 20
export const servicesQuestion = ({ page = 1, state, q }: ListSearch) => {
  const query = asked({ page, size: SERVICES_SIZE, state, q })
  return question<ServiceList>(['services', query], `/services?${query}`)
}
