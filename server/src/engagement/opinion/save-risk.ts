import type { z } from 'zod'
import type { Actor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { riskInput } from './contract.ts'
import { tellSetting } from './settings-ledger.ts'
import type { Tables } from './tables.ts'

/** Enters a risk in the register, or changes it under the version that was read. */
export async function saveRisk(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  bodyId: string,
  id: string | undefined,
  { version, ...risk }: z.output<typeof riskInput>,
): Promise<void> {
  const row = {
    ...{ title: risk.title, level: risk.level, likely_on: risk.likelyOn },
    ...{ owner_body_id: risk.ownerBodyId, measures: risk.measures, state: risk.state },
  }
  const own = tx.withTables<Tables>()
  if (!id) {
    const made = newId()
    await own
      .insertInto('opinion_risk')
      .values({
        ...{ ...row, id: made, body_id: bodyId, version: 1 },
        ...{ entered_by: actor.id, entered_at: clock.now() },
      })
      .execute()
    return tellSetting(tx, clock, actor, 'risk_entered', made, bodyId)
  }
  const saved = await own
    .updateTable('opinion_risk')
    .set({ ...row, version: version + 1 })
    .where('id', '=', id)
    .where('body_id', '=', bodyId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst()
  if (!saved) throw new Refusal('opinion.changed_meanwhile', 409)
  return tellSetting(tx, clock, actor, 'risk_changed', id, bodyId)
}
