import { badWordsIn } from '#foundation/guard'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { SurveyTexts } from './contract.ts'
import { type SurveyRecord, surveyRecord } from './run-survey.ts'
import type { Tables } from './tables.ts'

/** Takes a malicious free text out of sight. The answer stays as it was given and counts as before. */
export async function hideText(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  survey: string,
  input: { answer: string; question: string; reason: string },
): Promise<string> {
  const row = await surveyRecord(tx, survey)
  const own = tx.withTables<Tables>()
  const answer = await own
    .selectFrom('surveys_answer')
    .select('answers')
    .where('id', '=', input.answer)
    .where('survey_id', '=', survey)
    .executeTakeFirst()
  const question = row?.questions.find(({ key, type }) => key === input.question && type === 'text')
  if (!row || !question || answer?.answers[question.key] === undefined)
    throw new Refusal('surveys.no_text', 404)
  const id = newId()
  const hidden = await own
    .insertInto('surveys_hidden')
    .values({
      ...{ id, answer_id: input.answer, question_key: question.key, reason: input.reason },
      ...{ hidden_by: actor.id, hidden_at: clock.now() },
    })
    .onConflict((conflict) => conflict.columns(['answer_id', 'question_key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!hidden) throw new Refusal('surveys.text_hidden', 409)
  await record(tx, clock, {
    kind: 'survey_text.hidden',
    subject: { kind: 'survey_text', id },
    body: row.body_id,
    actor: actor.id,
    payload: { survey, question: question.key },
  })
  return id
}

/** What people wrote freely, a page at a time in an order that says nothing; listed words and what is hidden marked. */
export async function surveyTexts(
  db: Db,
  row: SurveyRecord,
  question: string,
  page: { page: number; size: number },
): Promise<SurveyTexts> {
  const answers = db
    .withTables<Tables>()
    .selectFrom('surveys_answer as a')
    .leftJoin('surveys_hidden as h', (join) =>
      join.onRef('h.answer_id', '=', 'a.id').on('h.question_key', '=', question),
    )
    .where('a.survey_id', '=', row.id)
    .where((eb) => eb(eb.ref('a.answers', '->>').key(question), 'is not', null))
  const [rows, { total }] = await Promise.all([
    answers
      .select(['a.id', 'a.answered_on', 'a.answers', 'h.id as hidden', 'h.reason'])
      .orderBy('a.id')
      .limit(page.size)
      .offset((page.page - 1) * page.size)
      .execute(),
    answers.select(({ fn }) => fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow(),
  ])
  const any = (await badWordsIn(db, ...rows.map(({ answers }) => String(answers[question] ?? '')))).length > 0
  const texts = await Promise.all(
    rows.map(async ({ id, answered_on, answers, hidden, reason }) => {
      const text = String(answers[question] ?? '')
      const words = any ? await badWordsIn(db, text) : []
      return {
        ...{ answer: id, day: answered_on, text, flagged: words.map(({ word }) => word).join('、') },
        hidden: hidden ? { id: hidden, reason: reason ?? '' } : null,
      }
    }),
  )
  return { rows: texts, total: Number(total) }
}
