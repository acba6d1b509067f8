import { type FileStore, mediaTypeOf } from '#foundation/files'
import { record } from '#foundation/ledger'
import type { Clock, Day } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'

type Tables = {
  letters_seal: {
    id: string
    body_id: string
    from_day: string
    file_id: string
    entered_by: string
    entered_at: Date
  }
}

/** The seal image a body uses on a day; null where letters are sealed on paper. */
export async function sealOf(db: Db, body: string, on: Day): Promise<string | null> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('letters_seal')
    .select('file_id')
    .where('body_id', '=', body)
    .where('from_day', '<=', on)
    .orderBy('from_day', 'desc')
    .orderBy('entered_at', 'desc')
    .executeTakeFirst()
  return row?.file_id ?? null
}

/** Enters the image of a body's seal from today on. */
export async function saveSeal(
  tx: Tx,
  clock: Clock,
  files: FileStore,
  actor: string,
  seal: { bodyId: string; name: string; content: Buffer },
): Promise<void> {
  const mediaType = mediaTypeOf(seal.name, seal.content)
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg') throw new Refusal('letters.seal_image', 422)
  const stored = await files.put(tx, {
    class: 'private',
    name: seal.name,
    mediaType,
    content: seal.content,
    createdBy: actor,
  })
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('letters_seal')
    .values({
      id,
      body_id: seal.bodyId,
      from_day: clock.today(),
      file_id: stored.id,
      entered_by: actor,
      entered_at: clock.now(),
    })
    .execute()
  await record(tx, clock, {
    kind: 'letter.seal_entered',
    subject: { kind: 'letter_seal', id },
    body: seal.bodyId,
    actor,
    payload: { file: stored.id, digest: stored.hash },
  })
}
