import { zipSync } from 'fflate'
import type { FileStore } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { browseEntries, record } from '#foundation/ledger'
import { revealPerson } from '#foundation/people'
import { type Clock, momentInShanghai } from '#platform/clock'
import { newId, sha256, type Vault } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { filesOf, readCaseFile } from './case-files.ts'
import { postsOf } from './follow-up.ts'
import { addStep, type CaseRecord } from './store.ts'
import type { Tables } from './tables.ts'
import { stepText } from './timeline.ts'

const json = (value: unknown) =>
  Buffer.from(
    JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one), 2),
    'utf8',
  )

/**
 * A malicious letter for the police: the letter as it came with who wrote it, its files, its whole history and its
 * ledger entries, each named in a list of digests. The digest of the package itself goes into the ledger, so that the
 * sealed package can be told from any other. The letter stays; it is hidden and never deleted.
 */
export async function sealEvidence(
  db: Db,
  clock: Clock,
  vault: Vault,
  store: FileStore,
  actor: Actor,
  row: CaseRecord,
  input: { organ: string; reason: string },
): Promise<{ name: string; content: Buffer }> {
  if (!row.hidden_at) throw new Refusal('cases.not_hidden', 409)
  const [steps, posts, files, entries] = await Promise.all([
    db
      .withTables<Tables>()
      .selectFrom('cases_step')
      .selectAll()
      .where('case_id', '=', row.id)
      .orderBy('at')
      .execute(),
    postsOf(db, row.id),
    filesOf(db, row.id),
    browseEntries(db, { subject: row.id }, { limit: 1_000, offset: 0 }),
  ])
  return inTransaction(db, async (tx) => {
    const person = row.person_id
      ? await revealPerson(tx, clock, vault, row.person_id, {
          ...{ actor: actor.id, body: row.desk_body_id, reason: `移送${input.organ}：${input.reason}` },
          about: { kind: 'case', id: row.id },
        })
      : null
    const parts: Record<string, Uint8Array> = {
      '来件.json': json({
        ...{ 编号: row.number, 提交时间: momentInShanghai(row.submitted_at), 事由: row.title },
        ...{ 内容: row.asked, 地点: row.place, 屏蔽理由: row.hidden_reason },
        来信人: person && { 姓名: person.name, 电话: person.phone, 邮箱: person.email },
        后续: posts.map(({ kind, text, at }) => ({ 类别: kind, 内容: text, 时间: momentInShanghai(at) })),
      }),
      '办理过程.json': json(
        steps.map(({ at, act, note }) => ({
          ...{ 时间: momentInShanghai(at), 环节: stepText(act, ''), 说明: note },
        })),
      ),
      '账本记录.json': json(entries),
    }
    for (const file of files)
      parts[`附件/${file.name}`] = (await readCaseFile(tx, store, row.id, file.file_id)).content
    const list = Object.entries(parts).map(([name, content]) => `${sha256(content).toString('hex')}  ${name}`)
    parts['清单.sha256'] = Buffer.from(`${list.join('\n')}\n`)
    const content = Buffer.from(zipSync(parts, { level: 6 }))
    const digest = sha256(content)
    const id = newId()
    await tx
      .withTables<Tables>()
      .insertInto('cases_evidence')
      .values({
        ...{ id, case_id: row.id, organ: input.organ, reason: input.reason, digest },
        ...{ sealed_by: actor.id, sealed_at: clock.now(), received_on: null, receipt_by: null },
      })
      .execute()
    await tell(tx, clock, actor, row, 'evidence_sealed', { digest: digest.toString('hex') })
    return { name: `证据-${row.number}.zip`, content }
  })
}

/** 回执: what the police signed for; entered once and never changed. */
export async function enterReceipt(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  row: CaseRecord,
  evidence: string,
  input: { receiptNumber: string; receivedBy: string; receivedOn: string },
): Promise<void> {
  const own = tx.withTables<Tables>()
  const found = await own
    .selectFrom('cases_evidence')
    .select('received_on')
    .where('id', '=', evidence)
    .where('case_id', '=', row.id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('cases.no_evidence', 404)
  if (found.received_on) throw new Refusal('cases.receipt_known', 409)
  await own
    .updateTable('cases_evidence')
    .set({
      ...{ receipt_number: input.receiptNumber, received_by: input.receivedBy },
      ...{ received_on: input.receivedOn, receipt_by: actor.id },
    })
    .where('id', '=', evidence)
    .execute()
  await tell(tx, clock, actor, row, 'evidence_received', { receivedOn: input.receivedOn })
}

export async function evidenceOf(db: Db, id: string) {
  return db
    .withTables<Tables>()
    .selectFrom('cases_evidence')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('sealed_at')
    .execute()
}

async function tell(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  row: CaseRecord,
  act: string,
  payload: Readonly<Record<string, string>>,
): Promise<void> {
  await addStep(tx, clock, row.id, { act, open: false, body: row.desk_body_id, actor })
  await record(tx, clock, {
    kind: `case.${act}`,
    subject: { kind: 'case', id: row.id },
    body: row.desk_body_id,
    actor: actor.id,
    payload: { number: row.number, ...payload },
  })
}
