import { sql } from 'kysely'
import { type Actor, actorById } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { defineJob, type Job } from '#platform/jobs'
import type { WithdrawalPlan } from '../contract.ts'
import { publishDocument, refuseRedirect, withdrawDocument } from '../publish-document.ts'
import { lockFor } from '../store.ts'
import type { Tables } from '../tables.ts'
import { confidentialityFault } from './confidentiality.ts'

/** Sets the moment at which the approved edition goes on line, or takes it back. */
export async function schedulePublication(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  at: Date | null,
): Promise<void> {
  const { row } = await lockFor(tx, id, 'publish')
  if (row.content.attribute !== 'active') throw new Refusal('documents.not_for_publication', 409)
  if (at && at <= clock.now()) throw new Refusal('documents.schedule_past', 422)
  const own = tx.withTables<Tables>()
  if (at) {
    const edition = await own
      .selectFrom('catalogue_edition')
      .select('digest')
      .where('id', '=', row.frozen_edition ?? '')
      .executeTakeFirstOrThrow()
    const fault = await confidentialityFault(tx, id, edition.digest)
    if (fault) throw new Refusal(fault, 409)
  }
  await own
    .updateTable('catalogue_document')
    .set({ publish_at: at, schedule_problem: '', version: row.version + 1, updated_at: clock.now() })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: at ? 'document.scheduled' : 'document.unscheduled',
    subject: { kind: 'document', id },
    body: row.body_id,
    actor: actor.id,
    payload: { at: at?.toISOString() ?? null },
  })
}

/** Sets the moment at which a published text goes off line by itself, or takes it back. */
export async function scheduleWithdrawal(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  at: Date | null,
  plan: WithdrawalPlan | null,
): Promise<void> {
  const { row } = await lockFor(tx, id, 'withdraw')
  if (row.published_edition === null) throw new Refusal('documents.cannot_withdraw', 409)
  if (at && at <= clock.now()) throw new Refusal('documents.schedule_past', 422)
  if (plan?.redirectTo) await refuseRedirect(tx, id, plan.redirectTo)
  await tx
    .withTables<Tables>()
    .updateTable('catalogue_document')
    .set({
      withdraw_at: at,
      withdraw_plan: plan ? sql<WithdrawalPlan>`${JSON.stringify(plan)}::jsonb` : null,
      schedule_problem: '',
      version: row.version + 1,
      updated_at: clock.now(),
    })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: at ? 'document.withdrawal_scheduled' : 'document.withdrawal_unscheduled',
    subject: { kind: 'document', id },
    body: row.body_id,
    actor: actor.id,
    payload: { at: at?.toISOString() ?? null },
  })
}

/**
 * Publishes what is due and takes down notices whose 公示期 is over. Each document stands alone: one that fails raises
 * its alarm in the inbox and does not hold up the rest; what was missed while the program was off is made up for.
 */
export function scheduleJob(db: Db, clock: Clock): Job {
  return defineJob({
    name: 'catalogue.schedule',
    title: '定时发布、定时撤回和公示期满下线',
    cron: '* * * * *',
    async run() {
      const due = await dueNow(db, clock)
      let failed = 0
      for (const { id, act, by, plan } of due) {
        try {
          await inTransaction(db, async (tx) => {
            const actor = await actorById(db, clock, by)
            if (act === 'publish') await publishDocument(tx, clock, actor, id)
            else await withdrawDocument(tx, clock, actor, id, plan)
          })
        } catch (error) {
          failed += 1
          await raise(db, id, error instanceof Refusal ? error.code : 'failed')
        }
      }
      if (failed > 0) throw new Refusal('documents.schedule_failed', 503)
      return due.length > 0 ? `办理${due.length}件` : undefined
    },
  })
}

async function dueNow(db: Db, clock: Clock) {
  const own = db.withTables<Tables>()
  const [publish, takeDown, withdraw] = await Promise.all([
    own
      .selectFrom('catalogue_document')
      .select(['id', 'created_by'])
      .where('publish_at', '<=', clock.now())
      .where('state', '=', 'approved')
      .execute(),
    own
      .selectFrom('catalogue_document')
      .select(['id', 'created_by'])
      .where('take_down_on', '<=', clock.today())
      .where('state', '=', 'published')
      .execute(),
    own
      .selectFrom('catalogue_document')
      .select(['id', 'created_by', 'withdraw_plan'])
      .where('withdraw_at', '<=', clock.now())
      .where('state', '<>', 'withdrawn')
      .execute(),
  ])
  const over: WithdrawalPlan = { kind: 'period_over', reason: '公示期已满。' }
  return [
    ...publish.map((row) => ({ id: row.id, by: row.created_by, act: 'publish' as const, plan: over })),
    ...takeDown.map((row) => ({ id: row.id, by: row.created_by, act: 'takeDown' as const, plan: over })),
    ...withdraw.map((row) => ({
      id: row.id,
      by: row.created_by,
      act: 'withdraw' as const,
      plan: row.withdraw_plan ?? over,
    })),
  ]
}

async function raise(db: Db, id: string, code: string): Promise<void> {
  await db
    .withTables<Tables>()
    .updateTable('catalogue_document')
    .set({ schedule_problem: code })
    .where('id', '=', id)
    .execute()
}
