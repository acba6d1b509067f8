import type { Selectable } from 'kysely'
import {
  type ClockHistory,
  type ClockReason,
  type Due,
  dueDate,
  type WorkCalendar,
} from '#foundation/calendar'
import type { Day } from '#platform/clock'
import type { WaitsOn } from './contract.ts'
import type { Tables } from './tables.ts'

type Pause = NonNullable<ClockHistory['pauses']>[number] & {
  /** The record the office waits for: a consultation, a notice. */
  ref: string
}

/** The history of a reply clock as a request keeps it; every act adds to it, nothing is taken away. */
export type RequestClock = Omit<ClockHistory, 'restarts' | 'pauses' | 'extensions'> & {
  restarts: NonNullable<ClockHistory['restarts']>
  pauses: readonly Pause[]
  extensions: NonNullable<ClockHistory['extensions']>
}

export function startClock(receivedOn: Day, limit: number): RequestClock {
  return { receivedOn, limit, restarts: [], pauses: [], extensions: [] }
}

/** Waiting begins: time runs no further (Art 33 ¶3; a correction and a payment begin the count anew when they come). */
export function pause(clock: RequestClock, from: Day, why: ClockReason, ref: string): RequestClock {
  return { ...clock, pauses: [...clock.pauses, { from, why, ref }] }
}

/** Waiting for `ref` ends with `to`; other pauses that still run keep the clock standing. */
export function resume(clock: RequestClock, ref: string, to: Day): RequestClock {
  return {
    ...clock,
    pauses: clock.pauses.map((one) =>
      one.ref === ref && one.to === undefined ? { ...one, to: to < one.from ? one.from : to } : one,
    ),
  }
}

/** The corrected request, or the payment, is there: the count begins anew (Art 30; 国办函〔2020〕109号). */
export function restart(clock: RequestClock, on: Day, why: ClockReason, ref: string): RequestClock {
  return { ...resume(clock, ref, on), restarts: [...clock.restarts, { on, why }] }
}

export function extendBy(clock: RequestClock, on: Day, days: number): RequestClock {
  return { ...clock, extensions: [...clock.extensions, { on, days }] }
}

/** Art 35: reasons accepted, but the period cannot be kept: a reasonable later day is set and told. */
export function delayUntil(clock: RequestClock, on: Day, due: Day): RequestClock {
  return { ...clock, set: { on, due } }
}

export function finish(clock: RequestClock, on: Day): RequestClock {
  return { ...clock, finishedOn: on }
}

/** What the office waits for, by the pauses that still run; several at once show the one of longest standing. */
export function waitingFor(clock: RequestClock): WaitsOn {
  return clock.pauses.find((one) => one.to === undefined)?.why ?? ''
}

type ClockColumns = Pick<Selectable<Tables['requests_request']>, 'clock'>

/** The reply clock of a request; undefined before receipt is confirmed. */
export function replyClock(calendar: WorkCalendar, row: ClockColumns): Due | undefined {
  return row.clock === null ? undefined : dueDate(calendar, row.clock)
}
