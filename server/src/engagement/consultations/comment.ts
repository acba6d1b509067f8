import { sql } from 'kysely'
import type { FileStore } from '#foundation/files'
import { admitAttachment, badWordsIn, cleanText, maskNumbers } from '#foundation/guard'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { fillPattern, nextSerial } from '#foundation/numbering'
import { savePerson } from '#foundation/people'
import type { Clock } from '#platform/clock'
import { newId, readableCode, sha256, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { CommentInput, CommentWay } from './contract.ts'
import { consultationRecord, lockConsultation } from './store.ts'
import type { Tables } from './tables.ts'

export interface CommentArrival {
  cameBy: CommentWay
  actor?: Actor
  file?: { name: string; content: Buffer; store: FileStore }
}

/** Takes a comment in. It counts at once and is shown once somebody has read it. */
export async function submitComment(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  consultation: string,
  input: CommentInput,
  { cameBy, actor, file }: CommentArrival,
): Promise<{ id: string; number: string; code: string }> {
  const row = await consultationRecord(tx, consultation)
  if (!row) throw new Refusal('consultations.not_found', 404)
  // An hour after midnight of the last day the job may not have closed it yet; the day decides.
  if (row.state !== 'open' || (row.closes_on < clock.today() && cameBy === 'online'))
    throw new Refusal('consultations.cannot_comment', 409)
  const text = cleanText(input.text)
  if (text.length < 2 && !file) throw new Refusal('consultations.no_words', 422)
  const named = input.name !== '' && (input.phone !== '' || input.email !== '')
  if (!named && !row.anonymous && cameBy === 'online') throw new Refusal('consultations.name_needed', 422)
  const words = await badWordsIn(tx, text)
  if (words[0]?.kind === 'refuse' && cameBy === 'online')
    throw new Refusal('guard.words_refused', 422, { words: words.map(({ word }) => word).join('、') })
  await checkParagraph(tx, consultation, input.paragraph)
  const stored = file
    ? await file.store.put(tx, {
        class: 'private',
        name: file.name,
        mediaType: admitAttachment(file),
        content: file.content,
      })
    : undefined
  const id = newId()
  const code = readableCode(10)
  const person =
    input.name === ''
      ? null
      : await savePerson(tx, clock, vault, {
          ...{ name: input.name, phone: input.phone, email: input.email },
          ...{ documentKind: '', documentNumber: '', address: '', contact: '' },
        })
  // The serial last: whoever wants the next one waits from here until the commit.
  const serial = await nextSerial(tx, `consultation:${row.number}`, '')
  const number = fillPattern('{of}-{serial:5}', { of: row.number }, serial)
  await tx
    .withTables<Tables>()
    .insertInto('consultations_comment')
    .values({
      id,
      consultation_id: consultation,
      number,
      code_hash: sha256(code),
      paragraph_no: input.paragraph || null,
      person_id: person,
      came_by: cameBy,
      text,
      file_id: stored?.id ?? null,
      submitted_at: clock.now(),
      state: 'pending',
      flagged: words.map(({ word }) => word).join('、'),
      group_id: null,
      handled_by: null,
      handled_at: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'consultation.comment_received',
    subject: { kind: 'consultation_comment', id },
    body: row.body_id,
    ...(actor ? { actor: actor.id } : {}),
    payload: { consultation, number, paragraph: input.paragraph, cameBy, file: file !== undefined },
  })
  return { id, number, code }
}

async function checkParagraph(tx: Tx, consultation: string, no: number): Promise<void> {
  if (no === 0) return
  const found = await tx
    .withTables<Tables>()
    .selectFrom('consultations_paragraph')
    .select('no')
    .where('consultation_id', '=', consultation)
    .where('no', '=', no)
    .executeTakeFirst()
  if (!found) throw new Refusal('consultations.no_paragraph', 422)
}

/** Read: shown with numbers masked, kept without being shown, or hidden with a reason. Nothing is deleted. */
export async function moderateComments(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  consultation: string,
  input: { ids: readonly string[]; state: 'shown' | 'kept' | 'hidden'; reason: string },
): Promise<void> {
  const row = await consultationRecord(tx, consultation)
  if (!row) throw new Refusal('consultations.not_found', 404)
  if (input.state === 'hidden' && input.reason.length < 2) throw new Refusal('consultations.hide_reason', 422)
  const own = tx.withTables<Tables>()
  const comments = await own
    .selectFrom('consultations_comment')
    .select(['id', 'text', 'number'])
    .where('consultation_id', '=', consultation)
    .where('id', 'in', [...input.ids])
    .forUpdate()
    .execute()
  for (const { id, text, number } of comments) {
    await own
      .updateTable('consultations_comment')
      .set({
        state: input.state,
        public_text: input.state === 'shown' ? maskNumbers(text) : '',
        hidden_reason: input.state === 'hidden' ? input.reason : '',
        handled_by: actor.id,
        handled_at: clock.now(),
        version: sql<number>`version + 1`,
      })
      .where('id', '=', id)
      .execute()
    await record(tx, clock, {
      kind: `consultation.comment_${input.state}`,
      subject: { kind: 'consultation_comment', id },
      body: row.body_id,
      actor: actor.id,
      payload: { consultation, number },
    })
  }
  // The public page reads the consultation; it is told that its comments changed.
  await record(tx, clock, {
    kind: 'consultation.comments_read',
    subject: { kind: 'consultation', id: consultation },
    body: row.body_id,
    actor: actor.id,
    payload: { count: comments.length },
  })
}

/** Puts comments into a group that is answered as one, or takes them out. */
export async function sortComments(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  consultation: string,
  input: { ids: readonly string[]; group: string | null },
): Promise<void> {
  const row = await lockConsultation(tx, consultation, 'sort')
  await tx
    .withTables<Tables>()
    .updateTable('consultations_comment')
    .set({ group_id: input.group, version: sql<number>`version + 1` })
    .where('consultation_id', '=', consultation)
    .where('id', 'in', [...input.ids])
    .execute()
  await record(tx, clock, {
    kind: 'consultation.comments_sorted',
    subject: { kind: 'consultation', id: consultation },
    body: row.body_id,
    actor: actor.id,
    payload: { group: input.group, count: input.ids.length },
  })
}
