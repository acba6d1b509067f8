import { fileOwner } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { ServiceContent } from './contract.ts'
import { asJson, lockService, saveService, tell } from './store.ts'
import type { Tables } from './tables.ts'

export async function draftService(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  input: { bodyId: string; content: ServiceContent },
): Promise<string> {
  await ownFiles(tx, actor, input.content, new Set())
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('services_item')
    .values({
      id,
      body_id: input.bodyId,
      state: 'draft',
      content: asJson(input.content),
      shown: null,
      edited_by: actor.id,
      edited_at: clock.now(),
      published_on: null,
      changed_at: null,
    })
    .execute()
  await tell(tx, clock, actor, 'service.drafted', { id, body_id: input.bodyId })
  return id
}

/** Changes what is written; the public goes on reading what was published until it is published again. */
export async function changeService(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; content: ServiceContent },
): Promise<void> {
  const { row } = await lockService(tx, id, 'edit', input.version)
  await ownFiles(tx, actor, input.content, new Set(filesOf(row.content).map((file) => file.fileId)))
  await saveService(tx, row, {
    content: asJson(input.content),
    edited_by: actor.id,
    edited_at: clock.now(),
  })
  await tell(tx, clock, actor, 'service.edited', row, { version: row.version + 1 })
}

/** A draft that nobody outside ever saw may go without a trace on the portal. */
export async function removeService(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row } = await lockService(tx, id, 'remove', version)
  await tx.withTables<Tables>().deleteFrom('services_item').where('id', '=', id).execute()
  await tell(tx, clock, actor, 'service.removed', row)
}

export const filesOf = (content: ServiceContent) => content.materials.flatMap((material) => material.files)

/** A form is one's own upload, or was there before: nobody publishes a file of others by naming its id. */
async function ownFiles(tx: Tx, actor: Actor, content: ServiceContent, before: ReadonlySet<string>) {
  for (const { fileId, name } of filesOf(content))
    if (!before.has(fileId) && (await fileOwner(tx, fileId)) !== actor.id)
      throw new Refusal('services.foreign_file', 422, { name })
}
