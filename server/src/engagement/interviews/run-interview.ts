import { type Selectable, sql } from 'kysely'
import { type FileStore, mediaTypeOf } from '#foundation/files'
import { badWordsIn, cleanText, maskNumbers } from '#foundation/guard'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { fillPattern, nextSerial } from '#foundation/numbering'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { InterviewInput, LineInput } from './contract.ts'
import { type Guest, type InterviewAct, mayBe } from './interview.ts'
import type { Tables } from './tables.ts'

export type InterviewRecord = Selectable<Tables['interviews_interview']>

export async function interviewRecord(db: Db, id: string): Promise<InterviewRecord | undefined> {
  return db
    .withTables<Tables>()
    .selectFrom('interviews_interview')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

function columns(input: InterviewInput) {
  const [starts, ends] = [new Date(input.startsAt), new Date(input.endsAt)]
  if (ends <= starts) throw new Refusal('interviews.ends_before_it_begins', 422)
  return {
    title: input.title,
    intro: input.intro,
    host: input.host,
    guests: sql<Guest[]>`${JSON.stringify(input.guests)}::jsonb`,
    starts_at: starts,
    ends_at: ends,
  }
}

export async function draftInterview(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  input: InterviewInput,
): Promise<string> {
  const id = newId()
  const year = clock.today().slice(0, 4)
  const number = fillPattern('FT{year}{serial:4}', { year }, await nextSerial(tx, 'interview', year))
  await tx
    .withTables<Tables>()
    .insertInto('interviews_interview')
    .values({
      ...columns(input),
      ...{ id, number, body_id: input.bodyId, state: 'draft', version: 1, drafted_by: actor.id },
      ...{ announced_at: null, started_at: null, ended_at: null },
    })
    .execute()
  await tell(tx, clock, actor, { id, body_id: input.bodyId }, 'drafted', { number })
  return id
}

export async function editInterview(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: InterviewInput & { version: number },
): Promise<void> {
  const row = await lock(tx, id, 'edit', input.version)
  await save(tx, row, columns(input))
  await tell(tx, clock, actor, row, 'edited')
}

/** Publishes the notice and opens the question box. */
export const announceInterview = (tx: Tx, clock: Clock, actor: Actor, id: string, version: number) =>
  step(tx, clock, actor, id, version, 'announce', { state: 'announced', announced_at: clock.now() })

export const startInterview = (tx: Tx, clock: Clock, actor: Actor, id: string, version: number) =>
  step(tx, clock, actor, id, version, 'start', { state: 'live', started_at: clock.now() })

export const endInterview = (tx: Tx, clock: Clock, actor: Actor, id: string, version: number) =>
  step(tx, clock, actor, id, version, 'end', { state: 'ended', ended_at: clock.now() })

export const addRecording = (
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; recordingUrl: string; summary: string },
) =>
  step(tx, clock, actor, id, input.version, 'record', {
    recording_url: input.recordingUrl,
    summary: input.summary,
  })

/** Writes one line of the live text; numbers run without gaps, so a reader can tell what is missing. */
export async function sayLine(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: LineInput,
  files?: FileStore,
): Promise<number> {
  const row = await lock(tx, id, 'say')
  const text = cleanText(input.text)
  if (text === '' && !input.picture) throw new Refusal('interviews.says_nothing', 422)
  const own = tx.withTables<Tables>()
  const no = row.lines + 1
  await own
    .insertInto('interviews_line')
    .values({
      interview_id: id,
      no,
      kind: input.kind,
      speaker: input.speaker,
      text,
      file_id: input.picture && files ? await storePicture(tx, files, actor, input.picture) : null,
      question_id: input.question,
      at: clock.now(),
      said_by: actor.id,
    })
    .execute()
  await own.updateTable('interviews_interview').set({ lines: no }).where('id', '=', id).execute()
  if (input.question)
    await own
      .updateTable('interviews_question')
      .set({ state: input.kind === 'guest' ? 'answered' : 'chosen' })
      .where('id', '=', input.question)
      .where('interview_id', '=', id)
      .execute()
  await tell(tx, clock, actor, row, 'line_said', { no })
  return no
}

async function storePicture(
  tx: Tx,
  files: FileStore,
  actor: Actor,
  picture: { name: string; base64: string },
): Promise<string> {
  const content = Buffer.from(picture.base64, 'base64')
  const mediaType = mediaTypeOf(picture.name, content)
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg')
    throw new Refusal('interviews.not_a_picture', 422)
  const stored = await files.put(tx, {
    class: 'public',
    name: picture.name,
    mediaType,
    content,
    createdBy: actor.id,
  })
  return stored.id
}

/** A question for the box; an officer chooses which are put to the guests. */
export async function askQuestion(
  tx: Tx,
  clock: Clock,
  id: string,
  input: { name: string; text: string },
): Promise<void> {
  const row = await lock(tx, id, 'ask')
  const text = maskNumbers(cleanText(input.text))
  const words = await badWordsIn(tx, text, input.name)
  if (words[0]?.kind === 'refuse')
    throw new Refusal('guard.words_refused', 422, { words: words.map(({ word }) => word).join('、') })
  await tx
    .withTables<Tables>()
    .insertInto('interviews_question')
    .values({
      id: newId(),
      interview_id: id,
      name: cleanText(input.name) || '网友',
      text,
      asked_at: clock.now(),
      state: 'pending',
      flagged: words.map(({ word }) => word).join('、'),
    })
    .execute()
  await tell(tx, clock, undefined, row, 'question_asked')
}

export async function settleQuestion(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  question: string,
  input: { state: 'pending' | 'chosen' | 'answered' | 'hidden'; reason: string },
): Promise<void> {
  if (input.state === 'hidden' && input.reason.length < 2) throw new Refusal('interviews.hide_reason', 422)
  const row = await interviewRecord(tx, id)
  const changed = await tx
    .withTables<Tables>()
    .updateTable('interviews_question')
    .set({ state: input.state, hidden_reason: input.reason })
    .where('id', '=', question)
    .where('interview_id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!row || !changed) throw new Refusal('interviews.not_found', 404)
  await tell(tx, clock, actor, row, `question_${input.state}`, { question })
}

async function step(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
  act: InterviewAct,
  change: Partial<Omit<InterviewRecord, 'guests'>>,
): Promise<void> {
  const row = await lock(tx, id, act, version)
  await save(tx, row, change)
  const past = { announce: 'announced', start: 'started', end: 'ended', record: 'recorded' } as const
  await tell(tx, clock, actor, row, act in past ? past[act as keyof typeof past] : act)
}

async function lock(tx: Tx, id: string, act: InterviewAct, version?: number): Promise<InterviewRecord> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('interviews_interview')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('interviews.not_found', 404)
  if (version !== undefined && row.version !== version) throw new Refusal('interviews.changed_meanwhile', 409)
  if (!mayBe(row.state, act)) throw new Refusal(`interviews.cannot_${act}`, 409)
  return row
}

async function save(
  tx: Tx,
  row: InterviewRecord,
  change: Partial<Omit<InterviewRecord, 'guests'>> & { guests?: ReturnType<typeof columns>['guests'] },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('interviews_interview')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}

async function tell(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  row: { id: string; body_id: string },
  act: string,
  payload: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await record(tx, clock, {
    kind: `interview.${act}`,
    subject: { kind: 'interview', id: row.id },
    body: row.body_id,
    ...(actor ? { actor: actor.id } : {}),
    payload,
  })
}
