import type { Actor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { newId, randomToken, sha256 } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { KeyView } from './contract.ts'
import { tellSetting } from './settings-ledger.ts'
import type { Tables } from './tables.ts'

const HEAD = 'yq_'

/** A key for another system's items. @returns the key, shown once; only its digest is kept */
export async function makeKey(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  bodyId: string,
  name: string,
): Promise<string> {
  const [id, key] = [newId(), `${HEAD}${randomToken(24)}`]
  await tx
    .withTables<Tables>()
    .insertInto('opinion_key')
    .values({
      ...{ id, body_id: bodyId, name, key_hash: sha256(key), active: true },
      ...{ made_by: actor.id, made_at: clock.now(), used_at: null },
    })
    .execute()
  await tellSetting(tx, clock, actor, 'key_made', id, bodyId)
  return key
}

export async function retireKey(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  bodyId: string,
  id: string,
): Promise<void> {
  const gone = await tx
    .withTables<Tables>()
    .updateTable('opinion_key')
    .set({ active: false })
    .where('id', '=', id)
    .where('body_id', '=', bodyId)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new Refusal('opinion.no_key', 404)
  await tellSetting(tx, clock, actor, 'key_retired', id, bodyId)
}

/** The body whose key this is. Wrong, retired and missing keys are told apart by nobody. */
export async function watchOfKey(db: Db, clock: Clock, authorization: string): Promise<{ bodyId: string }> {
  const [, key = ''] = /^Bearer\s+(\S{10,80})$/.exec(authorization) ?? []
  const row = await db
    .withTables<Tables>()
    .updateTable('opinion_key')
    .set({ used_at: clock.now() })
    .where('key_hash', '=', sha256(key))
    .where('active', '=', true)
    .returning('body_id')
    .executeTakeFirst()
  if (!row) throw new Refusal('opinion.wrong_key', 401)
  return { bodyId: row.body_id }
}

export async function keysOf(db: Db, bodies: readonly string[]): Promise<KeyView[]> {
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('opinion_key')
    .select(['id', 'name', 'active', 'made_at', 'used_at'])
    .where('body_id', 'in', [...bodies])
    .orderBy('made_at', 'desc')
    .execute()
  return rows.map(({ made_at, used_at, ...key }) => ({
    ...key,
    madeAt: made_at.toISOString(),
    usedAt: used_at?.toISOString() ?? null,
  }))
}
