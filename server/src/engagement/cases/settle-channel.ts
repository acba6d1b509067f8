import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { violatedConstraint } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { ChannelInput, ChannelView, LimitInput } from './contract.ts'
import type { Tables } from './tables.ts'

/** All channels with their limits, as the administrator sets them. */
export async function channelViews(db: Db): Promise<ChannelView[]> {
  const own = db.withTables<Tables>()
  const [channels, limits] = await Promise.all([
    own.selectFrom('cases_channel').selectAll().orderBy('position').execute(),
    own.selectFrom('cases_limit').selectAll().orderBy('step').orderBy('matter').orderBy('from_day').execute(),
  ])
  return channels.map((channel) => ({
    code: channel.code,
    name: channel.name,
    sign: channel.sign,
    intro: channel.intro,
    position: channel.position,
    deskBodyId: channel.desk_body_id,
    publicIntake: channel.public_intake,
    anonymous: channel.anonymous,
    dispatches: channel.dispatches,
    reviewed: channel.reviewed,
    publishes: channel.publishes,
    callsBack: channel.calls_back,
    rates: channel.rates,
    redoMost: channel.redo_most,
    extendsByDesk: channel.extends_by_desk,
    reopensDays: channel.reopens_days,
    matters: channel.matters,
    active: channel.active,
    version: channel.version,
    limits: limits
      .filter((limit) => limit.channel === channel.code)
      .map(({ matter, urgent, step, amount, unit, from_day, source }) => ({
        matter,
        urgent,
        step,
        amount,
        unit,
        fromDay: from_day,
        source,
      })),
  }))
}

/** Adds a channel (version 0) or changes its rules. Cases on their way keep the limits under which they began. */
export async function saveChannel(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  code: string,
  input: ChannelInput,
): Promise<void> {
  const row = {
    name: input.name,
    sign: input.sign,
    intro: input.intro,
    position: input.position,
    desk_body_id: input.deskBodyId,
    public_intake: input.publicIntake,
    anonymous: input.anonymous,
    dispatches: input.dispatches,
    reviewed: input.reviewed,
    publishes: input.publishes,
    calls_back: input.callsBack,
    rates: input.rates,
    redo_most: input.redoMost,
    extends_by_desk: input.extendsByDesk,
    reopens_days: input.reopensDays,
    matters: [...new Set(input.matters)],
    active: input.active,
    version: input.version + 1,
  }
  const own = tx.withTables<Tables>()
  const saving =
    input.version === 0
      ? own
          .insertInto('cases_channel')
          .values({ code, ...row })
          .returning('code')
      : own
          .updateTable('cases_channel')
          .set(row)
          .where('code', '=', code)
          .where('version', '=', input.version)
          .returning('code')
  const saved = await saving.executeTakeFirst().catch((error: unknown) => {
    const constraint = violatedConstraint(error)
    if (constraint === 'cases_channel_sign_once') throw new Refusal('cases.sign_taken', 409)
    if (constraint === 'cases_channel_pkey') throw new Refusal('cases.code_taken', 409)
    throw error
  })
  if (!saved) throw new Refusal('cases.channel_changed', 409)
  await tell(tx, clock, actor, input.version === 0 ? 'case_channel.added' : 'case_channel.changed', code, {
    name: input.name,
    active: input.active,
  })
}

/** Sets a limit from a day on. The rows before it stay for what began before. */
export async function setLimit(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  code: string,
  limit: LimitInput,
): Promise<void> {
  const { fromDay, ...row } = limit
  await tx
    .withTables<Tables>()
    .insertInto('cases_limit')
    .values({ channel: code, from_day: fromDay, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(['channel', 'matter', 'urgent', 'step', 'from_day'])
        .doUpdateSet({ amount: row.amount, unit: row.unit, source: row.source }),
    )
    .execute()
  await tell(tx, clock, actor, 'case_channel.limit_set', code, {
    matter: row.matter,
    step: row.step,
    urgent: row.urgent,
    amount: row.amount,
    unit: row.unit,
    from: fromDay,
  })
}

async function tell(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  kind: string,
  code: string,
  payload: Readonly<Record<string, string | number | boolean>>,
): Promise<void> {
  await record(tx, clock, {
    kind,
    subject: { kind: 'case_channel', id: code },
    ...(actor ? { actor: actor.id, body: actor.bodyId } : {}),
    payload,
  })
}
