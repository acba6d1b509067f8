import { slowGuessing } from '#foundation/guard'
import type { Clock } from '#platform/clock'
import { sameBytes, sha256 } from '#platform/crypto'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { CaseRecord } from './store.ts'
import type { Tables } from './tables.ts'

/** The case behind a number and query code; wrong and unknown give the same answer. */
export async function caseByCode(db: Db, clock: Clock, number: string, code: string): Promise<CaseRecord> {
  const key = number.trim().toUpperCase().slice(0, 40)
  const hash = sha256(code.trim().toUpperCase())
  const row = await slowGuessing(db, clock, `case:${key}`, async (tx) => {
    const found = await tx
      .withTables<Tables>()
      .selectFrom('cases_case')
      .selectAll()
      .where('number', '=', key)
      .executeTakeFirst()
    return found && sameBytes(found.code_hash, hash) ? found : undefined
  })
  if (!row) throw new Refusal('cases.wrong_code', 404)
  return row
}
