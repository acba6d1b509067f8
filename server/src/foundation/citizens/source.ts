import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'

/** One matter as 我的 shows it. */
export interface MineRow {
  id: string
  number: string
  title: string
  state: string
  /** The day it came in. */
  day: string
  /** Until when an answer is due, where one is. */
  due: string | null
  href: string
  /** Something waits for the citizen: a rating, a correction. */
  asks: string
}

/** A wing's share of 我的; registered in app.ts. */
export interface MineSource {
  kind: string
  label: string
  /** The record behind a number and query code; undefined where this wing knows none. Guessing is slowed. */
  byCode(db: Db, clock: Clock, number: string, code: string): Promise<string | undefined>
  rows(db: Db, clock: Clock, ids: readonly string[]): Promise<MineRow[]>
}
