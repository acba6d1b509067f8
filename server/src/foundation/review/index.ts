/** Review: a route of steps held as data, decided by different people over one frozen text. */
export { type ReviewedRoom, reviewApi } from './api.ts'
export { reviewView } from './contract.ts'
export { type Decided, type Decision, decide, type PaperSheet, recordPaperApproval } from './decide.ts'
export { forgetReviews } from './forget-reviews.ts'
export { openReview, type ReviewSubject, recallReview } from './open-review.ts'
export {
  caseBodyOf,
  type ReviewView,
  reviewsOf,
  reviewsWaitingFor,
  stepBodyOf,
  type WaitingReview,
  withReviewers,
} from './queries.ts'
export type { Outcome, Verdict } from './route.ts'
export { reviewRoutesApi } from './routes-api.ts'
export { keepingApprovers, refuseUnableHeir } from './staffing.ts'
export { reviewWording } from './wording.ts'
