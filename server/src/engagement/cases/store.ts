import type { Selectable } from 'kysely'
import { loadCalendar } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { type Clock, dayInShanghai } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type CaseAct, type CaseState, move } from './case.ts'
import { type ChannelRecord, channelOf, endOf, limitFor, wayOf } from './channel.ts'
import type { LimitStep, Tables } from './tables.ts'

export type CaseRecord = Selectable<Tables['cases_case']>

/** Locks the case for this transaction and checks that the act is possible in its state. */
export async function lockCase(
  tx: Tx,
  id: string,
  act: CaseAct,
  version: number,
): Promise<{ row: CaseRecord; channel: ChannelRecord; next: CaseState }> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('cases_case')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('cases.not_found', 404)
  if (row.version !== version) throw new Refusal('cases.changed_meanwhile', 409)
  const channel = await channelOf(tx, row.channel)
  const next = move(row.state, act, wayOf(channel))
  if (!next) throw new Refusal(`cases.cannot_${act}`, 409)
  return { row, channel, next }
}

/** What was done, for the timeline; `open` steps the citizen sees. */
export interface Step {
  act: string
  open: boolean
  body?: string
  actor?: Actor | undefined
  note?: string
}

/** Saves what an act changed under the next version, tells the timeline and the ledger. */
export async function saveCase(
  tx: Tx,
  clock: Clock,
  row: CaseRecord,
  change: Partial<CaseRecord>,
  step: Step,
  payload: Readonly<Record<string, string | number | boolean | null>> = {},
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('cases_case')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await addStep(tx, clock, row.id, { body: row.body_id, ...step })
  await record(tx, clock, {
    kind: `case.${step.act}`,
    subject: { kind: 'case', id: row.id },
    body: step.body ?? row.body_id,
    ...(step.actor ? { actor: step.actor.id } : {}),
    payload: {
      number: row.number,
      state: change.state ?? row.state,
      round: change.round ?? row.round,
      ...payload,
    },
  })
}

export const addStep = (tx: Tx, clock: Clock, caseId: string, step: Step): Promise<void> =>
  addSteps(tx, clock, [{ ...step, caseId }])

export async function addSteps(
  tx: Tx,
  clock: Clock,
  steps: readonly (Step & { caseId: string })[],
): Promise<void> {
  if (steps.length === 0) return
  await tx
    .withTables<Tables>()
    .insertInto('cases_step')
    .values(
      steps.map((step) => ({
        ...{ id: newId(), case_id: step.caseId, at: clock.now(), act: step.act },
        ...{ body_id: step.body ?? null, actor: step.actor?.id ?? null },
        ...{ note: step.note ?? '', open: step.open },
      })),
    )
    .execute()
}

/** The end of a step's limit that begins now; undefined where the channel sets none. */
export async function stepDue(
  tx: Tx,
  row: { channel: string; matter: string; urgent: boolean },
  step: LimitStep,
  from: Date,
): Promise<Date | null> {
  const limit = await limitFor(tx, row, step, dayInShanghai(from))
  return limit ? endOf(await loadCalendar(tx), from, limit) : null
}

/** The columns of a limit to answer that begins now, with the rule of today. */
export async function answerLimit(
  tx: Tx,
  row: { channel: string; matter: string; urgent: boolean },
  from: Date,
): Promise<
  Pick<
    CaseRecord,
    | 'limit_amount'
    | 'limit_unit'
    | 'limit_from'
    | 'due_at'
    | 'extension_amount'
    | 'extended_at'
    | 'paused_amount'
    | 'suspended_at'
  >
> {
  const limit = await limitFor(tx, row, 'answer', dayInShanghai(from))
  return {
    limit_amount: limit?.amount ?? null,
    limit_unit: limit?.unit ?? null,
    limit_from: from,
    due_at: limit ? endOf(await loadCalendar(tx), from, limit) : null,
    extension_amount: 0,
    extended_at: null,
    paused_amount: 0,
    suspended_at: null,
  }
}
