import { loadCalendar } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import { dueWith, stoodStill } from './channel.ts'
import { lockCase, saveCase } from './store.ts'

/** 挂起: the matter waits for something that is not the office's, the clock stands still, the citizen reads why. */
export async function suspendCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; reason: string },
): Promise<void> {
  const { row, next } = await lockCase(tx, id, 'suspend', input.version)
  const step = { act: 'suspended', open: true, actor, note: input.reason }
  await saveCase(tx, clock, row, { state: next, suspended_at: clock.now() }, step)
}

/** The clock goes on where it stood: what stood still is added to the limit. */
export async function resumeCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row, next } = await lockCase(tx, id, 'resume', version)
  const { limit_from, limit_amount, limit_unit, suspended_at } = row
  const change = { state: next, suspended_at: null }
  const step = { act: 'resumed', open: true, actor }
  if (!limit_from || !limit_amount || !limit_unit || !suspended_at)
    return saveCase(tx, clock, row, change, step)
  const calendar = await loadCalendar(tx)
  const paused = row.paused_amount + stoodStill(calendar, suspended_at, clock.now(), limit_unit)
  const more = { extension: row.extension_amount, paused }
  const due = dueWith(calendar, { limit_from, limit_amount, limit_unit }, more)
  await saveCase(tx, clock, row, { ...change, paused_amount: paused, due_at: due }, step)
}

/** 作废: registered by mistake, a test or not a matter at all. It stays readable with its reason and counts nowhere. */
export async function voidCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; reason: string },
): Promise<void> {
  const { row, next } = await lockCase(tx, id, 'void', input.version)
  const change = { state: next, refusal: input.reason, closed_at: clock.now(), due_at: null }
  await saveCase(tx, clock, row, change, { act: 'voided', open: true, actor, note: input.reason })
}
