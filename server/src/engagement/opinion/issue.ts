import { sql } from 'kysely'
import { getBody } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { letterDocx } from '#foundation/letters'
import { nextSerial } from '#foundation/numbering'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { issueKindLabels, severityLabels } from './contract.ts'
import type { IssueKind, Tables } from './tables.ts'

type Frozen = Tables['opinion_issue']['items']

/** Issues a numbered report from chosen items; their words are kept as they stood. @returns the id */
export async function issueReport(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  bodyId: string,
  input: { kind: IssueKind; title: string; summary: string; items: readonly string[] },
): Promise<string> {
  const rows = await tx
    .withTables<Tables>()
    .selectFrom('opinion_item')
    .selectAll()
    .where('body_id', '=', bodyId)
    .where('id', 'in', [...input.items])
    .orderBy('found_at')
    .execute()
  if (rows.length === 0) throw new Refusal('opinion.not_found', 404)
  const id = newId()
  const today = clock.today()
  const year = today.slice(0, 4)
  const serial = await nextSerial(tx, `opinion-issue:${bodyId}:${input.kind}`, year)
  const number = `${year}年第${serial}期`
  const items: Frozen = rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    text: `${severityLabels[row.severity]}，来源：${row.source}${row.url ? `（${row.url}）` : ''}。${row.text.slice(0, 600)}${row.response ? `回应情况：${row.response}` : '尚未回应。'}`,
  }))
  await tx
    .withTables<Tables>()
    .insertInto('opinion_issue')
    .values({
      ...{ id, body_id: bodyId, kind: input.kind, number, title: input.title, issued_on: today },
      ...{ summary: input.summary, issued_by: actor.id, issued_at: clock.now() },
      items: sql<Frozen>`${JSON.stringify(items)}::jsonb`,
    })
    .execute()
  await record(tx, clock, {
    kind: 'opinion.issued',
    subject: { kind: 'opinion_issue', id },
    body: bodyId,
    actor: actor.id,
    payload: { issue: input.kind, number, items: items.length },
  })
  return id
}

export async function issueRecord(db: Db, id: string) {
  return db
    .withTables<Tables>()
    .selectFrom('opinion_issue')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The issue as a Word document. */
export async function issueDocx(
  db: Db,
  clock: Clock,
  id: string,
): Promise<{ name: string; content: Buffer }> {
  const issue = await issueRecord(db, id)
  if (!issue) throw new Refusal('opinion.not_found', 404)
  const body = await getBody(db, issue.body_id, clock.today())
  const [year = '', month = '', date = ''] = issue.issued_on.split('-')
  const content = await letterDocx({
    issuer: body?.name ?? '',
    title: issueKindLabels[issue.kind],
    number: `${issue.number}　${issue.title}`,
    addressee: '各位领导',
    paragraphs: [
      ...issue.summary.split('\n').filter((line) => line.trim() !== ''),
      ...issue.items.flatMap((item, at) => [`${at + 1}. ${item.title}（${item.number}）`, item.text]),
    ],
    attachments: [],
    date: `${year}年${Number(month)}月${Number(date)}日`,
    contact: '',
  })
  return { name: `${issueKindLabels[issue.kind]}${issue.number}.docx`, content }
}
