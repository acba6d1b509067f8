import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Tables } from './tables.ts'

/** The days on which the requests decided in a period were received and decided: how long an answer takes. */
export async function answeredBetween(
  db: Db,
  bodies: readonly string[],
  from: Day,
  until: Day,
): Promise<{ bodyId: string; receivedOn: string; decidedOn: string }[]> {
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .select(['body_id', 'received_on', 'decided_on'])
    .where('body_id', 'in', [...bodies])
    .where('received_on', 'is not', null)
    .where('decided_on', '>=', from)
    .where('decided_on', '<=', until)
    .execute()
  return rows.map((row) => ({
    bodyId: row.body_id,
    receivedOn: row.received_on ?? '',
    decidedOn: row.decided_on ?? '',
  }))
}
