import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { SiteRecord } from '#foundation/sites'
import type { Clock, Day } from '#platform/clock'
import { newId } from '#platform/crypto'
import { type Db, lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { AxisView, ItemInput, ItemView, NewAxisInput } from './contract.ts'
import type { Tables } from './tables.ts'

export async function listAxes(db: Db): Promise<AxisView[]> {
  return db
    .withTables<Tables>()
    .selectFrom('catalogue_axis')
    .select(['code', 'title', 'kind', 'several'])
    .orderBy('position')
    .orderBy('code')
    .execute()
}

/** The items in force on a day, national and of a site; a site's own row stands before the national one. */
export async function itemsOn(
  db: Db,
  day: Day,
  site: string | undefined,
  axis?: string,
): Promise<ItemView[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('catalogue_item')
    .selectAll()
    .where('from_day', '<=', day)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
    .where((eb) => eb.or([eb('site_id', 'is', null), ...(site ? [eb('site_id', '=', site)] : [])]))
    .$if(axis !== undefined, (query) => query.where('axis', '=', axis ?? ''))
    .orderBy('axis')
    .orderBy('position')
    .orderBy('code')
    .execute()
  const local = new Set(rows.filter((row) => row.site_id).map((row) => `${row.axis} ${row.code}`))
  return rows
    .filter((row) => row.site_id !== null || !local.has(`${row.axis} ${row.code}`))
    .map((row) => ({
      id: row.id,
      axis: row.axis,
      code: row.code,
      siteId: row.site_id,
      parent: row.parent,
      title: row.title,
      content: row.content,
      basis: row.basis,
      ruleKey: row.rule_key,
      staleMonths: row.stale_months,
      owedBy: row.owed_by,
      powerCode: row.power_code,
      from: row.from_day,
      until: row.until_day,
    }))
}

/** A new local axis; national ones come with the law. */
export async function addAxis(tx: Tx, clock: Clock, actor: Actor, site: SiteRecord, input: NewAxisInput) {
  await lockSubject(tx, 'catalogue:axes')
  const axes = await listAxes(tx)
  if (axes.some((axis) => axis.code === input.code)) throw new Refusal('classification.axis_taken', 409)
  await tx
    .withTables<Tables>()
    .insertInto('catalogue_axis')
    .values({ ...input, kind: 'local', position: axes.length + 1 })
    .execute()
  await note(tx, clock, actor, site, 'axis.added', input.code, {})
}

/** Enters what an item is from a day on, for one site; the site's row before it ends that day. */
export async function enterItem(tx: Tx, clock: Clock, actor: Actor, site: SiteRecord, input: ItemInput) {
  await lockSubject(tx, `catalogue:item:${input.axis}:${input.code}`)
  const own = tx.withTables<Tables>()
  const axis = (await listAxes(tx)).find((candidate) => candidate.code === input.axis)
  if (!axis) throw new Refusal('classification.axis_unknown', 422)
  const last = await lastRow(tx, site, input.axis, input.code)
  if (last && last.from_day >= input.from)
    throw new Refusal('classification.not_later', 409, { from: last.from_day })
  if (last) await endRow(tx, last.id, input.from)
  await own
    .insertInto('catalogue_item')
    .values({
      id: newId(),
      axis: input.axis,
      code: input.code,
      site_id: site.id,
      parent: input.parent,
      title: input.title,
      content: input.content,
      basis: input.basis,
      rule_key: input.ruleKey,
      stale_months: input.staleMonths,
      owed_by: input.owedBy,
      power_code: input.powerCode,
      position: last?.position ?? 1000,
      from_day: input.from,
      until_day: null,
    })
    .execute()
  await note(tx, clock, actor, site, 'catalogue_item.entered', `${input.axis}/${input.code}`, {
    from: input.from,
  })
}

/** Ends a site's own item; a national one is ended by the law only. */
export async function endItem(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  site: SiteRecord,
  { axis, code, on }: { axis: string; code: string; on: Day },
) {
  await lockSubject(tx, `catalogue:item:${axis}:${code}`)
  const last = await lastRow(tx, site, axis, code)
  if (!last || last.until_day) throw new Refusal('classification.national_item', 409)
  if (on <= last.from_day) throw new Refusal('classification.not_later', 409, { from: last.from_day })
  await endRow(tx, last.id, on)
  await note(tx, clock, actor, site, 'catalogue_item.ended', `${axis}/${code}`, { on })
}

function lastRow(tx: Tx, site: SiteRecord, axis: string, code: string) {
  return tx
    .withTables<Tables>()
    .selectFrom('catalogue_item')
    .selectAll()
    .where('axis', '=', axis)
    .where('code', '=', code)
    .where('site_id', '=', site.id)
    .orderBy('from_day', 'desc')
    .executeTakeFirst()
}

async function endRow(tx: Tx, id: string, on: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('catalogue_item')
    .set((eb) => ({ until_day: on, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

function note(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  site: SiteRecord,
  kind: string,
  id: string,
  payload: Record<string, string>,
) {
  return record(tx, clock, {
    kind,
    subject: { kind: 'catalogue_item', id },
    body: site.hostBodyId,
    actor: actor.id,
    payload,
  })
}
