import { type Body, listBodies, membersUnder } from '#foundation/bodies'
import { type Actor, bodiesFor } from '#foundation/identity'
import { type Clock, type Day, day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Level } from './contract.ts'
import { supervisors } from './policy.ts'

/** A body whose report of a year goes into the level's own. */
export interface LevelMember {
  body: Body
  parentId: string
  direct: boolean
}

/** The relations of a report year are those of its last day. */
export function endOf(year: number): Day {
  return day(`${year}-12-31`)
}

/** The bodies that must report and whose reports merge into that of `root`, by the dated relations of that year's end. */
export async function membersOf(db: Db, root: string, year: number): Promise<LevelMember[]> {
  const members = await membersUnder(db, root, 'report_merges_into', endOf(year))
  const bodies = await listBodies(
    db,
    endOf(year),
    members.map((member) => member.id),
  )
  const place = new Map(members.map((member) => [member.id, member]))
  return bodies.flatMap((body) => {
    const member = place.get(body.id)
    return member && body.mustReport ? [{ body, parentId: member.parentId, direct: member.depth === 1 }] : []
  })
}

/** The levels a person supervises: their bodies into whose reports others merge. */
export async function levelsOf(db: Db, clock: Clock, actor: Actor): Promise<Level[]> {
  const bodies = await listBodies(db, clock.today(), bodiesFor(actor, supervisors))
  const levels = await Promise.all(
    bodies.map(async (body) => ({
      bodyId: body.id,
      bodyName: body.name,
      members: (await membersUnder(db, body.id, 'report_merges_into', clock.today())).length,
    })),
  )
  return levels.filter(({ members }) => members > 0).sort((a, b) => b.members - a.members)
}
