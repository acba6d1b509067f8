import { sql } from 'kysely'
import { cleanText } from '#foundation/guard'
import { record } from '#foundation/ledger'
import { addDays, type Clock, dayInShanghai } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { anotherRound } from './after-case.ts'
import { running } from './cards.ts'
import { channelOf } from './channel.ts'
import { addStep, type CaseRecord, lockCase, saveCase } from './store.ts'
import type { Tables } from './tables.ts'

const SUPPLEMENTS_MOST = 5

/** Whether the citizen may still take the matter up again: in time, and as often as the channel has a case redone. */
export function mayFollowUp(
  row: Pick<CaseRecord, 'state' | 'answered_at' | 'closed_at' | 'round'>,
  channel: { redo_most: number; reopens_days: number },
  now: Date,
): boolean {
  const since = row.answered_at ?? row.closed_at
  if ((row.state !== 'answered' && row.state !== 'closed') || !since || row.round > channel.redo_most)
    return false
  return dayInShanghai(now) <= addDays(dayInShanghai(since), channel.reopens_days)
}

export const maySupplement = (row: Pick<CaseRecord, 'state'>): boolean =>
  running.includes(row.state) || row.state === 'suspended'

/** 追问: the citizen says that the answer does not settle it; the same body answers again under a fresh limit. */
export async function followUp(
  tx: Tx,
  clock: Clock,
  id: string,
  input: { version: number; text: string },
): Promise<void> {
  const { row, channel } = await lockCase(tx, id, 'follow_up', input.version)
  if (!mayFollowUp(row, channel, clock.now())) throw new Refusal('cases.follow_up_over', 409)
  const text = cleanText(input.text)
  const change = await anotherRound(tx, clock, row)
  await addPost(tx, clock, row, 'follow_up', text, row.round + 1)
  await saveCase(tx, clock, row, change, { act: 'followed_up', open: true, note: '' })
}

/** 补充: what the citizen adds while the matter is on its way. */
export async function supplementCase(
  tx: Tx,
  clock: Clock,
  id: string,
  input: { text: string },
): Promise<void> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('cases_case')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('cases.not_found', 404)
  await channelOf(tx, row.channel)
  if (!maySupplement(row)) throw new Refusal('cases.cannot_supplement', 409)
  const before = (await postsOf(tx, id)).filter(
    ({ kind, round }) => kind === 'supplement' && round === row.round,
  )
  if (before.length >= SUPPLEMENTS_MOST) throw new Refusal('cases.supplements_most', 409)
  await addPost(tx, clock, row, 'supplement', cleanText(input.text), row.round)
  await addStep(tx, clock, id, { act: 'supplemented', open: true, body: row.body_id })
  await record(tx, clock, {
    kind: 'case.supplemented',
    subject: { kind: 'case', id },
    body: row.body_id,
    payload: { number: row.number, round: row.round },
  })
}

export async function addPost(
  tx: Tx,
  clock: Clock,
  row: Pick<CaseRecord, 'id'>,
  kind: 'supplement' | 'follow_up',
  text: string,
  round: number,
): Promise<void> {
  const own = tx.withTables<Tables>()
  await own
    .insertInto('cases_post')
    .values({ id: newId(), case_id: row.id, round, kind, text, at: clock.now() })
    .execute()
  await own
    .updateTable('cases_case')
    .set({ posts: sql<number>`posts + 1` })
    .where('id', '=', row.id)
    .execute()
}

/** What followed the letter, in order. */
export async function postsOf(db: Db, id: string) {
  return db
    .withTables<Tables>()
    .selectFrom('cases_post')
    .select(['kind', 'round', 'text', 'at'])
    .where('case_id', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** The citizen takes back that letter and answer may be read by all; both leave the portal at once. */
export async function withdrawConsent(tx: Tx, clock: Clock, id: string): Promise<void> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('cases_case')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('cases.not_found', 404)
  if (!row.consent) throw new Refusal('cases.no_consent_given', 409)
  const change = {
    ...{ consent: false, consent_withdrawn_at: clock.now(), published_at: null },
    ...{ public_title: '', public_asked: '', public_reply: '' },
  }
  await saveCase(tx, clock, row, change, { act: 'consent_withdrawn', open: true })
}
