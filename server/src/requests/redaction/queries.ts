import { type Actor, accountNames, mayAct } from '#foundation/identity'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import { numberOfRequest } from '#requests/requests'
import type { CopyDetail, CopyRow } from './contract.ts'
import { groundsOn } from './mark-boxes.ts'
import { checkers, markers } from './policy.ts'
import { move } from './redaction.ts'
import type { CopyRecord } from './store.ts'
import type { Tables } from './tables.ts'
import { failureSentence } from './wording.ts'

const rowOf = (row: CopyRecord): CopyRow => ({
  id: row.id,
  name: row.name,
  state: row.state,
  pages: row.page_count,
  boxes: row.boxes.length,
  burntPages: row.burnt_pages,
  attached: row.attached_at !== null,
  createdAt: row.created_at.toISOString(),
})

/** The copies of a request that were not put aside, oldest first. */
export async function copiesOf(db: Db, requestId: string): Promise<CopyRow[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('redaction_copy')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('state', '<>', 'discarded')
    .orderBy('id')
    .execute()
  return rows.map(rowOf)
}

export async function copyRecord(db: Db, id: string): Promise<CopyRecord | undefined> {
  return db
    .withTables<Tables>()
    .selectFrom('redaction_copy')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function bodyOfCopy(db: Db, id: string): Promise<string | undefined> {
  return (await copyRecord(db, id))?.body_id
}

/** Everything the marking screen shows of one copy. */
export async function copyDetail(
  db: Db,
  today: Day,
  actor: Actor,
  id: string,
): Promise<CopyDetail | undefined> {
  const row = await copyRecord(db, id)
  if (!row) return undefined
  const people = await accountNames(db, [...row.marked_by, ...(row.checked_by ? [row.checked_by] : [])])
  const marks = mayAct(actor, markers, row.body_id)
  const checks = mayAct(actor, checkers, row.body_id) && !row.marked_by.includes(actor.id)
  return {
    ...rowOf(row),
    requestId: row.request_id,
    laidOut: row.laid_out,
    requestNumber: (await numberOfRequest(db, row.request_id)) ?? '',
    bodyId: row.body_id,
    version: row.version,
    marks: row.boxes,
    publicName: row.public_name,
    digest: row.digest?.toString('hex') ?? null,
    markers: row.marked_by.map((account) => people.get(account)?.name ?? ''),
    checker: row.checked_by ? (people.get(row.checked_by)?.name ?? '') : null,
    submittedAt: row.submitted_at?.toISOString() ?? null,
    returnReason: row.return_reason,
    failure: row.failure === '' ? '' : failureSentence(row.failure),
    grounds: await groundsOn(db, today),
    may: {
      mark: marks && row.state !== 'burning' && row.state !== 'discarded',
      check: checks && move(row.state, 'approve') !== undefined,
      attach: marks && row.state === 'done' && row.attached_at === null,
    },
  }
}
