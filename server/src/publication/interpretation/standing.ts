import { addWorkingDays, loadCalendar } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { ruleAt, ruleOnDays } from '#foundation/rules'
import type { Clock, Day } from '#platform/clock'
import { type Db, lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { documentFacts, holdDocument, relationsOf, releaseDocument } from '#publication/catalogue'
import type { InterpretationForm, PlanInput, Standing, StandingInput } from './contract.ts'
import type { Tables } from './tables.ts'

const HOLD = 'interpretation'

async function policyOf(db: Db, document: string) {
  const row = await db
    .withTables<Tables>()
    .selectFrom('interpretation_policy')
    .selectAll()
    .where('document_id', '=', document)
    .executeTakeFirst()
  return row
}

/** What stands at a document: whether it is to be interpreted, its plan, its last day, the forms it has itself. */
export async function standingOf(db: Db, document: string): Promise<Omit<Standing, 'mayEdit'>> {
  const [row, facts, relations, forms] = await Promise.all([
    policyOf(db, document),
    documentFacts(db, document),
    relationsOf(db, document),
    db
      .withTables<Tables>()
      .selectFrom('interpretation_form')
      .select('form')
      .where('document_id', '=', document)
      .execute(),
  ])
  const flagged = row !== undefined && row.lifted_at === null
  const limit = facts?.publishedOn ? await deadline(db, facts.publishedOn) : undefined
  const first = relations
    .filter(
      (relation) => relation.kind === 'interprets' && relation.direction === 'back' && relation.published,
    )
    .map((relation) => relation.publishedOn ?? '')
    .toSorted()[0]
  return {
    flagged,
    version: row?.version ?? 0,
    plan:
      flagged && row.planned_on
        ? { forms: row.forms, responsible: row.responsible, plannedOn: row.planned_on }
        : null,
    due: flagged ? (limit?.due ?? null) : null,
    source: limit?.source ?? '',
    interpretedOn: first ?? null,
    forms: forms.map(({ form }) => form),
  }
}

/** 同步发布, at the latest the working days of the rule after the policy itself. */
export async function deadline(db: Db, publishedOn: Day): Promise<{ due: Day; source: string }> {
  const [calendar, rule] = await Promise.all([
    loadCalendar(db),
    ruleAt(db, 'interpretation.deadline', publishedOn),
  ])
  return { due: addWorkingDays(calendar, publishedOn, rule.value), source: rule.source }
}

/** The last days of many policies, each by the day of its publication. */
export async function deadlines(db: Db): Promise<(publishedOn: Day) => Day> {
  const [calendar, rule] = await Promise.all([loadCalendar(db), ruleOnDays(db, 'interpretation.deadline')])
  return (publishedOn) => addWorkingDays(calendar, publishedOn, rule(publishedOn).value)
}

/** Flags a policy for interpretation, plans it, or takes the flag off. */
export async function setStanding(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  document: { id: string; bodyId: string },
  input: StandingInput,
): Promise<void> {
  await lockSubject(tx, `interpretation:${document.id}`)
  const own = tx.withTables<Tables>()
  const row = await policyOf(tx, document.id)
  if ((row?.version ?? 0) !== input.version) throw new Refusal('interpretation.changed_meanwhile', 409)
  const plan: PlanInput | null = input.flagged ? input.plan : null
  const values = {
    lifted_at: input.flagged ? null : clock.now(),
    forms: plan?.forms ?? [],
    responsible: plan?.responsible ?? '',
    planned_on: plan?.plannedOn ?? null,
    planned_by: plan ? (actor?.id ?? null) : null,
  }
  await own
    .insertInto('interpretation_policy')
    .values({
      document_id: document.id,
      flagged_by: actor?.id ?? null,
      flagged_at: clock.now(),
      version: 1,
      ...values,
    })
    .onConflict((conflict) =>
      conflict.column('document_id').doUpdateSet((eb) => ({
        ...values,
        version: eb('interpretation_policy.version', '+', 1),
      })),
    )
    .execute()
  await keepHold(tx, clock, document.id)
  await record(tx, clock, {
    kind: input.flagged ? 'interpretation.required' : 'interpretation.not_required',
    subject: { kind: 'document', id: document.id },
    body: document.bodyId,
    ...(actor ? { actor: actor.id } : {}),
    payload: { planned: plan?.plannedOn ?? null, forms: plan?.forms ?? [] },
  })
}

/**
 * A flagged policy is held back from publication until it has a plan or an interpretation (同步组织、同步审签、同步发布,
 * 国办发〔2016〕80号). Called after each change that may settle it.
 */
export async function keepHold(tx: Tx, clock: Clock, document: string): Promise<void> {
  const row = await policyOf(tx, document)
  if (!row) return
  const relations = await relationsOf(tx, document)
  const linked = relations.some(({ kind, direction }) => kind === 'interprets' && direction === 'back')
  if (row.lifted_at === null && row.planned_on === null && !linked)
    await holdDocument(tx, clock, document, HOLD)
  else await releaseDocument(tx, document, HOLD)
}

/** In what forms this document interprets. */
export async function setForms(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  document: { id: string; bodyId: string },
  forms: readonly InterpretationForm[],
): Promise<void> {
  const own = tx.withTables<Tables>()
  await own.deleteFrom('interpretation_form').where('document_id', '=', document.id).execute()
  if (forms.length > 0)
    await own
      .insertInto('interpretation_form')
      .values(forms.map((form) => ({ document_id: document.id, form })))
      .execute()
  await record(tx, clock, {
    kind: 'interpretation.forms_set',
    subject: { kind: 'document', id: document.id },
    body: document.bodyId,
    ...(actor ? { actor: actor.id } : {}),
    payload: { forms },
  })
}

/** Policies of bodies that are flagged, with the day each was published. */
export async function flaggedPolicies(db: Db, bodies: readonly string[]): Promise<string[]> {
  if (bodies.length === 0) return []
  const rows = await db
    .withTables<Tables>()
    .selectFrom('interpretation_policy')
    .select('document_id')
    .where('lifted_at', 'is', null)
    .execute()
  return rows.map((row) => row.document_id)
}

export async function formsOf(
  db: Db,
  documents: readonly string[],
): Promise<Map<string, InterpretationForm[]>> {
  const found = new Map<string, InterpretationForm[]>()
  if (documents.length === 0) return found
  const rows = await db
    .withTables<Tables>()
    .selectFrom('interpretation_form')
    .selectAll()
    .where('document_id', 'in', [...documents])
    .execute()
  for (const row of rows) found.set(row.document_id, [...(found.get(row.document_id) ?? []), row.form])
  return found
}
