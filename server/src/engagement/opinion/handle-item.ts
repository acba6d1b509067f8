import type { Actor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { dueOf, type Severity } from './item.ts'
import { actOn, hoursAt } from './store.ts'

/** Weighs an item and names who answers; the limits run from when it was found, not from now. */
export const assignItem = (
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; to: string; severity: Severity; note: string },
) =>
  actOn(tx, clock, actor, id, 'assign', input.version, async (row) => {
    const due = dueOf(input.severity, row.found_at, await hoursAt(tx, clock))
    return {
      state: 'assigned',
      severity: input.severity,
      assigned_to: input.to,
      assigned_at: clock.now(),
      respond_due: due.respond,
      press_due: due.press,
      note: input.note,
    }
  })

export const dismissItem = (
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; note: string },
) => actOn(tx, clock, actor, id, 'dismiss', input.version, () => ({ state: 'dismissed', note: input.note }))

/** The response, with where it was published; the first one counts for the limit. */
export const respondToItem = (
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; response: string; urls: string[] },
) =>
  actOn(tx, clock, actor, id, 'respond', input.version, (row) => ({
    state: 'responded',
    responded_at: row.responded_at ?? clock.now(),
    response: row.response === '' ? input.response : `${row.response}\n${input.response}`,
    response_urls: [...new Set([...row.response_urls, ...input.urls])],
  }))

export const recordPress = (
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; spokesperson: string },
) =>
  actOn(tx, clock, actor, id, 'press', input.version, (row) => {
    if (!row.press_due) throw new Refusal('opinion.press_not_needed', 409)
    return { press_at: clock.now(), spokesperson: input.spokesperson }
  })

export const handOver = (
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; to: string; note: string; due: string },
) =>
  actOn(tx, clock, actor, id, 'hand_over', input.version, () => ({
    handed_over_at: clock.now(),
    handed_over_to: input.to,
    handed_over_note: input.note,
    handed_over_due: input.due,
  }))

export const closeItem = (tx: Tx, clock: Clock, actor: Actor, id: string, version: number) =>
  actOn(tx, clock, actor, id, 'close', version, () => ({ state: 'closed', closed_at: clock.now() }))
