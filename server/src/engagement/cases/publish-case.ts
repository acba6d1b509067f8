import { cleanText } from '#foundation/guard'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { channelOf } from './channel.ts'
import { addStep, type CaseRecord } from './store.ts'
import type { Tables } from './tables.ts'

/** Shows letter and answer on the portal, in the wording an officer has read over: no personal data stands in it. */
export async function publishCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; title: string; asked: string; reply: string },
): Promise<void> {
  const row = await lockPlain(tx, id, input.version)
  const channel = await channelOf(tx, row.channel)
  if (channel.publishes === 'never') throw new Refusal('cases.channel_keeps_private', 409)
  if (channel.publishes === 'consent' && !row.consent) throw new Refusal('cases.no_consent', 409)
  if (row.first_answered_at === null) throw new Refusal('cases.publish_unanswered', 409)
  if (row.hidden_at) throw new Refusal('cases.publish_hidden', 409)
  await change(tx, clock, actor, row, 'published', true, '', {
    published_at: clock.now(),
    public_title: cleanText(input.title),
    public_asked: cleanText(input.asked),
    public_reply: cleanText(input.reply),
  })
}

/** Takes a case out of public view. A malicious one is hidden with a record and never deleted. */
export async function hideCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; reason: string },
): Promise<void> {
  const row = await lockPlain(tx, id, input.version)
  const set = { hidden_at: clock.now(), hidden_reason: input.reason }
  await change(tx, clock, actor, row, 'hidden', false, input.reason, set)
}

async function lockPlain(tx: Tx, id: string, version: number): Promise<CaseRecord> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('cases_case')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('cases.not_found', 404)
  if (row.version !== version) throw new Refusal('cases.changed_meanwhile', 409)
  return row
}

async function change(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  row: CaseRecord,
  act: 'published' | 'hidden',
  open: boolean,
  note: string,
  set: Partial<CaseRecord>,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('cases_case')
    .set({ ...set, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await addStep(tx, clock, row.id, { act, open, body: row.body_id, actor, note })
  await record(tx, clock, {
    kind: `case.${act}`,
    subject: { kind: 'case', id: row.id },
    body: row.body_id,
    actor: actor.id,
    payload: { number: row.number },
  })
}
