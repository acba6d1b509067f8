import { actingBody, getBody } from '#foundation/bodies'
import { cleanText } from '#foundation/guard'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { fillPattern, nextSerials } from '#foundation/numbering'
import { type Person, savePersons } from '#foundation/people'
import type { Clock } from '#platform/clock'
import { newId, readableCode, sha256, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type ChannelRecord, channelOf } from './channel.ts'
import type { CaseInput } from './contract.ts'
import { addSteps, answerLimit, stepDue } from './store.ts'
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
  /** Drawn before the transaction, where many write at the same time. */
  serial?: number
}

/** The series and period a number of this channel is drawn from. */
export const seriesOf = (clock: Clock, channel: string): [series: string, period: string] => [
  `case:${channel}`,
  clock.today().slice(0, 4),
]

/** What keeps a matter from being taken in by this channel; the code of the refusal. */
export function arrivalFault(channel: ChannelRecord, input: CaseInput): string | undefined {
  if (!channel.active) return 'cases.channel_closed'
  if (!channel.matters.includes(input.matter)) return 'cases.no_matter'
  return isAnonymous(input) && !channel.anonymous ? 'cases.name_needed' : undefined
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
  const [made] = await submitCases(tx, clock, vault, actor, channel, [{ input, arrival }])
  if (!made) throw new Error('a case was not written')
  return made
}

/** Where a matter for this body is taken in: with its successor where it ended while somebody wrote to it. */
async function deskFor(tx: Tx, clock: Clock, named: string): Promise<string> {
  const today = clock.today()
  const desk = named && (await actingBody(tx, named, today))
  const body = desk && (await getBody(tx, desk, today))
  if (!body || (body.endedOn !== null && body.endedOn <= today)) throw new Refusal('cases.body_needed', 422)
  return body.id
}

/** Takes many matters of one channel in at once: all of them, or none. */
export async function submitCases(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor | undefined,
  channel: ChannelRecord,
  arriving: readonly { input: CaseInput; arrival: CaseArrival }[],
): Promise<SubmittedCase[]> {
  const desks = new Map<string, string>()
  const limits = new Map<string, Awaited<ReturnType<typeof limitsOf>>>()
  const now = clock.now()
  const limitsOf = async (about: { channel: string; matter: string; urgent: boolean }, atOnce: boolean) =>
    atOnce
      ? answerLimit(tx, about, now)
      : // Until it is accepted, the clock is that of taking in.
        {
          ...{ limit_amount: null, limit_unit: null, limit_from: now, extended_at: null },
          ...{ suspended_at: null, paused_amount: 0 },
          due_at: await stepDue(tx, about, 'accept', now),
        }
  const drafts = []
  for (const { input, arrival } of arriving) {
    const fault = arrivalFault(channel, input)
    if (fault) throw new Refusal(fault, 422)
    const asked = channel.desk_body_id ?? (input.bodyId || arrival.deskBodyId) ?? ''
    const desk = desks.get(asked) ?? (await deskFor(tx, clock, asked))
    desks.set(asked, desk)
    const about = { channel: channel.code, matter: input.matter, urgent: arrival.urgent ?? false }
    const atOnce = (arrival.reply ?? '') !== ''
    const key = `${about.matter}:${about.urgent}:${atOnce}`
    const limit = limits.get(key) ?? (await limitsOf(about, atOnce))
    limits.set(key, limit)
    drafts.push({ input, arrival, desk, about, atOnce, limit, id: newId(), code: readableCode(10) })
  }
  const named = drafts.filter(({ input }) => !isAnonymous(input))
  const ids = await savePersons(
    tx,
    clock,
    vault,
    named.map(({ input }) => personIn(input)),
  )
  const persons = new Map(named.map(({ id }, at) => [id, ids[at] ?? null]))
  const [series, year] = seriesOf(clock, channel.code)
  const undrawn = drafts.filter(({ arrival }) => arrival.serial === undefined).length
  let serial = undrawn > 0 ? await nextSerials(tx, series, year, undrawn) : 0
  const numbered = drafts.map((draft) => ({
    ...draft,
    number: fillPattern(NUMBER_PATTERN, { sign: channel.sign, year }, draft.arrival.serial ?? serial++),
  }))
  const answered = { answered_at: now, first_answered_at: now, late: false, closed_at: now }
  const open = { answered_at: null, first_answered_at: null, late: null, closed_at: null }
  await tx
    .withTables<Tables>()
    .insertInto('cases_case')
    .values(
      numbered.map(({ input, arrival, desk, about, atOnce, limit, id, code, number }) => ({
        ...about,
        ...limit,
        ...(atOnce ? answered : open),
        ...{ id, number, code_hash: sha256(code), desk_body_id: desk, body_id: desk },
        person_id: persons.get(id) ?? null,
        came_by: arrival.cameBy,
        outer_number: arrival.outerNumber ?? '',
        ...{ title: cleanText(input.title), asked: cleanText(input.asked), place: cleanText(input.place) },
        consent: input.consent,
        ...pointOf(input),
        state: atOnce ? ('closed' as const) : ('received' as const),
        version: 1,
        ...{ submitted_at: now, submitted_on: clock.today(), accepted_at: atOnce ? now : null },
        ...{ reply: cleanText(arrival.reply ?? ''), proposed_by: atOnce ? (actor?.id ?? null) : null },
        ...{ merged_into: null, rating: null, rated_at: null, called_back_at: null, reached: null },
        ...{ solved: null, satisfied: null, published_at: null, hidden_at: null, consent_withdrawn_at: null },
      })),
    )
    .execute()
  await addSteps(
    tx,
    clock,
    numbered.flatMap(({ id, desk, atOnce }) =>
      (atOnce ? ['submitted', 'answered'] : ['submitted']).map((act) => ({
        caseId: id,
        ...{ act, open: true, body: desk, actor },
      })),
    ),
  )
  await record(
    tx,
    clock,
    ...numbered.map(({ id, number, desk, input, arrival, atOnce }) => ({
      kind: 'case.submitted',
      subject: { kind: 'case', id },
      body: desk,
      ...(actor ? { actor: actor.id } : {}),
      payload: {
        ...{ number, channel: channel.code, matter: input.matter },
        ...{ cameBy: arrival.cameBy, answered: atOnce },
      },
    })),
  )
  return numbered.map(({ id, number, code }) => ({ id, number, code }))
}

const isAnonymous = (input: CaseInput) => input.name === '' && input.phone === ''

/** Half a point is none. */
const pointOf = ({ lng = null, lat = null }: Partial<CaseInput>) =>
  lng === null || lat === null ? { lng: null, lat: null } : { lng, lat }

const personIn = ({ name, phone, email }: CaseInput): Person => ({
  ...{ name, phone, email },
  ...{ documentKind: '', documentNumber: '', address: '', contact: '' },
})
