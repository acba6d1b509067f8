import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { nextSerial } from '#foundation/numbering'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import { type Db, lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { publishedAmong } from '#publication/catalogue'
import type { IssueRow } from './contract.ts'
import type { Tables } from './tables.ts'

export async function openIssue(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  bodyId: string,
  year: number,
): Promise<string> {
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('gazette_issue')
    .values({
      id,
      body_id: bodyId,
      year,
      number: null,
      state: 'draft',
      created_by: actor.id,
      created_at: clock.now(),
      published_at: null,
    })
    .execute()
  await note(tx, clock, actor, id, bodyId, 'gazette.opened', {})
  return id
}

/** Puts the chosen documents into the issue in this order. */
export async function compileIssue(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; documents: readonly string[] },
): Promise<void> {
  const issue = await lockDraft(tx, id)
  if (issue.version !== input.version) throw new Refusal('gazette.changed_meanwhile', 409)
  const wanted = [...new Set(input.documents)]
  const known = await publishedAmong(tx, wanted)
  if (known.length !== wanted.length) throw new Refusal('gazette.not_on_line', 409, { title: '' })
  const own = tx.withTables<Tables>()
  await own.deleteFrom('gazette_entry').where('issue_id', '=', id).execute()
  if (wanted.length > 0)
    await own
      .insertInto('gazette_entry')
      .values(
        wanted.map((document, position) => ({
          issue_id: id,
          position,
          document_id: document,
          edition_id: null,
        })),
      )
      .execute()
  await own
    .updateTable('gazette_issue')
    .set({ version: issue.version + 1 })
    .where('id', '=', id)
    .execute()
  await note(tx, clock, actor, id, issue.body_id, 'gazette.compiled', { documents: wanted })
}

/** Numbers the issue within its year and puts it on line; what it holds must be on line itself. */
export async function publishIssue(tx: Tx, clock: Clock, actor: Actor, id: string): Promise<number> {
  const issue = await lockDraft(tx, id)
  const own = tx.withTables<Tables>()
  const entries = await own.selectFrom('gazette_entry').selectAll().where('issue_id', '=', id).execute()
  if (entries.length === 0) throw new Refusal('gazette.empty', 409)
  const documents = entries.map((entry) => entry.document_id)
  const known = await publishedAmong(tx, documents)
  if (known.length !== documents.length) throw new Refusal('gazette.not_on_line', 409, { title: '' })
  const number = await nextSerial(tx, `gazette:${issue.body_id}`, String(issue.year))
  await own
    .updateTable('gazette_issue')
    .set({ state: 'published', number, published_at: clock.now(), version: issue.version + 1 })
    .where('id', '=', id)
    .execute()
  await note(tx, clock, actor, id, issue.body_id, 'gazette.published', {
    year: issue.year,
    number,
    documents,
  })
  return number
}

async function lockDraft(tx: Tx, id: string) {
  await lockSubject(tx, `gazette:${id}`)
  const row = await tx
    .withTables<Tables>()
    .selectFrom('gazette_issue')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('gazette.not_found', 404)
  if (row.state === 'published') throw new Refusal('gazette.published', 409)
  return row
}

function note(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  body: string,
  kind: string,
  payload: Record<string, number | readonly string[]>,
) {
  return record(tx, clock, { kind, subject: { kind: 'gazette', id }, body, actor: actor.id, payload })
}

export async function bodyOfIssue(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('gazette_issue')
    .select('body_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body_id
}

/** Issues with their contents; of some bodies for the office, the published ones for the public. */
export async function listIssues(
  db: Db,
  filter: { bodies?: readonly string[]; published?: true; year?: number; number?: number },
): Promise<IssueRow[]> {
  if (filter.bodies?.length === 0) return []
  const own = db.withTables<Tables>()
  const issues = await own
    .selectFrom('gazette_issue')
    .selectAll()
    .$if(filter.bodies !== undefined, (query) => query.where('body_id', 'in', [...(filter.bodies ?? [])]))
    .$if(filter.published === true, (query) => query.where('state', '=', 'published'))
    .$if(filter.year !== undefined, (query) => query.where('year', '=', filter.year ?? 0))
    .$if(filter.number !== undefined, (query) => query.where('number', '=', filter.number ?? 0))
    .orderBy('year', 'desc')
    .orderBy('number', 'desc')
    .limit(500)
    .execute()
  if (issues.length === 0) return []
  const entries = await own
    .selectFrom('gazette_entry')
    .select(['issue_id', 'document_id'])
    .where(
      'issue_id',
      'in',
      issues.map((issue) => issue.id),
    )
    .orderBy('position')
    .execute()
  const facts = new Map(
    (
      await publishedAmong(
        db,
        entries.map((entry) => entry.document_id),
      )
    ).map((fact) => [fact.id, fact]),
  )
  return issues.map((issue) => ({
    id: issue.id,
    bodyId: issue.body_id,
    year: issue.year,
    number: issue.number,
    state: issue.state,
    publishedAt: issue.published_at?.toISOString() ?? null,
    version: issue.version,
    entries: entries.flatMap((entry) => {
      const fact = entry.issue_id === issue.id ? facts.get(entry.document_id) : undefined
      return fact
        ? [
            {
              documentId: fact.id,
              title: fact.title,
              documentNumber: fact.documentNumber,
              publishedOn: fact.publishedOn,
            },
          ]
        : []
    }),
  }))
}
