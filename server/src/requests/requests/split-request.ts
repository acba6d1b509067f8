import { sql } from 'kysely'
import { getBody } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { fillPattern, nextSerial } from '#foundation/numbering'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import type { RequestClock } from './clock.ts'
import { lockFor, save } from './store.ts'
import { NUMBER_PATTERN } from './submit-request.ts'
import type { Tables } from './tables.ts'

/**
 * One request asks for several things: the office registers each by itself (一事一申请). All keep the day of receipt,
 * the applicant and the query code; the first part stays under the old number.
 */
export async function splitRequest(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
  parts: readonly string[],
): Promise<string[]> {
  const { row } = await lockFor(tx, id, 'split', version)
  const today = clock.today()
  const body = await getBody(tx, row.body_id, today)
  const year = today.slice(0, 4)
  const [first = row.asked, ...rest] = parts
  const own = tx.withTables<Tables>()
  const others = await own.selectFrom('requests_person').selectAll().where('request_id', '=', id).execute()
  const made: string[] = []
  for (const asked of rest) {
    const serial = await nextSerial(tx, `request:${body?.code}`, year)
    const newOne = newId()
    await own
      .insertInto('requests_request')
      .values({
        ...row,
        id: newOne,
        number: fillPattern(NUMBER_PATTERN, { code: body?.code ?? '', year }, serial),
        asked,
        version: 1,
        clock: row.clock === null ? null : sql<RequestClock>`${JSON.stringify(row.clock)}::jsonb`,
        proposal: null,
        split_from: id,
        created_at: clock.now(),
      })
      .execute()
    for (const person of others)
      await own
        .insertInto('requests_person')
        .values({ ...person, request_id: newOne })
        .execute()
    await record(tx, clock, {
      kind: 'request.submitted',
      subject: { kind: 'request', id: newOne },
      body: row.body_id,
      actor: actor.id,
      payload: {
        splitFrom: id,
        channel: row.channel,
        applicantType: row.applicant_type,
        receivedOn: row.received_on,
      },
    })
    made.push(newOne)
  }
  await save(tx, row, { asked: first })
  await record(tx, clock, {
    kind: 'request.split',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { into: made },
  })
  return made
}
