import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { type Clock, dayInShanghai } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { DocumentContent } from './contract.ts'
import { contentOf } from './edition.ts'
import type { Tables } from './tables.ts'

export interface OpenEdition {
  no: number
  publishedOn: string
  /** The edition that stands at the document's own address. */
  current: boolean
}

/** The editions of a document that the public may read, the newest first. */
export async function openEditions(db: Db, id: string): Promise<OpenEdition[]> {
  const rows = await open(db, id).select(['e.id', 'd.published_edition']).orderBy('e.no', 'desc').execute()
  return rows.flatMap((row) =>
    row.published_at
      ? [
          {
            no: row.no,
            publishedOn: dayInShanghai(row.published_at),
            current: row.id === row.published_edition,
          },
        ]
      : [],
  )
}

export interface EarlierEdition extends OpenEdition {
  content: DocumentContent
  digest: string
}

/** One edition as the public may read it. */
export async function openEdition(db: Db, id: string, no: number): Promise<EarlierEdition | undefined> {
  const row = await open(db, id)
    .select(['e.id', 'e.canonical', 'e.digest', 'd.published_edition'])
    .where('e.no', '=', no)
    .executeTakeFirst()
  if (!row?.published_at) return undefined
  return {
    no: row.no,
    publishedOn: dayInShanghai(row.published_at),
    current: row.id === row.published_edition,
    content: contentOf(row.canonical),
    digest: row.digest.toString('hex'),
  }
}

function open(db: Db, id: string) {
  return db
    .withTables<Tables>()
    .selectFrom('catalogue_edition as e')
    .innerJoin('catalogue_document as d', 'd.id', 'e.document_id')
    .leftJoin('catalogue_edition_closed as c', 'c.edition_id', 'e.id')
    .select(['e.no', 'e.published_at'])
    .where('d.id', '=', id)
    .where('d.state', '<>', 'withdrawn')
    .where('e.published_at', 'is not', null)
    .where('e.destroyed_at', 'is', null)
    .where('c.edition_id', 'is', null)
}

/** Closes an earlier edition to the public; who may see unpublished texts still may. */
export async function closeEdition(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  no: number,
  reason: string,
): Promise<void> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('catalogue_edition as e')
    .innerJoin('catalogue_document as d', 'd.id', 'e.document_id')
    .select(['e.id', 'e.published_at', 'd.published_edition', 'd.body_id'])
    .where('d.id', '=', id)
    .where('e.no', '=', no)
    .executeTakeFirst()
  if (!row?.published_at) throw new Refusal('documents.no_edition', 404)
  // What stands on line is taken off by a withdrawal, which leaves a tombstone.
  if (row.id === row.published_edition) throw new Refusal('documents.edition_current', 409)
  await own
    .insertInto('catalogue_edition_closed')
    .values({ edition_id: row.id, reason, closed_by: actor.id, closed_at: clock.now() })
    .onConflict((conflict) => conflict.column('edition_id').doNothing())
    .execute()
  await record(tx, clock, {
    kind: 'document.edition_closed',
    subject: { kind: 'document', id },
    body: row.body_id,
    actor: actor.id,
    payload: { no },
  })
}
