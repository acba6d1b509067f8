import type { Day } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import type { Moved } from './moves.ts'
import { type SpecialDay, type WorkCalendar, workCalendar } from './work-calendar.ts'

/** An open record whose stored last day another calendar moves. */
export interface MovedRecord extends Moved<string> {
  kind: string
  /** What a person recognises it by; never personal data. */
  label: string
  bodyId: string
  /** Address of its screen inside the console. */
  href: string
}

/** A room that stores last days: it says which of its open ones another calendar moves, and moves them. */
export interface DueKeeper {
  kind: string
  /** What its records are called, e.g. 依申请公开. */
  label: string
  moves(db: Db, before: WorkCalendar, after: WorkCalendar): Promise<MovedRecord[]>
  /** Writes the new last days, in the transaction that enters the notice. */
  apply(tx: Tx, moved: readonly MovedRecord[]): Promise<void>
}

/** The calendar as a year's notice would make it; nothing is stored. */
export function withNotice(
  calendar: WorkCalendar,
  notice: { year: number; days: readonly SpecialDay[] },
): WorkCalendar {
  const others = [...calendar.special.values()].filter(
    (special) => !(special.day as Day).startsWith(`${notice.year}-`),
  )
  return workCalendar([...calendar.years, notice.year], [...others, ...notice.days])
}
