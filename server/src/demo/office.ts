import type { Actor } from '#foundation/identity'
import { addDays, type Clock, type Day, day, fixedClock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Db } from '#platform/db'
import type { CityBody } from './city.ts'

export interface DemoHouse {
  db: Db
  keys: Keyring
  clock: Clock
  /** Where uploaded files are kept. */
  filesDir: string
}

/** The people of one office, by role suffix. */
export interface Office {
  key: string
  id: string
  body: CityBody
  people: Readonly<Record<string, Actor>>
}

/** A clock at ten in the morning of a day, Beijing time. */
export function clockAt(on: Day, time = '10:00:00') {
  return fixedClock(`${on}T${time}+08:00`)
}

export function dayOfYear(year: number, offset: number): Day {
  return addDays(day(`${year}-01-01`), offset)
}

export function personOf(office: Office, suffix: string): Actor {
  const actor = office.people[suffix]
  if (!actor) throw new Error(`${office.key} has no ${suffix}`)
  return actor
}

/** A few at a time: offices do not wait for each other, and the database has more than one hand. */
export async function inTurns<T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const queue = [...items.entries()]
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await work(next[1], next[0])
  }
  await Promise.all(Array.from({ length: 6 }, worker))
}
