import { slowGuessing } from '#foundation/guard'
import type { Clock } from '#platform/clock'
import { sameBytes, sha256 } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type Opinion, recordOpinion } from './consult.ts'
import type { Tables } from './tables.ts'

export interface PartyQuestion {
  id: string
  requestId: string
  content: string
  kind: 'third_party' | 'co_making_body'
  dueOn: string | null
  ended: boolean
}

/** The consultation behind a request number and the code in the letter; guessing is slowed. */
export async function consultationByCode(
  db: Db,
  clock: Clock,
  number: string,
  code: string,
): Promise<PartyQuestion> {
  const hash = sha256(code.trim().toUpperCase())
  const key = number.trim().toUpperCase().slice(0, 60)
  const found = await slowGuessing(db, clock, `consultation:${key}`, async (tx) => {
    const rows = await tx
      .withTables<Tables>()
      .selectFrom('requests_consultation as c')
      .innerJoin('requests_request as r', 'r.id', 'c.request_id')
      .select(['c.id', 'c.request_id', 'c.content', 'c.kind', 'c.due_on', 'c.ended_on', 'c.code_hash'])
      .where('r.number', '=', key)
      .execute()
    return rows.find((row) => row.code_hash !== null && sameBytes(row.code_hash, hash))
  })
  if (!found) throw new Refusal('requests.wrong_code', 404)
  return {
    id: found.id,
    requestId: found.request_id,
    content: found.content,
    kind: found.kind,
    dueOn: found.due_on,
    ended: found.ended_on !== null,
  }
}

/** The party answers on the portal; its period and its reasons are checked like at the counter. */
export async function answerAsParty(
  db: Db,
  clock: Clock,
  number: string,
  code: string,
  given: Pick<Opinion, 'opinion' | 'text'>,
): Promise<void> {
  const question = await consultationByCode(db, clock, number, code)
  await inTransaction(db, (tx) =>
    recordOpinion(tx, clock, undefined, question.requestId, question.id, undefined, {
      ...given,
      on: clock.today(),
    }),
  )
}
