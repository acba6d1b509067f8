/**
 * Figures are questions: a named count over a period and a list of bodies that can open the records behind it.
 * Wings answer them, the annual report asks; this room holds only the words both sides share.
 */
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'

/** Over what a figure is asked: statutory days from `from` to `until`, both included, and the bodies covered. */
export interface FigureScope {
  from: Day
  until: Day
  bodies: readonly string[]
}

/** A record behind a figure. */
export interface FigureRecord {
  kind: string
  id: string
  bodyId: string
  /** What a person recognises it by: a number and a title, never personal data. */
  label: string
  /** The statutory day by which it counts. */
  day: string
}

/** Answers a family of figures, named like the cells of the annual report: `requests.granted.naturalPerson`. */
export interface FigureSource {
  prefix: string
  /** What it counts was not handled here, but filed by bodies that work outside the system. */
  filed?: true
  /** All figures of the family that are not zero. */
  count(db: Db, scope: FigureScope): Promise<ReadonlyMap<string, number>>
  /** The records one figure counts; as many as the figure says. */
  records(db: Db, scope: FigureScope, name: string): Promise<FigureRecord[]>
}
