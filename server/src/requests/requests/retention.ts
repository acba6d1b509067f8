import type { RetentionSource } from '#foundation/people'
import type { Tables } from './tables.ts'

/** Applicants of requests that were decided long ago; letters and the outcome stay in the archive. */
export const requestPersons: RetentionSource = {
  rule: 'retention.request',
  kind: 'request',
  async closedBefore(db, day) {
    const own = db.withTables<Tables>()
    const over = own
      .selectFrom('requests_request')
      .where('requests_request.state', '=', 'decided')
      .where('requests_request.decided_on', '<', day)
    const [applicants, others] = await Promise.all([
      over.select(['id as matter', 'person_id as person']).execute(),
      over
        .innerJoin('requests_person as p', 'p.request_id', 'requests_request.id')
        .select(['requests_request.id as matter', 'p.person_id as person'])
        .execute(),
    ])
    return [...applicants, ...others]
  },
}
