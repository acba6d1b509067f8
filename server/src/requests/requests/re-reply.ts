import type { Actor } from '#foundation/identity'
import { outcomesOn } from '#foundation/rules'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { REGULATION } from './decision-letter.ts'
import { composeLetter, issueLetter, remedyFor } from './issue-letter.ts'
import { requestRecord } from './queries.ts'
import type { Tables } from './tables.ts'

/** Replies anew to an answered request, as a reconsideration organ or a court ordered. @returns the letter's id */
export async function issueReReply(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  reply: { outcome: string; facts: string; supply: string; organ: string; document: string },
): Promise<string> {
  const row = await requestRecord(tx, id)
  if (row?.state !== 'decided') throw new Refusal('requests.not_found', 404)
  const outcome = (await outcomesOn(tx, clock.today())).find((one) => one.code === reply.outcome)
  if (!outcome) throw new Refusal('requests.unknown_outcome', 422)
  const earlier = await tx
    .withTables<Tables>()
    .selectFrom('requests_letter')
    .select('number')
    .where('request_id', '=', id)
    .where('kind', '=', 'decision')
    .executeTakeFirst()
  const letter = await composeLetter(tx, clock, vault, row, ['re_reply'], {
    organ: reply.organ,
    document: reply.document,
    earlier: earlier?.number ?? '',
    facts: reply.facts,
    result: `根据${REGULATION}${outcome.article}的规定，${outcome.withheld ? `该信息${outcome.label}，本机关决定不予公开` : outcome.label}。`,
    supply: reply.supply,
    remedy: await remedyFor(tx, clock, row.body_id, outcome.remedy),
  })
  return (await issueLetter(tx, clock, vault, actor, row, 're_reply', letter)).id
}

/** Numbers of requests, for the ledgers of other rooms. */
export async function numbersOf(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { number: string; outcome: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .select(['id', 'number', 'outcome'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, { number: row.number, outcome: row.outcome ?? '' }]))
}

export async function requestByNumber(
  db: Db,
  number: string,
): Promise<{ id: string; bodyId: string } | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .select(['id', 'body_id'])
    .where('number', '=', number.trim().toUpperCase())
    .executeTakeFirst()
  return row && { id: row.id, bodyId: row.body_id }
}
