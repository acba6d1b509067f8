import { sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { publishedAmong } from '#publication/catalogue'
import type { TopicView } from './contract.ts'
import type { Tables } from './tables.ts'

type Act = 'close' | 'reopen' | 'archive'

export async function openTopic(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  site: { id: string; hostBodyId: string },
  input: { title: string; summary: string },
): Promise<string> {
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('topics_topic')
    .values({
      id,
      site_id: site.id,
      body_id: site.hostBodyId,
      ...input,
      state: 'open',
      opened_on: clock.today(),
      closed_on: null,
      archived_on: null,
      created_by: actor?.id ?? null,
    })
    .execute()
  await note(tx, clock, actor, 'opened', { id, body_id: site.hostBodyId })
  return id
}

export async function changeTopic(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  { version, ...input }: { version: number; title: string; summary: string },
): Promise<void> {
  const topic = await lockTopic(tx, id)
  if (topic.version !== version) throw new Refusal('topics.changed_meanwhile', 409)
  await tx
    .withTables<Tables>()
    .updateTable('topics_topic')
    .set({ ...input, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await note(tx, clock, actor, 'changed', topic)
}

/** A topic is closed when its matter is over, and archived for good; until then it can be opened again. */
export async function moveTopic(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  id: string,
  act: Act,
): Promise<void> {
  const topic = await lockTopic(tx, id)
  const from = act === 'close' ? 'open' : 'closed'
  if (topic.state !== from) throw new Refusal(`topics.cannot_${act}`, 409)
  const today = clock.today()
  const changes = {
    close: { state: 'closed', closed_on: today },
    reopen: { state: 'open', closed_on: null },
    archive: { state: 'archived', archived_on: today },
  } as const
  await tx
    .withTables<Tables>()
    .updateTable('topics_topic')
    .set({ ...changes[act], version: topic.version + 1 })
    .where('id', '=', id)
    .execute()
  const done = { close: 'closed', reopen: 'opened', archive: 'archived' } as const
  await note(tx, clock, actor, done[act], topic)
}

export async function putIntoTopic(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  id: string,
  input: { documentId: string; section: string },
): Promise<void> {
  const topic = await lockTopic(tx, id)
  if (topic.state !== 'open') throw new Refusal('topics.not_open', 409)
  const found = await publishedAmong(tx, [input.documentId])
  if (found.length === 0) throw new Refusal('topics.not_public', 422)
  await tx
    .withTables<Tables>()
    .insertInto('topics_item')
    .values({
      topic_id: id,
      document_id: input.documentId,
      section: input.section,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from topics_item where topic_id = ${id})`,
      added_at: clock.now(),
    })
    .onConflict((conflict) =>
      conflict.columns(['topic_id', 'document_id']).doUpdateSet({ section: input.section }),
    )
    .execute()
  await note(tx, clock, actor, 'filled', topic)
}

export async function takeOutOfTopic(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  document: string,
): Promise<void> {
  const topic = await lockTopic(tx, id)
  if (topic.state !== 'open') throw new Refusal('topics.not_open', 409)
  await tx
    .withTables<Tables>()
    .deleteFrom('topics_item')
    .where('topic_id', '=', id)
    .where('document_id', '=', document)
    .execute()
  await note(tx, clock, actor, 'filled', topic)
}

async function lockTopic(tx: Tx, id: string) {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('topics_topic')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('topics.not_found', 404)
  return row
}

function note(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  what: string,
  topic: { id: string; body_id: string },
) {
  return record(tx, clock, {
    kind: `topic.${what}`,
    subject: { kind: 'topic', id: topic.id },
    body: topic.body_id,
    ...(actor ? { actor: actor.id } : {}),
  })
}

/** Topics with what is in them, those that are open first. */
export async function listTopics(
  db: Db,
  filter: { site?: string | undefined; id?: string },
): Promise<TopicView[]> {
  const own = db.withTables<Tables>()
  let query = own.selectFrom('topics_topic').selectAll()
  if (filter.site) query = query.where('site_id', '=', filter.site)
  if (filter.id) query = query.where('id', '=', filter.id)
  const topics = await query
    .orderBy(sql`array_position(array['open', 'closed', 'archived'], state)`)
    .orderBy('opened_on', 'desc')
    .orderBy('id')
    .limit(500)
    .execute()
  if (topics.length === 0) return []
  const items = await own
    .selectFrom('topics_item')
    .selectAll()
    .where(
      'topic_id',
      'in',
      topics.map((topic) => topic.id),
    )
    .orderBy('position')
    .execute()
  const found = await publishedAmong(
    db,
    items.map((item) => item.document_id),
  )
  const documents = new Map(found.map((one) => [one.id, one]))
  return topics.map((topic) => ({
    id: topic.id,
    siteId: topic.site_id,
    title: topic.title,
    summary: topic.summary,
    state: topic.state,
    openedOn: topic.opened_on,
    closedOn: topic.closed_on,
    archivedOn: topic.archived_on,
    version: topic.version,
    items: items
      .filter((item) => item.topic_id === topic.id)
      .map((item) => ({
        documentId: item.document_id,
        title: documents.get(item.document_id)?.title ?? '（已撤回的信息）',
        section: item.section,
        publishedOn: documents.get(item.document_id)?.publishedOn ?? '',
        published: documents.has(item.document_id),
      })),
  }))
}

export async function bodyOfTopic(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('topics_topic')
    .select('body_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body_id
}
