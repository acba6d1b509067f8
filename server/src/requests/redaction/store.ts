import type { Selectable, Updateable } from 'kysely'
import { canonicalJson, sha256 } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Box } from './contract.ts'
import { type Act, move } from './redaction.ts'
import type { Tables } from './tables.ts'

export type CopyRecord = Selectable<Tables['redaction_copy']>

/** The copy, locked for an act that its state and version allow. */
export async function lockFor(
  tx: Tx,
  id: string,
  act: Act,
  version: number | undefined,
): Promise<{ row: CopyRecord; next: CopyRecord['state'] }> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('redaction_copy')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('redaction.not_found', 404)
  if (version !== undefined && row.version !== version) throw new Refusal('redaction.changed_meanwhile', 409)
  const next = move(row.state, act)
  if (!next) throw new Refusal(`redaction.cannot_${act}`, 409)
  return { row, next }
}

type Change = Omit<Updateable<Tables['redaction_copy']>, 'boxes'> & { boxes?: readonly Box[] }

/** Saves what an act changed, under the next version. */
export async function save(tx: Tx, row: CopyRecord, { boxes, ...change }: Change): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('redaction_copy')
    .set({ ...change, ...(boxes && { boxes: JSON.stringify(boxes) }), version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}

/** What the checker signs: these pages with these boxes, nothing else. */
export function digestOf(pagesHash: string, boxes: readonly Box[]): Buffer {
  return sha256(canonicalJson({ pages: pagesHash, boxes: boxes.map((box) => ({ ...box })) }))
}
