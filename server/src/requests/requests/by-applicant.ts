import { record } from '#foundation/ledger'
import { addDays, type Clock } from '#platform/clock'
import { readableCode, sha256, type Vault } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { lockFor, save } from './store.ts'
import type { Tables } from './tables.ts'

/** The applicant wants no answer any more; the office closes the request with a letter that says so. */
export async function askWithdrawal(tx: Tx, clock: Clock, id: string): Promise<void> {
  const { row } = await lockFor(tx, id, 'retype', undefined)
  if (row.state === 'decided') throw new Refusal('requests.cannot_withdraw', 409)
  if (row.withdrawal_on !== null) throw new Refusal('requests.withdrawn_already', 409)
  await save(tx, row, { withdrawal_on: clock.today() })
  await record(tx, clock, {
    kind: 'request.withdrawal_asked',
    subject: { kind: 'request', id },
    body: row.body_id,
    payload: { on: clock.today() },
  })
}

/** How satisfied the applicant is with the handling, once. */
export async function rateRequest(
  tx: Tx,
  clock: Clock,
  id: string,
  rating: { score: number; comment: string },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'retype', undefined)
  if (row.state !== 'decided') throw new Refusal('requests.not_rated_yet', 409)
  const made = await tx
    .withTables<Tables>()
    .insertInto('requests_rating')
    .values({ request_id: id, ...rating, rated_on: clock.today() })
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .returning('request_id')
    .executeTakeFirst()
  if (!made) throw new Refusal('requests.rated_already', 409)
  await record(tx, clock, {
    kind: 'request.rated',
    subject: { kind: 'request', id },
    body: row.body_id,
    payload: { score: rating.score },
  })
}

export async function isRated(db: Db, id: string): Promise<boolean> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('requests_rating')
    .select('request_id')
    .where('request_id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

export const SAVED_DAYS = 30
export const savedContext = (hash: Buffer) => `requests_saved.content:${hash.toString('hex')}`

/** Puts a form aside under a code that only its writer has. @returns the code */
export async function saveForm(tx: Tx, clock: Clock, vault: Vault, values: object): Promise<string> {
  const code = readableCode(12)
  const hash = sha256(code)
  const today = clock.today()
  await tx
    .withTables<Tables>()
    .insertInto('requests_saved')
    .values({
      code_hash: hash,
      content: vault.seal(JSON.stringify(values), savedContext(hash)),
      saved_on: today,
      until_day: addDays(today, SAVED_DAYS),
    })
    .execute()
  return code
}

export async function savedForm(
  db: Db,
  clock: Clock,
  vault: Vault,
  code: string,
): Promise<Record<string, string>> {
  const hash = sha256(code.trim().toUpperCase())
  const row = await db
    .withTables<Tables>()
    .selectFrom('requests_saved')
    .select('content')
    .where('code_hash', '=', hash)
    .where('until_day', '>=', clock.today())
    .executeTakeFirst()
  if (!row) throw new Refusal('requests.nothing_saved', 404)
  return JSON.parse(vault.open(row.content, savedContext(hash)))
}

/** Takes away what nobody came back for. @returns how many */
export async function dropSavedForms(db: Db, clock: Clock): Promise<number> {
  const { numDeletedRows } = await db
    .withTables<Tables>()
    .deleteFrom('requests_saved')
    .where('until_day', '<', clock.today())
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
