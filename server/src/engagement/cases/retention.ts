import type { RetentionSource } from '#foundation/people'
import { endOfDay } from '#platform/clock'
import type { Tables } from './tables.ts'

/** Writers of letters and calls that are over. */
export const casePersons: RetentionSource = {
  rule: 'retention.case',
  kind: 'case',
  async closedBefore(db, day) {
    const rows = await db
      .withTables<Tables>()
      .selectFrom('cases_case')
      .select(['id', 'person_id'])
      .where('person_id', 'is not', null)
      .where('state', 'in', ['answered', 'closed', 'refused', 'merged'])
      .where((eb) => eb(eb.fn.coalesce('closed_at', 'answered_at', 'submitted_at'), '<', endOfDay(day)))
      .execute()
    return rows.flatMap(({ id, person_id }) => (person_id ? [{ person: person_id, matter: id }] : []))
  },
}
