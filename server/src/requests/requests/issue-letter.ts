import { actingBody, getBody, relationsOf } from '#foundation/bodies'
import { chineseDay } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { fillTemplate, type Letter, sealOf, templateFor } from '#foundation/letters'
import { fillPattern, nextSerial } from '#foundation/numbering'
import { addressee } from '#foundation/people'
import { type LegalOutcome, ruleAt } from '#foundation/rules'
import type { Clock } from '#platform/clock'
import { canonicalJson, newId, sha256, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import type { LetterKindName } from './contract.ts'
import { openingOf, REGULATION, remedyParagraph } from './decision-letter.ts'
import { queueLetterMail } from './queue-letter-mail.ts'
import type { RequestRecord } from './store.ts'
import type { Tables } from './tables.ts'

const LETTER_PATTERN = '{sign}公复〔{year}〕{serial}号'

/** A letter before it is signed: without number and date. */
export type LetterDraft = Omit<Letter, 'number' | 'date'>

/** Writes a letter from the text in force today; nothing is stored. */
export async function composeLetter(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  row: RequestRecord,
  templates: readonly string[],
  fields: Readonly<Record<string, string>>,
  more: { to?: string; attachments?: readonly string[] } = {},
): Promise<LetterDraft> {
  const today = clock.today()
  // Who goes on with a body's matters signs in its own name: an ended body has neither name nor seal.
  const acting = await actingBody(tx, row.body_id, today)
  const body = await getBody(tx, acting, today)
  if (!body) throw new Error(`no body for request ${row.id}`)
  const consulted =
    (await tx
      .withTables<Tables>()
      .selectFrom('requests_consultation')
      .select('id')
      .where('request_id', '=', row.id)
      .where('ended_on', 'is not', null)
      .executeTakeFirst()) !== undefined
  const text = fillTemplate(await templateFor(tx, templates, acting, today), {
    opening: openingOf({
      receivedOn: row.received_on,
      correctedOn: row.corrected_on,
      consulted,
      asked: row.asked,
    }),
    regulation: REGULATION,
    ...fields,
  })
  return {
    issuer: body.name,
    title: text.title,
    addressee: more.to ?? (await applicantsOf(tx, vault, row)),
    paragraphs: text.paragraphs,
    attachments: [...(more.attachments ?? [])],
    contact: body.phone,
    seal: await sealOf(tx, acting, today),
  }
}

/** Everybody who applied, as the letter addresses them. */
async function applicantsOf(tx: Tx, vault: Vault, row: RequestRecord): Promise<string> {
  const others = await tx
    .withTables<Tables>()
    .selectFrom('requests_person')
    .select('person_id')
    .where('request_id', '=', row.id)
    .where('role', '=', 'co_applicant')
    .orderBy('position')
    .execute()
  const names: string[] = []
  for (const person of [row.person_id, ...others.map((one) => one.person_id)])
    names.push(await addressee(tx, vault, person))
  return names.join('、')
}

/** Gives a letter its number and day and freezes it. It names the applicant, so it stays under the request's rights. */
export async function issueLetter(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Pick<Actor, 'id'>,
  row: RequestRecord,
  kind: LetterKindName,
  draft: LetterDraft,
  consultation: string | null = null,
): Promise<{ id: string; digest: string; number: string }> {
  const today = clock.today()
  const body = await getBody(tx, await actingBody(tx, row.body_id, today), today)
  const year = today.slice(0, 4)
  const serial = await nextSerial(tx, `letter:${body?.code}`, year)
  const number = fillPattern(LETTER_PATTERN, { sign: body?.sign ?? '', year }, serial)
  const letter: Letter = { ...draft, number, date: chineseDay(today) }
  const canonical = canonicalJson(letter)
  const digest = sha256(canonical)
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('requests_letter')
    .values({
      id,
      request_id: row.id,
      consultation_id: consultation,
      kind,
      number,
      canonical: vault.seal(canonical, letterContext(id)),
      digest,
      issued_on: today,
      signed_by: actor.id,
      sent_on: null,
      read_on: null,
      delivered_on: null,
      delivery_way: null,
    })
    .execute()
  // Art 40: it goes the way the applicant chose.
  if (row.delivery_way === 'email' && consultation === null)
    await queueLetterMail(tx, clock, vault, actor, row, { id, consultation })
  return { id, digest: digest.toString('hex'), number }
}

export const letterContext = (id: string) => `requests_letter.canonical:${id}`

/** The remedy paragraph of today for this outcome at the request's body. */
export async function remedyFor(
  tx: Tx,
  clock: Clock,
  bodyId: string,
  remedy: LegalOutcome['remedy'],
): Promise<string> {
  const today = clock.today()
  const limit = async (key: string) => (await ruleAt(tx, key, today)).value
  return remedyParagraph(
    await relationsOf(tx, await actingBody(tx, bodyId, today), today),
    {
      reconsiderationDays: await limit('remedy.reconsideration'),
      courtMonths: await limit('remedy.court'),
      courtDaysAfterReconsideration: await limit('remedy.after_reconsideration'),
    },
    remedy,
  )
}
