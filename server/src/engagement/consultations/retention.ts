import type { RetentionSource } from '#foundation/people'
import { endOfDay } from '#platform/clock'
import type { Tables } from './tables.ts'

/** Those who left a name with a comment, once the consultation has been closed long enough. */
export const commentPersons: RetentionSource = {
  rule: 'retention.comment',
  kind: 'comment',
  async closedBefore(db, day) {
    const rows = await db
      .withTables<Tables>()
      .selectFrom('consultations_comment as m')
      .innerJoin('consultations_consultation as c', 'c.id', 'm.consultation_id')
      .select(['m.id', 'm.person_id'])
      .where('m.person_id', 'is not', null)
      .where('c.closed_at', '<', endOfDay(day))
      .execute()
    return rows.flatMap(({ id, person_id }) => (person_id ? [{ person: person_id, matter: id }] : []))
  },
}
