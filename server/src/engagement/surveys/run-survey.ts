import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { fillPattern, nextSerial } from '#foundation/numbering'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { SurveyInput } from './contract.ts'
import { type Question, questionnaireFault } from './questionnaire.ts'
import type { SurveyState, Tables } from './tables.ts'

export type SurveyRecord = Selectable<Tables['surveys_survey']>

const columns = (input: SurveyInput) => ({
  kind: input.kind,
  title: input.title,
  intro: input.intro,
  questions: sql<Question[]>`${JSON.stringify(input.questions)}::jsonb`,
  once_by: input.onceBy,
  quota: input.quota,
  closes_on: input.closesOn,
})

export async function surveyRecord(db: Db, id: string): Promise<SurveyRecord | undefined> {
  return db
    .withTables<Tables>()
    .selectFrom('surveys_survey')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function draftSurvey(tx: Tx, clock: Clock, actor: Actor, input: SurveyInput): Promise<string> {
  refuseFaulty(input.questions)
  const id = newId()
  const year = clock.today().slice(0, 4)
  const number = fillPattern('DC{year}{serial:4}', { year }, await nextSerial(tx, 'survey', year))
  await tx
    .withTables<Tables>()
    .insertInto('surveys_survey')
    .values({
      ...columns(input),
      ...{ id, number, body_id: input.bodyId, state: 'draft', version: 1, drafted_by: actor.id },
      ...{ opened_by: null, opened_at: null, closed_at: null, published_at: null },
    })
    .execute()
  await tell(tx, clock, actor, { id, body_id: input.bodyId, number }, 'drafted')
  return id
}

export async function editSurvey(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: SurveyInput & { version: number },
): Promise<void> {
  refuseFaulty(input.questions)
  const row = await lock(tx, id, ['draft'], 'edit', input.version)
  await save(tx, row, { ...columns(input), drafted_by: actor.id })
  await tell(tx, clock, actor, row, 'edited')
}

/** Opens the questionnaire; its questions stay as they are from now on. */
export async function openSurvey(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const row = await lock(tx, id, ['draft'], 'open', version)
  if (row.drafted_by === actor.id) throw new Refusal('surveys.own_draft', 403)
  if (row.closes_on <= clock.today()) throw new Refusal('surveys.ends_before_it_begins', 422)
  await save(tx, row, { state: 'open', opened_by: actor.id, opened_at: clock.now() })
  await tell(tx, clock, actor, row, 'opened')
}

export async function closeSurvey(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  id: string,
  version?: number,
): Promise<void> {
  const row = await lock(tx, id, ['open'], 'close', version)
  await save(tx, row, { state: 'closed', closed_at: clock.now() })
  await tell(tx, clock, actor, row, 'closed')
}

export async function publishSurvey(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; conclusion: string },
): Promise<void> {
  const row = await lock(tx, id, ['closed'], 'publish', input.version)
  await save(tx, row, { state: 'published', conclusion: input.conclusion, published_at: clock.now() })
  await tell(tx, clock, actor, row, 'published')
}

/** Closes the surveys whose last day is over. @returns how many */
export async function closeEndedSurveys(db: Db, clock: Clock): Promise<number> {
  const ended = await db
    .withTables<Tables>()
    .selectFrom('surveys_survey')
    .select('id')
    .where('state', '=', 'open')
    .where('closes_on', '<', clock.today())
    .execute()
  for (const { id } of ended)
    await inTransaction(db, (tx) => closeSurvey(tx, clock, undefined, id)).catch((error: unknown) => {
      // Another process closed it meanwhile.
      if (!(error instanceof Refusal)) throw error
    })
  return ended.length
}

function refuseFaulty(questions: readonly Question[]): void {
  const fault = questionnaireFault(questions)
  if (fault) throw new Refusal(fault, 422)
}

async function lock(
  tx: Tx,
  id: string,
  states: readonly SurveyState[],
  act: string,
  version: number | undefined,
): Promise<SurveyRecord> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('surveys_survey')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('surveys.not_found', 404)
  if (version !== undefined && row.version !== version) throw new Refusal('surveys.changed_meanwhile', 409)
  if (!states.includes(row.state)) throw new Refusal(`surveys.cannot_${act}`, 409)
  return row
}

async function save(
  tx: Tx,
  row: SurveyRecord,
  change: Partial<Omit<SurveyRecord, 'questions'>> & { questions?: ReturnType<typeof columns>['questions'] },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('surveys_survey')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}

async function tell(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  row: { id: string; body_id: string; number: string },
  act: string,
): Promise<void> {
  await record(tx, clock, {
    kind: `survey.${act}`,
    subject: { kind: 'survey', id: row.id },
    body: row.body_id,
    ...(actor ? { actor: actor.id } : {}),
    payload: { number: row.number },
  })
}
