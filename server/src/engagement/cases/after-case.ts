import { cleanText } from '#foundation/guard'
import type { Actor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { isRedone } from './case.ts'
import type { ChannelRecord } from './channel.ts'
import { answerLimit, type CaseRecord, lockCase, saveCase } from './store.ts'
import type { Tables } from './tables.ts'

/** The citizen's own word on the answer; an unsatisfied one has it done anew, as often as the channel allows. */
export async function rateCase(
  tx: Tx,
  clock: Clock,
  id: string,
  input: { version: number; rating: number; note: string },
): Promise<'closed' | 'redone'> {
  const { row, channel } = await lockCase(tx, id, 'rate', input.version)
  if (!channel.rates) throw new Refusal('cases.cannot_rate', 409)
  const note = cleanText(input.note)
  const said = { rating: input.rating, rated_at: clock.now(), rating_note: note }
  return finish(tx, clock, undefined, row, channel, said, {
    act: 'rated',
    note,
    again: isRedone(input.rating, null, row.round, channel.redo_most),
    payload: { rating: input.rating },
  })
}

/** What the person said when called; unsolved or unsatisfied is done anew. */
export async function recordCallBack(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: {
    version: number
    reached: boolean
    solved: boolean | null
    satisfied: number | null
    note: string
  },
): Promise<'closed' | 'redone'> {
  const { row, channel } = await lockCase(tx, id, 'call_back', input.version)
  if (!channel.calls_back) throw new Refusal('cases.cannot_call_back', 409)
  if (input.reached && (input.solved === null || input.satisfied === null))
    throw new Refusal('cases.call_back_incomplete', 422)
  const { solved, satisfied } = input.reached ? input : { solved: null, satisfied: null }
  const said = { called_back_at: clock.now(), reached: input.reached, solved, satisfied }
  const again = satisfied !== null && isRedone(satisfied, solved, row.round, channel.redo_most)
  const payload = { reached: input.reached, solved, satisfied }
  return finish(tx, clock, actor, row, channel, said, {
    act: 'called_back',
    note: input.note,
    again,
    payload,
  })
}

/** Nothing was said in time; the desk closes. */
export async function closeCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row, next } = await lockCase(tx, id, 'close', version)
  await saveCase(
    tx,
    clock,
    row,
    { state: next, closed_at: clock.now() },
    { act: 'closed', open: true, actor },
  )
}

/** The desk opens a case again, with a reason; it begins a new round. */
export async function reopenCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; reason: string },
): Promise<void> {
  const { row } = await lockCase(tx, id, 'reopen', input.version)
  const step = { act: 'reopened', open: true, actor, note: input.reason }
  await saveCase(tx, clock, row, await anotherRound(tx, clock, row), step)
}

async function finish(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  row: CaseRecord,
  channel: ChannelRecord,
  said: Partial<CaseRecord>,
  how: {
    act: string
    note: string
    again: boolean
    payload: Readonly<Record<string, string | number | boolean | null>>
  },
): Promise<'closed' | 'redone'> {
  const change = how.again
    ? { ...said, ...(await anotherRound(tx, clock, row)) }
    : { ...said, state: 'closed' as const, closed_at: clock.now() }
  const step = { act: how.act, open: channel.rates, actor, note: how.note }
  await saveCase(tx, clock, row, change, step, { ...how.payload, again: how.again })
  return how.again ? 'redone' : 'closed'
}

/** The same body answers again under a fresh limit; the last reply is kept, and stays as the draft to mend. */
export async function anotherRound(tx: Tx, clock: Clock, row: CaseRecord): Promise<Partial<CaseRecord>> {
  if (row.reply !== '')
    await tx
      .withTables<Tables>()
      .insertInto('cases_post')
      .values({
        ...{ id: newId(), case_id: row.id, round: row.round, kind: 'reply', text: row.reply },
        at: row.answered_at ?? clock.now(),
      })
      .execute()
  return {
    ...(await answerLimit(tx, row, clock.now())),
    state: 'handling',
    round: row.round + 1,
    answered_at: null,
    late: null,
    closed_at: null,
  }
}
