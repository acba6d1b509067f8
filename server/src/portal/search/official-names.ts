import { listBodies } from '#foundation/bodies'
import type { NameGroups } from '#foundation/search'
import type { Clock } from '#platform/clock'

/** Each body by its official and its short name. */
export function officialNames(clock: Clock): NameGroups {
  return async (db) => (await listBodies(db, clock.today())).map(({ name, shortName }) => [name, shortName])
}
