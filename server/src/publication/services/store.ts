import { type Selectable, sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { ServiceContent } from './contract.ts'
import { move, type ServiceAct, type ServiceState } from './service.ts'
import type { Tables } from './tables.ts'

export type ServiceRecord = Selectable<Tables['services_item']>

export const asJson = (content: ServiceContent) => sql<ServiceContent>`${JSON.stringify(content)}::jsonb`

export async function serviceRecord(db: Db, id: string): Promise<ServiceRecord | undefined> {
  return db
    .withTables<Tables>()
    .selectFrom('services_item')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function bodyOfService(db: Db, id: string): Promise<string | undefined> {
  return (await serviceRecord(db, id))?.body_id
}

/** Locks the item for this transaction and checks that nobody changed it meanwhile and that the act is possible. */
export async function lockService(
  tx: Tx,
  id: string,
  act: ServiceAct,
  version: number,
): Promise<{ row: ServiceRecord; next: ServiceState }> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('services_item')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('services.not_found', 404)
  if (row.version !== version) throw new Refusal('services.changed_meanwhile', 409)
  const next = move(row.state, act)
  if (!next) throw new Refusal(`services.cannot_${act}`, 409)
  return { row, next }
}

type Columns = Partial<{
  state: ServiceState
  content: ReturnType<typeof asJson>
  shown: ReturnType<typeof asJson>
  edited_by: string
  edited_at: Date
  published_on: string
  changed_at: Date
  suspended_reason: string
}>

export async function saveService(tx: Tx, row: ServiceRecord, columns: Columns): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('services_item')
    .set({ ...columns, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}

/** Tells the ledger what was done. */
export function tell(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  kind: `service.${string}`,
  item: { id: string; body_id: string },
  payload?: Record<string, string | number | null>,
) {
  return record(tx, clock, {
    kind,
    subject: { kind: 'service', id: item.id },
    body: item.body_id,
    actor: actor.id,
    ...(payload ? { payload } : {}),
  })
}
