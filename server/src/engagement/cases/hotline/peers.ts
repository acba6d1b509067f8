import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import type { Clock } from '#platform/clock'
import { newId, type Vault } from '#platform/crypto'
import { type Db, type Tx, violatedConstraint } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Tables } from '../tables.ts'
import type { PeerView } from './contract.ts'
import { secretContext } from './exchange.ts'

/** The upper platforms with what waits for each. */
export async function peersOf(db: Db, clock: Clock): Promise<PeerView[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('cases_peer as p')
    .leftJoin('cases_result as r', 'r.peer_id', 'p.id')
    .select(['p.id', 'p.body_id', 'p.name', 'p.key_id', 'p.result_url', 'p.active'])
    .select([
      sql<number>`count(r.id) filter (where r.delivered_at is null)::int`.as('waiting'),
      sql<number>`count(r.delivered_at)::int`.as('delivered'),
      sql<string>`coalesce(max(r.problem) filter (where r.delivered_at is null), '')`.as('problem'),
    ])
    .groupBy('p.id')
    .orderBy('p.name')
    .execute()
  const bodies = await listBodies(db, clock.today(), [...new Set(rows.map(({ body_id }) => body_id))])
  return rows.map((row) => ({
    ...{ id: row.id, bodyId: row.body_id, name: row.name, keyId: row.key_id, active: row.active },
    ...{ resultUrl: row.result_url, waiting: row.waiting, delivered: row.delivered, problem: row.problem },
    bodyName: bodies.find(({ id }) => id === row.body_id)?.name ?? '',
  }))
}

/** Changes a platform's address or secret, or stops it. */
export async function changePeer(
  tx: Tx,
  vault: Vault,
  id: string,
  input: { name: string; secret: string; resultUrl: string; active: boolean },
): Promise<string> {
  const saved = await tx
    .withTables<Tables>()
    .updateTable('cases_peer')
    .set({
      ...{ name: input.name, result_url: input.resultUrl, active: input.active },
      ...(input.secret ? { secret: vault.seal(input.secret, secretContext(id)) } : {}),
    })
    .where('id', '=', id)
    .returning('body_id')
    .executeTakeFirst()
  if (!saved) throw new Refusal('cases.no_peer', 404)
  return saved.body_id
}

export async function savePeer(
  tx: Tx,
  vault: Vault,
  input: { bodyId: string; name: string; keyId: string; secret: string; resultUrl: string; active: boolean },
): Promise<string> {
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('cases_peer')
    .values({
      ...{ id, body_id: input.bodyId, name: input.name, key_id: input.keyId, active: input.active },
      secret: vault.seal(input.secret, secretContext(id)),
      result_url: input.resultUrl,
    })
    .execute()
    .catch((error: unknown) => {
      if (violatedConstraint(error) === 'cases_peer_key_once') throw new Refusal('cases.peer_known', 409)
      throw error
    })
  return id
}
