import { type Selectable, sql } from 'kysely'
import { loadCalendar } from '#foundation/calendar'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type RequestClock, replyClock } from './clock.ts'
import { move, type RequestAct, type RequestState } from './request.ts'
import type { Tables } from './tables.ts'

export type RequestRecord = Selectable<Tables['requests_request']>

/** Locks the request for this transaction and checks that the act is possible in its state. */
export async function lockFor(
  tx: Tx,
  id: string,
  act: RequestAct,
  version: number | undefined,
): Promise<{ row: RequestRecord; next: RequestState }> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('requests_request')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('requests.not_found', 404)
  if (version !== undefined && row.version !== version) throw new Refusal('requests.changed_meanwhile', 409)
  const next = move(row.state, act)
  if (!next)
    throw new Refusal(row.state === 'decided' ? 'requests.decided_already' : `requests.cannot_${act}`, 409)
  return { row, next }
}

/** The clock of a request that has been received; acts that touch it come after receipt. */
export function clockOf(row: RequestRecord): RequestClock {
  if (row.clock === null) throw new Refusal('requests.not_confirmed', 409)
  return row.clock
}

type Change = Partial<Omit<RequestRecord, 'proposal' | 'clock' | 'due_on'>> & { clock?: RequestClock }

/** Saves what an act changed, under the next version; a changed clock brings its last day with it. */
export async function save(tx: Tx, row: RequestRecord, change: Change): Promise<void> {
  const { clock, ...columns } = change
  const timed = clock
    ? {
        clock: sql<RequestClock>`${JSON.stringify(clock)}::jsonb`,
        due_on: replyClock(await loadCalendar(tx), { clock })?.due ?? null,
      }
    : {}
  await tx
    .withTables<Tables>()
    .updateTable('requests_request')
    .set({ ...columns, ...timed, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}
