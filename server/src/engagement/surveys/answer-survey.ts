import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { badWordsIn, cleanText, maskNumbers } from '#foundation/guard'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type Answer, type Answers, answerFault, answerOf, askedOf, type Question } from './questionnaire.ts'
import type { SurveyRecord } from './run-survey.ts'
import type { Tables } from './tables.ts'

/** Reads a sent form: the answers that were asked for, and what is wrong by question. */
export function readAnswers(
  survey: Pick<SurveyRecord, 'questions'>,
  all: (name: string) => readonly string[],
): { answers: Answers; problems: Record<string, string> } {
  const given = Object.fromEntries(
    survey.questions.flatMap((question) => {
      const answer = answerOf(question, all)
      return answer === undefined ? [] : [[question.key, answer] as const]
    }),
  )
  const asked = askedOf(survey.questions, given)
  const problems: Record<string, string> = {}
  const answers: Record<string, Answers[string]> = {}
  for (const question of asked) {
    const answer = given[question.key]
    const fault = answerFault(question, answer)
    if (fault) problems[question.key] = fault
    else if (answer !== undefined) answers[question.key] = kept(question, answer)
  }
  return { answers, problems }
}

/** Nobody is asked who they are here: a number by which the writer could be found is not kept (个人信息保护法 Art 6). */
function kept(question: Question, answer: Answer): Answer {
  if (typeof answer !== 'string') return answer
  return question.type === 'text' ? maskNumbers(cleanText(answer)) : cleanText(answer)
}

/**
 * Takes an answer: the ticket says that this person has answered this survey, the answer lies apart from it under a
 * random name. @param voter a verified account or a browser's token
 */
export async function answerSurvey(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  id: string,
  voter: string,
  answers: Answers,
): Promise<void> {
  const own = tx.withTables<Tables>()
  // The count is raised first: its row lock makes the quota exact.
  const survey = await own
    .updateTable('surveys_survey')
    .set({ answers: sql<number>`answers + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  if (!survey) throw new Refusal('surveys.not_found', 404)
  if (survey.state !== 'open' || survey.closes_on < clock.today()) throw new Refusal('surveys.ended', 409)
  if (survey.quota !== null && survey.answers > survey.quota) throw new Refusal('surveys.full', 409)
  const written = survey.questions.filter(({ type }) => type === 'text').map(({ key }) => answers[key] ?? '')
  const words = await badWordsIn(tx, ...written.map(String))
  if (words[0]?.kind === 'refuse')
    throw new Refusal('guard.words_refused', 422, { words: words.map(({ word }) => word).join('、') })
  const ticket = await own
    .insertInto('surveys_ticket')
    .values({ survey_id: id, digest: vault.blindIndex(`${id}:${voter}`, 'surveys_ticket.digest') })
    .onConflict((conflict) => conflict.doNothing())
    .returning('survey_id')
    .executeTakeFirst()
  if (!ticket) throw new Refusal('surveys.answered_already', 409)
  await refuseFullOptions(tx, survey, answers)
  await own
    .insertInto('surveys_answer')
    .values({
      id: randomUUID(),
      survey_id: id,
      answered_on: clock.today(),
      answers: sql<Answers>`${JSON.stringify(answers)}::jsonb`,
    })
    .execute()
}

async function refuseFullOptions(tx: Tx, survey: SurveyRecord, answers: Answers): Promise<void> {
  for (const question of survey.questions) {
    const option = answers[question.key]
    const most = typeof option === 'string' ? question.quotas[option] : undefined
    if (most === undefined || typeof option !== 'string') continue
    const { count } = await tx
      .withTables<Tables>()
      .selectFrom('surveys_answer')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('survey_id', '=', survey.id)
      .where(sql<boolean>`answers ->> ${question.key} = ${option}`)
      .executeTakeFirstOrThrow()
    if (count >= most) throw new Refusal('surveys.option_full', 409, { option })
  }
}
