import { sql } from 'kysely'
import writeXlsxFile from 'write-excel-file/node'
import { listBodies } from '#foundation/bodies'
import { type Actor, bodiesFor, mayAct } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { SurveyDetail, SurveyRow } from './contract.ts'
import { openers, readers, workers } from './policy.ts'
import { type Answer, satisfactionOf, tally } from './questionnaire.ts'
import type { SurveyRecord } from './run-survey.ts'
import type { Tables } from './tables.ts'

export async function surveyRows(db: Db, clock: Clock, rows: readonly SurveyRecord[]): Promise<SurveyRow[]> {
  const bodies = await listBodies(db, clock.today(), [...new Set(rows.map((row) => row.body_id))])
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    kind: row.kind,
    title: row.title,
    bodyId: row.body_id,
    bodyName: bodies.find(({ id }) => id === row.body_id)?.name ?? '',
    state: row.state,
    closesOn: row.closes_on,
    answers: row.answers,
    quota: row.quota,
  }))
}

export async function listSurveys(db: Db, clock: Clock, actor: Actor): Promise<SurveyRow[]> {
  const bodies = bodiesFor(actor, readers)
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('surveys_survey')
    .selectAll()
    .where('body_id', 'in', bodies)
    .orderBy(sql`array_position(array['draft', 'open', 'closed', 'published'], state)`)
    .orderBy('closes_on', 'desc')
    .limit(500)
    .execute()
  return surveyRows(db, clock, rows)
}

export async function publicSurveys(db: Db, clock: Clock): Promise<SurveyRow[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('surveys_survey')
    .selectAll()
    .where('state', '<>', 'draft')
    .orderBy(sql`state <> 'open'`)
    .orderBy('opened_at', 'desc')
    .limit(200)
    .execute()
  return surveyRows(db, clock, rows)
}

const HIDDEN = '（已屏蔽）'

const answersOf = async (db: Db, id: string) =>
  db
    .withTables<Tables>()
    .selectFrom('surveys_answer')
    .select(['id', 'answered_on', 'answers'])
    .where('survey_id', '=', id)
    // In an order that says nothing.
    .orderBy('id')
    .execute()

/** The answers as they may be read: a hidden text counts, and says that it is hidden. */
async function readableAnswers(db: Db, id: string) {
  const [answers, hidden] = await Promise.all([
    answersOf(db, id),
    db
      .withTables<Tables>()
      .selectFrom('surveys_hidden as h')
      .innerJoin('surveys_answer as a', 'a.id', 'h.answer_id')
      .select(['h.answer_id', 'h.question_key'])
      .where('a.survey_id', '=', id)
      .execute(),
  ])
  const covered = new Map<string, Record<string, Answer>>()
  for (const { answer_id, question_key } of hidden)
    covered.set(answer_id, { ...covered.get(answer_id), [question_key]: HIDDEN })
  return answers.map((one) => ({ ...one, answers: { ...one.answers, ...covered.get(one.id) } }))
}

/** The counts of a survey, for screens and for the public result. */
export async function surveyResult(db: Db, row: SurveyRecord) {
  const found = await readableAnswers(db, row.id)
  const tallies = tally(
    row.questions,
    found.map(({ answers }) => answers),
  )
  const days = new Map<string, number>()
  for (const { answered_on } of found) days.set(answered_on, (days.get(answered_on) ?? 0) + 1)
  return {
    tallies,
    byDay: [...days].sort().map(([day, count]) => ({ day, count })),
    satisfaction: satisfactionOf(row.questions, tallies) ?? null,
  }
}

export async function surveyDetail(
  db: Db,
  clock: Clock,
  actor: Actor,
  row: SurveyRecord,
): Promise<SurveyDetail> {
  const [[base], result] = await Promise.all([surveyRows(db, clock, [row]), surveyResult(db, row)])
  if (!base) throw new Error('a row gives a row')
  return {
    ...base,
    ...result,
    version: row.version,
    intro: row.intro,
    questions: row.questions,
    onceBy: row.once_by,
    conclusion: row.conclusion,
    may: {
      edit: mayAct(actor, workers, row.body_id),
      open: mayAct(actor, openers, row.body_id) && row.drafted_by !== actor.id,
    },
  }
}

const shown = (answer: Answer | undefined): string => {
  if (answer === undefined) return ''
  if (typeof answer === 'string') return answer
  if (Array.isArray(answer)) return answer.join('；')
  return Object.entries(answer)
    .map(([row, option]) => `${row}：${option}`)
    .join('；')
}

/** Every answer as one line of a workbook, in an order that says nothing. */
export async function answersWorkbook(db: Db, row: SurveyRecord): Promise<Buffer> {
  const found = await readableAnswers(db, row.id)
  const head = ['日期', ...row.questions.map(({ label }) => label)].map((value) => ({
    value,
    fontWeight: 'bold' as const,
  }))
  const lines = found.map(({ answered_on, answers }) =>
    [answered_on, ...row.questions.map(({ key }) => shown(answers[key]))].map((value) => ({
      value,
      type: String,
    })),
  )
  return writeXlsxFile([head, ...lines], {}).toBuffer()
}
