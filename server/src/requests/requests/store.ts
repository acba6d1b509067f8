import type { Selectable } from 'kysely'
import { getBody, relationsOf } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import type { Letter } from '#foundation/letters'
import { fillPattern, nextSerial } from '#foundation/numbering'
import { addressee } from '#foundation/people'
import { ruleAt } from '#foundation/rules'
import type { Clock } from '#platform/clock'
import { canonicalJson, newId, sha256, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { LetterFrame } from './decision-letter.ts'
import { move, type RequestAct, type RequestState } from './request.ts'
import type { Tables } from './tables.ts'

export type RequestRecord = Selectable<Tables['requests_request']>

const LETTER_PATTERN = '{sign}公复〔{year}〕{serial}号'

/** Locks the request for this transaction and checks that the act is possible in its state. */
export async function lockFor(
  tx: Tx,
  id: string,
  act: RequestAct,
  version: number,
): Promise<{ row: RequestRecord; next: RequestState }> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('requests_request')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('requests.not_found', 404)
  if (row.version !== version) throw new Refusal('requests.changed_meanwhile', 409)
  const next = move(row.state, act)
  if (!next)
    throw new Refusal(row.state === 'decided' ? 'requests.decided_already' : `requests.cannot_${act}`, 409)
  return { row, next }
}

/** Saves what an act changed, under the next version. */
export async function save(
  tx: Tx,
  row: RequestRecord,
  change: Partial<Omit<RequestRecord, 'proposal'>>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('requests_request')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}

/** What every letter about this request says of the office and the applicant, with a fresh number. */
export async function frameOf(tx: Tx, clock: Clock, vault: Vault, row: RequestRecord): Promise<LetterFrame> {
  const today = clock.today()
  const body = await getBody(tx, row.body_id, today)
  if (!body || !row.received_on) throw new Error(`request ${row.id} is not ready for a letter`)
  const limit = async (key: string) => (await ruleAt(tx, key, today)).value
  const year = today.slice(0, 4)
  const serial = await nextSerial(tx, `letter:${body.code}`, year)
  return {
    issuer: body.name,
    number: fillPattern(LETTER_PATTERN, { sign: body.sign, year }, serial),
    addressee: await addressee(tx, vault, row.person_id),
    receivedOn: row.received_on,
    correctedOn: row.corrected_on,
    asked: row.asked,
    on: today,
    contact: body.phone,
    relations: await relationsOf(tx, row.body_id, today),
    remedies: {
      reconsiderationDays: await limit('remedy.reconsideration'),
      courtMonths: await limit('remedy.court'),
      courtDaysAfterReconsideration: await limit('remedy.after_reconsideration'),
    },
  }
}

/** Freezes a signed letter. It is personal: it names the applicant, so it stays under the request's rights. */
export async function fileLetter(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  row: RequestRecord,
  kind: Tables['requests_letter']['kind'],
  letter: Letter,
): Promise<{ id: string; digest: string }> {
  const canonical = canonicalJson(letter)
  const digest = sha256(canonical)
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('requests_letter')
    .values({
      id,
      request_id: row.id,
      kind,
      number: letter.number,
      canonical: vault.seal(canonical, letterContext(id)),
      digest,
      issued_on: clock.today(),
      signed_by: actor.id,
      delivered_on: null,
      delivery_way: null,
    })
    .execute()
  return { id, digest: digest.toString('hex') }
}

export const letterContext = (id: string) => `requests_letter.canonical:${id}`
