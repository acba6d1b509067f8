import { sql } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { type Actor, accountNames, bodiesFor, mayAct } from '#foundation/identity'
import { everyColumn } from '#foundation/sites'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { DocumentContent, DocumentDetail, DocumentRow } from './contract.ts'
import { contentOf } from './edition.ts'
import { confidentialityReviewers, destroyers, drafters, publishers, readers } from './policy.ts'
import type { Tables } from './tables.ts'

const listed = [
  'id',
  'document_number',
  'index_number',
  'state',
  'body_id',
  'column_id',
  'written_on',
  'updated_at',
  'published_at',
] as const

/** What an officer knows the text by: its title as it is being worked on. */
const drafted = sql<string>`content ->> 'title'`

/** Documents of the bodies an officer may read, newest change first. */
export async function listDocuments(
  db: Db,
  today: Day,
  actor: Actor,
  filter: { state?: string; q?: string; page: number; size: number },
): Promise<{ rows: DocumentRow[]; total: number }> {
  const bodies = bodiesFor(actor, readers)
  if (bodies.length === 0) return { rows: [], total: 0 }
  let query = db.withTables<Tables>().selectFrom('catalogue_document').where('body_id', 'in', bodies)
  if (filter.state) query = query.where('state', '=', filter.state as DocumentRow['state'])
  if (filter.q) query = query.where(drafted, 'like', `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`)
  const [rows, { total }] = await Promise.all([
    query
      .select([...listed, drafted.as('title')])
      .orderBy('updated_at', 'desc')
      .limit(filter.size)
      .offset((filter.page - 1) * filter.size)
      .execute(),
    query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ])
  return { rows: await withNames(db, today, rows), total }
}

type ListedRow = Pick<Tables['catalogue_document'], (typeof listed)[number] | 'title'>

async function withNames(db: Db, today: Day, rows: readonly ListedRow[]): Promise<DocumentRow[]> {
  const [bodies, columns] = await Promise.all([
    listBodies(db, today, [...new Set(rows.map((row) => row.body_id))]),
    everyColumn(db),
  ])
  const bodyNames = new Map(bodies.map((body) => [body.id, body.name]))
  const columnTitles = new Map(columns.map((column) => [column.id, column.title]))
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    documentNumber: row.document_number,
    indexNumber: row.index_number,
    state: row.state,
    bodyId: row.body_id,
    bodyName: bodyNames.get(row.body_id) ?? '',
    columnTitle: columnTitles.get(row.column_id) ?? '',
    writtenOn: row.written_on,
    updatedAt: row.updated_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
  }))
}

/** Everything the office sees of one document. */
export async function documentDetail(
  db: Db,
  today: Day,
  actor: Actor,
  id: string,
): Promise<DocumentDetail | undefined> {
  const own = db.withTables<Tables>()
  const row = await own.selectFrom('catalogue_document').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const editions = await own
    .selectFrom('catalogue_edition')
    .leftJoin('catalogue_edition_closed', 'edition_id', 'id')
    .selectAll('catalogue_edition')
    .select('reason as closed')
    .where('document_id', '=', id)
    .orderBy('no', 'desc')
    .execute()
  const names = await accountNames(db, [
    ...editions.map((edition) => edition.frozen_by),
    ...(row.attribute_decided_by ? [row.attribute_decided_by] : []),
    ...(row.emergency_by ? [row.emergency_by] : []),
  ])
  const [base] = await withNames(db, today, [row])
  if (!base) return undefined
  const frozen = editions.find((edition) => edition.id === row.frozen_edition)
  return {
    ...base,
    version: row.version,
    content: row.content,
    frozen:
      frozen && frozen.destroyed_at === null
        ? { ...contentOf(frozen.canonical), digest: frozen.digest.toString('hex') }
        : null,
    validity: row.validity,
    withdrawal:
      row.withdrawal && row.withdrawn_at
        ? { kind: row.withdrawal, reason: row.withdrawal_reason, at: row.withdrawn_at.toISOString() }
        : null,
    withdrawAt: row.withdraw_at?.toISOString() ?? null,
    publishAt: row.publish_at?.toISOString() ?? null,
    takeDownOn: row.take_down_on,
    reviewOn: row.review_on,
    scheduleProblem: row.schedule_problem,
    attributeDecided:
      row.attribute_decided_by && row.attribute_decided_at
        ? {
            byName: names.get(row.attribute_decided_by)?.name ?? '',
            at: row.attribute_decided_at.toISOString(),
          }
        : null,
    emergency:
      row.emergency_by && row.emergency_at
        ? {
            reason: row.emergency_reason,
            byName: names.get(row.emergency_by)?.name ?? '',
            at: row.emergency_at.toISOString(),
            reviewedAt: row.emergency_reviewed_at?.toISOString() ?? null,
          }
        : null,
    editions: editions.map((edition) => ({
      id: edition.id,
      no: edition.no,
      digest: edition.digest.toString('hex'),
      frozenAt: edition.frozen_at.toISOString(),
      frozenByName: names.get(edition.frozen_by)?.name ?? '',
      publishedAt: edition.published_at?.toISOString() ?? null,
      closed: edition.closed ?? '',
    })),
    may: {
      edit: mayAct(actor, drafters, row.body_id),
      publish: mayAct(actor, publishers, row.body_id),
      withdraw: mayAct(actor, publishers, row.body_id),
      confidentiality: mayAct(actor, confidentialityReviewers, row.body_id),
      destroy: mayAct(actor, destroyers, row.body_id),
    },
  }
}

export async function bodyOfDocument(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select('body_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body_id
}

/** Both lists in their order, those that are no longer given as well: older documents have them. */
export async function themesAndGenres(db: Db) {
  const own = db.withTables<Tables>()
  const [themes, genres] = await Promise.all([
    own
      .selectFrom('catalogue_theme')
      .select(['code', 'parent', 'title', 'retired_on'])
      .orderBy('position')
      .orderBy('code')
      .execute(),
    own
      .selectFrom('catalogue_genre')
      .select(['code', 'title as label', 'retired_on'])
      .orderBy('position')
      .orderBy('code')
      .execute(),
  ])
  return {
    themes: themes.map(({ retired_on, ...theme }) => ({ ...theme, inUse: retired_on === null })),
    genres: genres.map(({ retired_on, ...genre }) => ({ ...genre, inUse: retired_on === null })),
  }
}

/** Drafts that came back and approved texts that wait to be published, for the inbox. */
export async function documentsWaiting(db: Db, today: Day, actor: Actor): Promise<DocumentRow[]> {
  const bodies = bodiesFor(actor, drafters)
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select([...listed, drafted.as('title')])
    .where('body_id', 'in', bodies)
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['draft', 'returned']),
        // What has its hour, or is not for publication, waits for nobody.
        eb.and([
          eb('state', '=', 'approved'),
          eb('publish_at', 'is', null),
          eb(sql<string>`content ->> 'attribute'`, '=', 'active'),
        ]),
      ]),
    )
    .orderBy('updated_at')
    .limit(200)
    .execute()
  return withNames(db, today, rows)
}

/** The column a document stands in. */
export async function columnOfDocument(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select('column_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.column_id
}

/** The text that reviewers have before them, or the draft while nothing is frozen. */
export async function frozenContent(
  db: Db,
  id: string,
): Promise<{ bodyId: string; content: DocumentContent } | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document as d')
    .leftJoin('catalogue_edition as e', 'e.id', 'd.frozen_edition')
    .select(['d.body_id', 'd.content', 'e.canonical'])
    .where('d.id', '=', id)
    .executeTakeFirst()
  return row && { bodyId: row.body_id, content: row.canonical ? contentOf(row.canonical) : row.content }
}
