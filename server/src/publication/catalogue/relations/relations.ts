import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { everyColumn } from '#foundation/sites'
import { type Clock, dayInShanghai } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Tables as DocumentTables } from '../tables.ts'
import type { RelationInput, RelationKind, RelationView } from './contract.ts'
import type { Tables } from './tables.ts'

type Own = Tables & DocumentTables

/** Both directions of a document's relations, the published ends only where the public asks. */
export async function relationsOf(db: Db, document: string): Promise<RelationView[]> {
  const own = db.withTables<Own>()
  const base = () => own.selectFrom('catalogue_relation as r').where('r.removed_at', 'is', null)
  const [forth, back] = await Promise.all([
    base()
      .leftJoin('catalogue_document as d', 'd.id', 'r.to_document')
      .where('r.from_document', '=', document)
      .select([
        'r.id',
        'r.kind',
        'r.outside_title',
        'r.outside_url',
        'd.id as other',
        'd.title',
        'd.state',
        'd.published_at',
      ])
      .orderBy('r.entered_at')
      .execute(),
    base()
      .innerJoin('catalogue_document as d', 'd.id', 'r.from_document')
      .where('r.to_document', '=', document)
      .select([
        'r.id',
        'r.kind',
        'r.outside_title',
        'r.outside_url',
        'd.id as other',
        'd.title',
        'd.state',
        'd.published_at',
      ])
      .orderBy('r.entered_at')
      .execute(),
  ])
  const view = (direction: 'forth' | 'back') => (row: (typeof forth)[number]) => ({
    id: row.id,
    kind: row.kind,
    direction,
    documentId: row.other,
    title: row.title ?? row.outside_title,
    url: row.outside_url,
    published: row.other === null || (row.published_at !== null && row.state !== 'withdrawn'),
    publishedOn: row.published_at ? dayInShanghai(row.published_at) : null,
  })
  return [...forth.map(view('forth')), ...back.map(view('back'))]
}

const asked = new WeakMap<object, Promise<RelationView[]>>()

/** For the blocks of one page, which are all handed the same scope: asked of the database once. */
export function relationsOnPage(db: Db, scope: { documentId: string }): Promise<RelationView[]> {
  const known = asked.get(scope) ?? relationsOf(db, scope.documentId)
  asked.set(scope, known)
  return known
}

/** Links a document to another one or to an upper level's document outside. @returns the relation's id */
export async function relateDocuments(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  from: { id: string; bodyId: string },
  input: RelationInput,
): Promise<string> {
  const own = tx.withTables<Own>()
  if (input.to !== null) {
    const target = await own
      .selectFrom('catalogue_document')
      .select('id')
      .where('id', '=', input.to)
      .executeTakeFirst()
    if (!target || input.to === from.id) throw new Refusal('relations.target_unknown', 422)
  }
  const id = newId()
  const added = await own
    .insertInto('catalogue_relation')
    .values({
      id,
      from_document: from.id,
      kind: input.kind,
      to_document: input.to,
      outside_title: input.outsideTitle,
      outside_url: input.outsideUrl,
      entered_by: actor?.id ?? null,
      entered_at: clock.now(),
      removed_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) throw new Refusal('relations.there_already', 409)
  await note(tx, clock, actor, from, 'document.related', input)
  return id
}

export async function unrelateDocuments(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  from: { id: string; bodyId: string },
  relation: string,
): Promise<void> {
  const removed = await tx
    .withTables<Own>()
    .updateTable('catalogue_relation')
    .set({ removed_at: clock.now() })
    .where('id', '=', relation)
    .where('from_document', '=', from.id)
    .where('removed_at', 'is', null)
    .returning(['kind', 'to_document'])
    .executeTakeFirst()
  if (!removed) throw new Refusal('relations.not_found', 404)
  if (removed.kind === 'interprets') await refuseWithoutPolicy(tx, from.id)
  await note(tx, clock, actor, from, 'document.unrelated', { kind: removed.kind, to: removed.to_document })
}

/** An interpretation that is on line goes on saying what it interprets. */
async function refuseWithoutPolicy(tx: Tx, id: string): Promise<void> {
  const row = await tx
    .withTables<Own>()
    .selectFrom('catalogue_document')
    .select('column_id')
    .where('id', '=', id)
    .where('published_edition', 'is not', null)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst()
  const column = row && (await everyColumn(tx)).find((candidate) => candidate.id === row.column_id)
  if (column?.kind !== 'interpretation' || (await interpretsSomething(tx, id))) return
  throw new Refusal('relations.last_policy', 409)
}

async function interpretsSomething(tx: Tx, id: string): Promise<boolean> {
  const link = await tx
    .withTables<Own>()
    .selectFrom('catalogue_relation')
    .select('id')
    .where('from_document', '=', id)
    .where('kind', '=', 'interprets')
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return link !== undefined
}

// An entry for each end: both pages show the relation and are dropped from memory.
async function note(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  from: { id: string; bodyId: string },
  kind: string,
  { kind: relation, to }: { kind: RelationKind; to: string | null },
): Promise<void> {
  const ends = [from.id, ...(to ? [to] : [])]
  await record(
    tx,
    clock,
    ...ends.map((id) => ({
      kind,
      subject: { kind: 'document', id },
      body: from.bodyId,
      ...(actor ? { actor: actor.id } : {}),
      payload: { relation, from: from.id, to },
    })),
  )
}

/** Another room says what is still missing before a document may be published, and lifts it again. */
export async function holdDocument(tx: Tx, clock: Clock, document: string, kind: string): Promise<void> {
  await tx
    .withTables<Own>()
    .insertInto('catalogue_hold')
    .values({ document_id: document, kind, placed_at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function releaseDocument(tx: Tx, document: string, kind: string): Promise<void> {
  await tx
    .withTables<Own>()
    .deleteFrom('catalogue_hold')
    .where('document_id', '=', document)
    .where('kind', '=', kind)
    .execute()
}

/** Refuses to publish what another room holds, and an interpretation that says of nothing what it interprets. */
export async function refuseUnlinked(
  tx: Tx,
  document: { id: string; columnKind: string | undefined },
): Promise<void> {
  const own = tx.withTables<Own>()
  const hold = await own
    .selectFrom('catalogue_hold')
    .select('kind')
    .where('document_id', '=', document.id)
    .executeTakeFirst()
  if (hold) throw new Refusal(`documents.held_${hold.kind}`, 409)
  if (document.columnKind !== 'interpretation' || (await interpretsSomething(tx, document.id))) return
  throw new Refusal('documents.interprets_nothing', 409)
}
