import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'

/** Says in the ledger that something around the items was set: a source, a rule, a key, a risk, a duty. */
export const tellSetting = (
  tx: Tx,
  clock: Clock,
  actor: Actor,
  kind: string,
  id: string,
  body: string,
): Promise<void> =>
  record(tx, clock, {
    kind: `opinion.${kind}`,
    subject: { kind: 'opinion_setting', id },
    body,
    actor: actor.id,
  })
