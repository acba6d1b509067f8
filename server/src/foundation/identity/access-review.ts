import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { GuardedRoute } from './access.ts'
import { accessTable, changesSince, tableDigest } from './access-table.ts'
import type { AccessReview, AccessRow } from './contract.ts'
import type { Actor } from './roles.ts'
import type { Tables } from './tables.ts'

const REVIEWS_SHOWN = 20

const latest = (db: Db) =>
  db
    .withTables<Tables>()
    .selectFrom('identity_access_review')
    .selectAll()
    .orderBy('reviewed_at', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Does the table that runs stand as it was reviewed? */
export async function accessIsReviewed(db: Db, routes: readonly GuardedRoute[]): Promise<boolean> {
  return (await latest(db))?.digest === tableDigest(accessTable(routes))
}

/** The table that runs beside the one that was reviewed, and who reviewed it when. */
export async function accessReviews(db: Db, rows: readonly AccessRow[]): Promise<AccessReview> {
  const [last, reviews] = await Promise.all([
    latest(db),
    db
      .withTables<Tables>()
      .selectFrom('identity_access_review as r')
      .innerJoin('identity_account as a', 'a.id', 'r.reviewed_by')
      .select(['r.id', 'r.reviewed_at', 'r.digest', 'r.remark', 'a.name'])
      .orderBy('r.reviewed_at', 'desc')
      .limit(REVIEWS_SHOWN)
      .execute(),
  ])
  const digest = tableDigest(rows)
  return {
    digest,
    reviewed: last?.digest === digest,
    changes: last ? changesSince(last.routes, rows) : null,
    reviews: reviews.map(({ id, reviewed_at, digest: of, remark, name }) => ({
      id,
      at: reviewed_at.toISOString(),
      digest: of,
      remark,
      byName: name,
    })),
  }
}

/** A security administrator has read the table and stands by it; what has changed under their eyes is not what they read. */
export async function reviewAccess(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  rows: readonly AccessRow[],
  { digest, remark }: { digest: string; remark: string },
): Promise<void> {
  if (digest !== tableDigest(rows)) throw new Refusal('identity.table_changed', 409)
  const last = await latest(tx)
  if (last?.digest === digest) throw new Refusal('identity.table_reviewed', 409)
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('identity_access_review')
    .values({
      id,
      reviewed_by: actor.id,
      reviewed_at: clock.now(),
      digest,
      remark,
      routes: JSON.stringify(rows),
    })
    .execute()
  await record(tx, clock, {
    kind: 'access.reviewed',
    subject: { kind: 'access', id },
    actor: actor.id,
    body: actor.bodyId,
    payload: {
      digest,
      count: rows.length,
      changes: last ? changesSince(last.routes, rows).length : rows.length,
    },
  })
}
