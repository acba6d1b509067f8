import { type Actor, accountNames } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock, Day } from '#platform/clock'
import { newId, sameBytes } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Tables } from '../tables.ts'
import type { ConfidentialityRecord } from './contract.ts'

export interface Opinion {
  outcome: 'clear' | 'not_public' | 'referred'
  opinion: string
  /** The competent department or 保密行政管理部门 that is asked to decide. */
  referredTo: string
  /** Of the frozen text that was read, hex. */
  digest: string
}

/**
 * 保密审查 of the frozen text (条例 Art 17), by somebody else than who froze it. Where the body cannot decide, it refers
 * the text and waits for the ruling.
 */
export async function signConfidentiality(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  signed: Opinion,
): Promise<void> {
  const { row, edition } = await lockFrozen(tx, id)
  if (edition.frozen_by === actor.id) throw new Refusal('documents.confidentiality_own', 409)
  if (edition.digest.toString('hex') !== signed.digest) throw new Refusal('review.text_changed', 409)
  if (signed.outcome === 'referred' && signed.referredTo.trim() === '')
    throw new Refusal('documents.referred_to_whom', 422)
  const recordId = newId()
  await tx
    .withTables<Tables>()
    .insertInto('catalogue_confidentiality')
    .values({
      id: recordId,
      document_id: id,
      digest: edition.digest,
      outcome: signed.outcome,
      opinion: signed.opinion,
      referred_to: signed.outcome === 'referred' ? signed.referredTo.trim() : '',
      signed_by: actor.id,
      signed_at: clock.now(),
      ruling: null,
      ruled_on: null,
      ruling_by: null,
      ruling_number: '',
    })
    .execute()
  await record(tx, clock, {
    kind: 'document.confidentiality_signed',
    subject: { kind: 'document', id },
    body: row.body_id,
    actor: actor.id,
    payload: { record: recordId, outcome: signed.outcome, digest: signed.digest },
  })
}

/** Enters what the department asked has ruled. */
export async function enterRuling(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  ruling: { ruling: 'clear' | 'not_public'; number: string; on: Day },
): Promise<void> {
  const { row } = await lockFrozen(tx, id)
  const own = tx.withTables<Tables>()
  const referred = await latest(tx, id)
  if (referred?.outcome !== 'referred' || referred.ruling !== null)
    throw new Refusal('documents.not_referred', 409)
  if (ruling.on > clock.today()) throw new Refusal('documents.ruling_future', 422)
  await own
    .updateTable('catalogue_confidentiality')
    .set({ ruling: ruling.ruling, ruling_number: ruling.number, ruled_on: ruling.on, ruling_by: actor.id })
    .where('id', '=', referred.id)
    .execute()
  await record(tx, clock, {
    kind: 'document.confidentiality_ruled',
    subject: { kind: 'document', id },
    body: row.body_id,
    actor: actor.id,
    payload: { record: referred.id, ruling: ruling.ruling, on: ruling.on },
  })
}

/** Why the text of this digest may not be published for want of its 保密审查; undefined where it may. */
export async function confidentialityFault(tx: Tx, id: string, digest: Buffer): Promise<string | undefined> {
  const row = await latest(tx, id)
  if (!row || !sameBytes(row.digest, digest)) return 'documents.confidentiality_missing'
  const outcome = row.outcome === 'referred' ? (row.ruling ?? 'referred') : row.outcome
  if (outcome === 'referred') return 'documents.confidentiality_referred'
  return outcome === 'clear' ? undefined : 'documents.confidentiality_refused'
}

/** Every record of a document, newest first. */
export async function confidentialityOf(db: Db, id: string): Promise<ConfidentialityRecord[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('catalogue_confidentiality')
    .selectAll()
    .where('document_id', '=', id)
    .orderBy('id', 'desc')
    .execute()
  const names = await accountNames(
    db,
    rows.flatMap((row) => [row.signed_by, ...(row.ruling_by ? [row.ruling_by] : [])]),
  )
  return rows.map((row) => ({
    id: row.id,
    digest: row.digest.toString('hex'),
    outcome: row.outcome,
    opinion: row.opinion,
    referredTo: row.referred_to,
    signedByName: names.get(row.signed_by)?.name ?? '',
    signedAt: row.signed_at.toISOString(),
    ruling: row.ruling,
    rulingNumber: row.ruling_number,
    ruledOn: row.ruled_on,
  }))
}

async function latest(tx: Tx, id: string) {
  return tx
    .withTables<Tables>()
    .selectFrom('catalogue_confidentiality')
    .selectAll()
    .where('document_id', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function lockFrozen(tx: Tx, id: string) {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('catalogue_document')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('documents.not_found', 404)
  const edition = await own
    .selectFrom('catalogue_edition')
    .selectAll()
    .where('id', '=', row.frozen_edition ?? row.published_edition ?? '00000000-0000-0000-0000-000000000000')
    .executeTakeFirst()
  if (!edition || !['in_review', 'approved', 'published'].includes(row.state))
    throw new Refusal('documents.nothing_frozen', 409)
  return { row, edition }
}
