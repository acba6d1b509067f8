import { getBody, listBodies } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { type Clock, type Day, dayInShanghai } from '#platform/clock'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { DocumentContent } from '../contract.ts'
import { draftDocument } from '../draft-document.ts'
import { relateDocuments } from '../relations/relations.ts'
import type { Tables as DocumentTables } from '../tables.ts'
import { lockOpen, note } from './cleanup.ts'
import { decisionKinds, decisionLabels } from './contract.ts'
import type { Decision, Tables } from './tables.ts'

type Own = Tables & DocumentTables

/**
 * Drafts the announcement of a campaign's result: one table a decision. It goes the way of every document, and the
 * decisions take effect with its publication.
 */
export async function announceCleanup(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  columnId: string,
): Promise<string> {
  const cleanup = await lockOpen(tx, id)
  if (cleanup.announcement) return cleanup.announcement
  const items = await tx
    .withTables<Own>()
    .selectFrom('catalogue_cleanup_item as i')
    .innerJoin('catalogue_document as d', 'd.id', 'i.document_id')
    .where('i.cleanup_id', '=', id)
    .select(['d.title', 'd.document_number', 'd.body_id', 'i.decision', 'i.reason'])
    .orderBy('d.written_on')
    .execute()
  if (items.some((item) => item.decision === null)) throw new Refusal('cleanup.undecided', 409)
  const [body, issuers] = await Promise.all([
    getBody(tx, cleanup.body_id, clock.today()),
    listBodies(tx, clock.today(), [...new Set(items.map((item) => item.body_id))]),
  ])
  const names = new Map(issuers.map((issuer) => [issuer.id, issuer.name]))
  const escaped = (text: string) =>
    text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '')
  const tables = decisionKinds.flatMap((decision) => {
    const rows = items.filter((item) => item.decision === decision)
    if (rows.length === 0) return []
    const cells = rows.map((row, at) =>
      [String(at + 1), row.title, row.document_number, names.get(row.body_id) ?? '', row.reason]
        .map((text) => `<td>${escaped(text)}</td>`)
        .join(''),
    )
    const head = ['序号', '文件名称', '文号', '制定机关', '说明'].map((text) => `<th>${text}</th>`).join('')
    return [
      `<h2>${decisionLabels[decision]}的文件（${rows.length}件）</h2>`,
      `<table><thead><tr>${head}</tr></thead><tbody>${cells.map((row) => `<tr>${row}</tr>`).join('')}</tbody></table>`,
    ]
  })
  const content: DocumentContent = {
    ...emptyContent(clock.today()),
    title: `${body?.name ?? ''}关于公布${cleanup.title}结果的公告`,
    columnId,
    body: [
      `<p>经对截至${cleanup.as_of}现行有效的规章和行政规范性文件进行清理，现将结果予以公布。公布废止、宣布失效的文件自本公告发布之日起停止执行。</p>`,
      ...tables,
    ].join(''),
  }
  const announcement = await draftDocument(tx, clock, actor, cleanup.body_id, content)
  await tx
    .withTables<Own>()
    .updateTable('catalogue_cleanup')
    .set({ announcement })
    .where('id', '=', id)
    .execute()
  await note(tx, clock, actor.id, id, cleanup.body_id, 'cleanup.announced', { document: announcement })
  return announcement
}

const emptyContent = (today: Day): DocumentContent => ({
  title: '',
  documentNumber: '',
  jointIssuers: [],
  writtenOn: today,
  columnId: '',
  theme: '0201',
  genre: 'announcement',
  kind: null,
  attribute: 'active',
  ground: '',
  validUntil: null,
  keywords: ['文件清理'],
  abstract: '',
  body: '',
  attachments: [],
})

/** Lets the decisions of campaigns whose result has been published take effect. @returns how many were settled */
export async function settleCleanups(db: Db, clock: Clock): Promise<number> {
  const due = await db
    .withTables<Own>()
    .selectFrom('catalogue_cleanup as c')
    .innerJoin('catalogue_document as d', 'd.id', 'c.announcement')
    .select('c.id')
    .where('c.settled_at', 'is', null)
    .where('d.published_edition', 'is not', null)
    .where('d.state', '<>', 'withdrawn')
    .execute()
  for (const { id } of due) await inTransaction(db, (tx) => settle(tx, clock, id))
  return due.length
}

async function settle(tx: Tx, clock: Clock, id: string): Promise<void> {
  const own = tx.withTables<Own>()
  const cleanup = await lockOpen(tx, id)
  const announcement = await own
    .selectFrom('catalogue_document')
    .select(['id', 'body_id', 'published_at'])
    .where('id', '=', cleanup.announcement)
    .executeTakeFirstOrThrow()
  const on = dayInShanghai(announcement.published_at ?? clock.now())
  const items = await own
    .selectFrom('catalogue_cleanup_item as i')
    .innerJoin('catalogue_document as d', 'd.id', 'i.document_id')
    .where('i.cleanup_id', '=', id)
    .where('d.validity', 'in', ['in_force', 'amended', 'partly'])
    .select(['d.id', 'd.body_id', 'i.decision'])
    .execute()
  for (const item of items) {
    const change = changeOf(item.decision, on)
    if (!change) continue
    await own
      .updateTable('catalogue_document')
      .set({ ...change, updated_at: clock.now() })
      .where('id', '=', item.id)
      .execute()
    if (item.decision === 'repeal')
      await relateDocuments(
        tx,
        clock,
        undefined,
        { id: announcement.id, bodyId: announcement.body_id },
        { kind: 'repeals', to: item.id, outsideTitle: '', outsideUrl: '' },
      )
    await record(tx, clock, {
      kind: item.decision === 'repeal' ? 'document.repealed' : 'document.validity_changed',
      subject: { kind: 'document', id: item.id },
      body: item.body_id,
      payload: { on, validity: change.validity, by: announcement.id },
    })
  }
  await own.updateTable('catalogue_cleanup').set({ settled_at: clock.now() }).where('id', '=', id).execute()
  await note(tx, clock, undefined, id, cleanup.body_id, 'cleanup.settled', { documents: items.length })
}

function changeOf(decision: Decision | null, on: Day) {
  if (decision === 'repeal') return { validity: 'repealed' as const, repealed_on: on }
  if (decision === 'expire') return { validity: 'expired' as const, expired_on: null, repealed_on: on }
  if (decision === 'partly') return { validity: 'partly' as const }
  return undefined
}
