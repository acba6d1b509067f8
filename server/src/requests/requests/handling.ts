import { getBody } from '#foundation/bodies'
import { chineseDay } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { composeLetter, issueLetter } from './issue-letter.ts'
import { lockFor, save } from './store.ts'
import type { Tables } from './tables.ts'

/**
 * Gives work to an office of the organ, or asks another organ to help. Forwarding inside one organ keeps number and
 * clock: nothing but the task is new.
 */
export async function openTask(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  asked: {
    version: number
    kind: 'assign' | 'co_handle'
    office: string
    accountId: string
    task: string
    dueOn: string
  },
): Promise<string> {
  const { row } = await lockFor(tx, id, 'handle', asked.version)
  const today = clock.today()
  if (asked.dueOn !== '' && asked.dueOn < today) throw new Refusal('requests.task_due_past', 422)
  const taskId = newId()
  await tx
    .withTables<Tables>()
    .insertInto('requests_task')
    .values({
      id: taskId,
      request_id: id,
      kind: asked.kind,
      office: asked.office,
      account_id: asked.accountId === '' ? null : asked.accountId,
      body_id: null,
      task: asked.task,
      due_on: asked.dueOn === '' ? null : asked.dueOn,
      opened_by: actor.id,
      opened_on: today,
      answered_by: null,
      answered_on: null,
    })
    .execute()
  if (asked.kind === 'co_handle' && (await getBody(tx, row.body_id, today))) {
    const fields = { task: asked.task, due: asked.dueOn === '' ? '' : chineseDay(asked.dueOn) }
    const letter = await composeLetter(tx, clock, vault, row, ['co_handling'], fields, { to: asked.office })
    await issueLetter(tx, clock, vault, actor, row, 'co_handling', letter)
  }
  await save(tx, row, {})
  await record(tx, clock, {
    kind: 'request.task_opened',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { task: taskId, kind: asked.kind },
  })
  return taskId
}

/** The office answers, or hands the work back with why. */
export async function answerTask(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  taskId: string,
  answer: { answer: string; returned: boolean },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'handle', undefined)
  const answered = await tx
    .withTables<Tables>()
    .updateTable('requests_task')
    .set({ ...answer, answered_by: actor.id, answered_on: clock.today() })
    .where('id', '=', taskId)
    .where('request_id', '=', id)
    .where('answered_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!answered) throw new Refusal('requests.task_answered', 409)
  await save(tx, row, {})
  await record(tx, clock, {
    kind: answer.returned ? 'request.task_returned' : 'request.task_answered',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { task: taskId },
  })
}

/** A note for colleagues; the applicant never sees it. */
export async function addNote(tx: Tx, clock: Clock, actor: Actor, id: string, text: string): Promise<void> {
  const { row } = await lockFor(tx, id, 'retype', undefined)
  const note = newId()
  await tx
    .withTables<Tables>()
    .insertInto('requests_note')
    .values({ id: note, request_id: id, text, written_by: actor.id, written_at: clock.now() })
    .execute()
  await record(tx, clock, {
    kind: 'request.noted',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { note },
  })
}

/** Where was looked, with which words, and what came of it (Art 36 (4)). */
export async function recordSearch(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  search: { place: string; words: string; period: string; result: string; found: boolean },
): Promise<void> {
  const { row } = await lockFor(tx, id, 'handle', undefined)
  const searchId = newId()
  await tx
    .withTables<Tables>()
    .insertInto('requests_search')
    .values({ ...search, id: searchId, request_id: id, searched_by: actor.id, searched_on: clock.today() })
    .execute()
  await record(tx, clock, {
    kind: 'request.searched',
    subject: { kind: 'request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { search: searchId, found: search.found },
  })
}
