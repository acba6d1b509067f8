import { getBody } from '#foundation/bodies'
import { cleanText } from '#foundation/guard'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { fillPattern, nextSerial } from '#foundation/numbering'
import { savePerson } from '#foundation/people'
import type { Clock } from '#platform/clock'
import { newId, readableCode, sha256, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { channelOf } from './channel.ts'
import type { CaseInput } from './contract.ts'
import { addStep, answerLimit, stepDue } from './store.ts'
import type { CameBy, Tables } from './tables.ts'

const NUMBER_PATTERN = '{sign}{year}{serial:5}'

export interface SubmittedCase {
  id: string
  number: string
  /** Shown once; only its hash is kept. */
  code: string
}

export interface CaseArrival {
  cameBy: CameBy
  urgent?: boolean
  outerNumber?: string
  /** The desk that registers it, where the channel has none of its own. */
  deskBodyId?: string
  /** Answered on the spot. */
  reply?: string
}

/** Takes a matter in, from a citizen (no actor) or through an officer who writes it down. */
export async function submitCase(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor | undefined,
  input: CaseInput,
  arrival: CaseArrival,
): Promise<SubmittedCase> {
  const channel = await channelOf(tx, input.channel)
  if (!channel.active) throw new Refusal('cases.channel_closed', 422)
  if (!channel.matters.includes(input.matter)) throw new Refusal('cases.no_matter', 422)
  const anonymous = input.name === '' && input.phone === ''
  if (anonymous && !channel.anonymous) throw new Refusal('cases.name_needed', 422)
  const desk = channel.desk_body_id ?? (input.bodyId || arrival.deskBodyId)
  const body = desk ? await getBody(tx, desk, clock.today()) : undefined
  if (!desk || !body) throw new Refusal('cases.body_needed', 422)
  const now = clock.now()
  const year = clock.today().slice(0, 4)
  const number = fillPattern(
    NUMBER_PATTERN,
    { sign: channel.sign, year },
    await nextSerial(tx, `case:${channel.code}`, year),
  )
  const id = newId()
  const code = readableCode(10)
  const about = { channel: channel.code, matter: input.matter, urgent: arrival.urgent ?? false }
  const atOnce = (arrival.reply ?? '') !== ''
  await tx
    .withTables<Tables>()
    .insertInto('cases_case')
    .values({
      ...about,
      id,
      number,
      code_hash: sha256(code),
      desk_body_id: desk,
      body_id: desk,
      person_id: anonymous
        ? null
        : await savePerson(tx, clock, vault, {
            name: input.name,
            documentKind: '',
            documentNumber: '',
            phone: input.phone,
            email: input.email,
            address: '',
            contact: '',
          }),
      came_by: arrival.cameBy,
      outer_number: arrival.outerNumber ?? '',
      title: cleanText(input.title),
      asked: cleanText(input.asked),
      place: cleanText(input.place),
      consent: input.consent,
      state: atOnce ? 'closed' : 'received',
      version: 1,
      submitted_at: now,
      submitted_on: clock.today(),
      accepted_at: atOnce ? now : null,
      limit_amount: null,
      limit_unit: null,
      limit_from: atOnce ? null : now,
      extended_at: null,
      // Until it is accepted, the clock is that of taking in.
      due_at: atOnce ? null : await stepDue(tx, about, 'accept', now),
      ...(atOnce ? { ...(await answerLimit(tx, about, now)), reply: cleanText(arrival.reply ?? '') } : {}),
      proposed_by: atOnce ? (actor?.id ?? null) : null,
      answered_at: atOnce ? now : null,
      first_answered_at: atOnce ? now : null,
      late: atOnce ? false : null,
      closed_at: atOnce ? now : null,
      merged_into: null,
      rating: null,
      rated_at: null,
      called_back_at: null,
      reached: null,
      solved: null,
      satisfied: null,
      published_at: null,
      hidden_at: null,
    })
    .execute()
  await addStep(tx, clock, id, { act: 'submitted', open: true, body: desk, actor })
  if (atOnce) await addStep(tx, clock, id, { act: 'answered', open: true, body: desk, actor })
  await record(tx, clock, {
    kind: 'case.submitted',
    subject: { kind: 'case', id },
    body: desk,
    ...(actor ? { actor: actor.id } : {}),
    payload: {
      number,
      channel: channel.code,
      matter: input.matter,
      cameBy: arrival.cameBy,
      answered: atOnce,
    },
  })
  return { id, number, code }
}
