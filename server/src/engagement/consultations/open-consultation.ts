import { loadCalendar } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { ruleAt } from '#foundation/rules'
import { addDays, type Clock, type Day, day } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { leastEnd, paragraphsOf, periodFault, periodRule } from './consultation.ts'
import { type ConsultationRecord, lockConsultation, saveConsultation } from './store.ts'
import type { Tables } from './tables.ts'

/** The least period for this kind of document on a day, and the earliest last day under it. */
export async function leastPeriod(db: Db, kind: ConsultationRecord['kind'], on: Day) {
  const key = periodRule[kind]
  if (!key) return undefined
  const rule = await ruleAt(db, key, on)
  const unit = rule.unit === 'working_day' ? 'working_day' : 'day'
  const until = leastEnd(await loadCalendar(db), on, { amount: rule.value, unit })
  return { amount: rule.value, unit, source: rule.source, until } as const
}

/** Lays the draft open: another person than its author, for at least the period of the rule or with a reason. */
export async function openConsultation(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const row = await lockConsultation(tx, id, 'open', version)
  if (row.drafted_by === actor.id) throw new Refusal('consultations.own_draft', 403)
  const today = clock.today()
  const least = await leastPeriod(tx, row.kind, today)
  const closesOn = day(row.closes_on)
  const fault = periodFault(today, closesOn, least?.until, row.short_reason)
  if (fault) throw new Refusal(fault, 422, { least: least?.until ?? '', source: least?.source ?? '' })
  const limit = await ruleAt(tx, 'consult.feedback', today)
  await tx
    .withTables<Tables>()
    .insertInto('consultations_paragraph')
    .values(paragraphsOf(row.draft).map((html, at) => ({ consultation_id: id, no: at + 1, html })))
    .execute()
  const change = {
    state: 'open' as const,
    opens_on: today,
    least_until: least?.until ?? null,
    rule_amount: least?.amount ?? null,
    rule_unit: least?.unit ?? null,
    rule_source: least?.source ?? '',
    published_by: actor.id,
    published_at: clock.now(),
    feedback_due: addDays(closesOn, limit.value),
  }
  await saveConsultation(tx, clock, row, change, { kind: 'opened', actor: actor.id })
}

/** Takes back a draft that must not stay open; the reason stands at its address. */
export async function withdrawConsultation(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; reason: string },
): Promise<void> {
  const row = await lockConsultation(tx, id, 'withdraw', input.version)
  const change = { state: 'withdrawn' as const, withdrawn_reason: input.reason }
  await saveConsultation(tx, clock, row, change, { kind: 'withdrawn', actor: actor.id })
}

/** Closes what has ended: pages learn of the end from the ledger. @returns how many */
export async function closeEnded(db: Db, clock: Clock): Promise<number> {
  const ended = await db
    .withTables<Tables>()
    .selectFrom('consultations_consultation')
    .select('id')
    .where('state', '=', 'open')
    .where('closes_on', '<', clock.today())
    .execute()
  for (const { id } of ended)
    await inTransaction(db, async (tx) => {
      const row = await lockConsultation(tx, id, 'close')
      await saveConsultation(tx, clock, row, { state: 'closed', closed_at: clock.now() }, { kind: 'closed' })
    }).catch((error: unknown) => {
      // Another process closed it meanwhile.
      if (!(error instanceof Refusal)) throw error
    })
  return ended.length
}
