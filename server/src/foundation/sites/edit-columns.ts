import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { placementFault } from './column-tree.ts'
import type { ColumnInput, NewColumnInput } from './contract.ts'
import { columnTree, type SiteRecord } from './queries.ts'
import type { Tables } from './tables.ts'

/** Adds a column at the end of its level. */
export async function addColumn(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  site: SiteRecord,
  input: NewColumnInput,
): Promise<void> {
  await lockSubject(tx, `columns:${site.id}`)
  const own = tx.withTables<Tables>()
  const taken = await own
    .selectFrom('sites_column')
    .select('id')
    .where('id', '=', input.id)
    .executeTakeFirst()
  if (taken) throw new Refusal('sites.column_id_taken', 409)
  const tree = await columnTree(tx, site.id)
  refuseFault(placementFault([...tree, { id: input.id, parentId: null }], input.id, input.parentId))
  await own
    .insertInto('sites_column')
    .values({ id: input.id, site_id: site.id, position: tree.length, ...columnsOf(input) })
    .execute()
  await note(tx, clock, actor, site, 'column.added', input.id)
}

/** Changes a column, its place and whether it is open; what it holds stays where it is. */
export async function changeColumn(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  site: SiteRecord,
  id: string,
  input: ColumnInput,
): Promise<void> {
  await lockSubject(tx, `columns:${site.id}`)
  const tree = await columnTree(tx, site.id)
  const current = tree.find((column) => column.id === id)
  if (!current) throw new Refusal('sites.column_not_found', 404)
  if (current.version !== input.version) throw new Refusal('sites.column_changed_meanwhile', 409)
  refuseFault(placementFault(tree, id, input.parentId))
  if (!input.open && tree.some((column) => column.parentId === id && column.open))
    throw new Refusal('sites.column_has_open_children', 409)
  await tx
    .withTables<Tables>()
    .updateTable('sites_column')
    .set({ ...columnsOf(input), version: current.version + 1 })
    .where('id', '=', id)
    .execute()
  await note(tx, clock, actor, site, 'column.changed', id)
}

/** Puts columns in the order given; those not named keep their place after them. */
export async function orderColumns(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  site: SiteRecord,
  ids: readonly string[],
): Promise<void> {
  await lockSubject(tx, `columns:${site.id}`)
  const tree = await columnTree(tx, site.id)
  const known = ids.filter((id) => tree.some((column) => column.id === id))
  const whole = [...known, ...tree.map((column) => column.id).filter((id) => !known.includes(id))]
  for (const [position, id] of whole.entries()) {
    await tx.withTables<Tables>().updateTable('sites_column').set({ position }).where('id', '=', id).execute()
  }
  await note(tx, clock, actor, site, 'column.ordered', known[0] ?? site.id)
}

function columnsOf(input: Omit<ColumnInput, 'version'>) {
  return {
    parent_id: input.parentId,
    title: input.title,
    kind: input.kind,
    statutory_item: input.statutoryItem,
    stale_after_days: input.staleAfterDays,
    intro: input.intro,
    open: input.open,
  }
}

function refuseFault(fault: ReturnType<typeof placementFault>): void {
  if (fault) throw new Refusal(`sites.column_${fault}`, 422)
}

async function note(tx: Tx, clock: Clock, actor: Actor, site: SiteRecord, kind: string, id: string) {
  await record(tx, clock, {
    kind,
    subject: { kind: 'column', id },
    body: site.hostBodyId,
    actor: actor.id,
    payload: { site: site.id },
  })
}
