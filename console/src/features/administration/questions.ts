import type { YearNoticeData } from '@yangguang/server/contract/foundation/calendar'
import type {
  AccessReview,
  AccessRow,
  EmergencyRow,
  PersonRow,
  PolicyView,
  ProposalRow,
} from '@yangguang/server/contract/foundation/identity'
import type { RouteRowData } from '@yangguang/server/contract/foundation/review'
import type { RuleRowData } from '@yangguang/server/contract/foundation/rules'
import type { TermsView } from '@yangguang/server/contract/publication/catalogue/terms'
import type { ListSearch } from '../../app/root.ts'
import { asked, question } from '../../lib/question.ts'

export const reviewRoutesQuestion = question<RouteRowData[]>(['review-routes'], '/review-routes')
export const rulesQuestion = question<RuleRowData[]>(['rules'], '/rules')
export const termsQuestion = question<TermsView>(['terms'], '/terms')
export const noticesQuestion = question<YearNoticeData[]>(['notices'], '/calendar/notices')
export const emergenciesQuestion = question<EmergencyRow[]>(['emergencies'], '/emergencies')
export const proposalsQuestion = question<ProposalRow[]>(['proposals'], '/rights/proposals')
export const securityPolicyQuestion = question<PolicyView>(['security-policy'], '/security-policy')
export const accessQuestion = question<AccessRow[]>(['access'], '/access')
export const accessReviewQuestion = question<AccessReview>(['access', 'reviews'], '/access/reviews')

export const peopleQuestion = ({ page = 1, q, body }: ListSearch) => {
  const query = asked({ page, q, body })
  return question<{ rows: PersonRow[]; total: number }>(['people', query], `/people?${query}`)
}
