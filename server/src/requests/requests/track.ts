import type { Clock } from '#platform/clock'
import { sameBytes, sha256 } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { RequestRecord } from './store.ts'
import type { Tables } from './tables.ts'

const MOST_WRONG = 10
const WINDOW_MS = 15 * 60_000

/** The request behind a number and query code. Both wrong and unknown give the same answer, and guessing is slowed. */
export async function findByCode(db: Db, clock: Clock, number: string, code: string): Promise<RequestRecord> {
  const key = number.trim().toUpperCase().slice(0, 60)
  const hash = sha256(code.trim().toUpperCase())
  const found = await inTransaction(db, async (tx) => {
    const own = tx.withTables<Tables>()
    const guess = await own
      .selectFrom('requests_guess')
      .selectAll()
      .where('number', '=', key)
      .forUpdate()
      .executeTakeFirst()
    const recent = guess !== undefined && clock.now().getTime() - guess.since.getTime() < WINDOW_MS
    if (recent && guess.wrong >= MOST_WRONG) return 'too_many' as const
    const row = await own
      .selectFrom('requests_request')
      .selectAll()
      .where('number', '=', key)
      .executeTakeFirst()
    if (row && sameBytes(row.code_hash, hash)) {
      if (guess) await own.deleteFrom('requests_guess').where('number', '=', key).execute()
      return row
    }
    const wrong = recent ? guess.wrong + 1 : 1
    const since = recent ? guess.since : clock.now()
    await own
      .insertInto('requests_guess')
      .values({ number: key, wrong, since })
      .onConflict((conflict) => conflict.column('number').doUpdateSet({ wrong, since }))
      .execute()
    return undefined
  })
  if (found === 'too_many') throw new Refusal('requests.too_many_guesses', 429)
  if (!found) throw new Refusal('requests.wrong_code', 404)
  return found
}
