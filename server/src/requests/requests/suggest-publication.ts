import { addWorkingDays, loadCalendar } from '#foundation/calendar'
import { cleanText } from '#foundation/guard'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { ruleAt } from '#foundation/rules'
import { type Clock, day } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { RequestDetail, SuggestionVerdict } from './contract.ts'
import { maySuggest } from './request.ts'
import { lockFor } from './store.ts'
import type { Tables } from './tables.ts'

/** The applicant suggests that what was disclosed to them be disclosed to everybody (Art 44 para 2), once. */
export async function suggestPublication(tx: Tx, clock: Clock, id: string, why: string): Promise<void> {
  const { row } = await lockFor(tx, id, 'retype', undefined)
  if (!maySuggest(row.outcome)) throw new Refusal('requests.cannot_suggest', 409)
  const made = await tx
    .withTables<Tables>()
    .insertInto('requests_suggestion')
    .values({
      request_id: id,
      body_id: row.body_id,
      why: cleanText(why),
      suggested_on: clock.today(),
      verdict: null,
      answered_on: null,
      answered_by: null,
    })
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .returning('request_id')
    .executeTakeFirst()
  if (!made) throw new Refusal('requests.suggested_already', 409)
  await record(tx, clock, {
    kind: 'request.publication_suggested',
    subject: { kind: 'request', id },
    body: row.body_id,
    payload: { on: clock.today() },
  })
}

/** The organ has examined the suggestion: it belongs to what is published, or it does not, with what it found. */
export async function answerSuggestion(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { verdict: SuggestionVerdict; answer: string },
): Promise<void> {
  const answered = await tx
    .withTables<Tables>()
    .updateTable('requests_suggestion')
    .set({ ...input, answered_on: clock.today(), answered_by: actor.id })
    .where('request_id', '=', id)
    .where('verdict', 'is', null)
    .returning('body_id')
    .executeTakeFirst()
  if (!answered) throw new Refusal('requests.no_suggestion', 409)
  await record(tx, clock, {
    kind: 'request.suggestion_answered',
    subject: { kind: 'request', id },
    body: answered.body_id,
    actor: actor.id,
    payload: { verdict: input.verdict, on: clock.today() },
  })
}

/** What was suggested and answered; an adopted one with the day by which it is to be public (Art 26). */
export async function suggestionOf(db: Db, id: string): Promise<RequestDetail['suggestion']> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('requests_suggestion')
    .selectAll()
    .where('request_id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { why, verdict, answer } = row
  const told = { why, verdict, answer, suggestedOn: row.suggested_on, answeredOn: row.answered_on }
  if (verdict !== 'adopted' || row.answered_on === null) return { ...told, publishBy: null }
  const on = day(row.answered_on)
  const days = (await ruleAt(db, 'publish.deadline', on)).value
  return { ...told, publishBy: addWorkingDays(await loadCalendar(db), on, days) }
}
