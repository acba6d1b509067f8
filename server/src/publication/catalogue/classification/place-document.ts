import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { type Db, lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Placement } from './contract.ts'
import { itemsOn, listAxes } from './items.ts'
import type { Tables } from './tables.ts'

/** Where a document stands on the axes now. */
export async function placementsOf(db: Db, document: string): Promise<Placement[]> {
  return db
    .withTables<Tables>()
    .selectFrom('catalogue_placement')
    .select(['axis', 'code'])
    .where('document_id', '=', document)
    .where('removed_at', 'is', null)
    .orderBy('axis')
    .orderBy('code')
    .execute()
}

/**
 * Places a document on the axes; what is no longer named is taken off with its time kept, so that a count as of an
 * earlier moment stays what it was. The text itself is not touched: classification is no part of the frozen edition.
 */
export async function placeDocument(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  document: { id: string; bodyId: string; siteId: string | undefined },
  wanted: readonly Placement[],
): Promise<void> {
  await lockSubject(tx, `placement:${document.id}`)
  const [axes, items, current] = await Promise.all([
    listAxes(tx),
    itemsOn(tx, clock.today(), document.siteId),
    placementsOf(tx, document.id),
  ])
  const key = ({ axis, code }: Placement) => `${axis} ${code}`
  const known = new Set(items.map(key))
  const now = new Set(current.map(key))
  const asked = new Map(wanted.map((placement) => [key(placement), placement]))
  const added = [...asked.values()].filter((placement) => !now.has(key(placement)))
  // An item that has ended since may stay where it was placed; a new placement needs one in force.
  if (added.some((placement) => !known.has(key(placement))))
    throw new Refusal('classification.item_unknown', 422)
  for (const axis of axes) {
    const count = [...asked.values()].filter((placement) => placement.axis === axis.code).length
    if (!axis.several && count > 1) throw new Refusal('classification.only_one', 422, { axis: axis.title })
  }
  const removed = current.filter((placement) => !asked.has(key(placement)))
  if (added.length === 0 && removed.length === 0) return
  const own = tx.withTables<Tables>()
  for (const { axis, code } of removed) {
    await own
      .updateTable('catalogue_placement')
      .set({ removed_at: clock.now() })
      .where('document_id', '=', document.id)
      .where('axis', '=', axis)
      .where('code', '=', code)
      .where('removed_at', 'is', null)
      .execute()
  }
  if (added.length > 0) {
    await own
      .insertInto('catalogue_placement')
      .values(
        added.map(({ axis, code }) => ({
          document_id: document.id,
          axis,
          code,
          placed_at: clock.now(),
          placed_by: actor?.id ?? null,
          removed_at: null,
        })),
      )
      .execute()
  }
  await record(tx, clock, {
    kind: 'document.placed',
    subject: { kind: 'document', id: document.id },
    body: document.bodyId,
    ...(actor ? { actor: actor.id } : {}),
    payload: { added: added.map(key), removed: removed.map(key) },
  })
}
