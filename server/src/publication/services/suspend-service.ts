import type { Actor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import { lockService, saveService, tell } from './store.ts'

/** The matter rests: its guide stays readable, says so and why, and leaves the lists. */
export async function suspendService(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; reason: string },
): Promise<void> {
  const { row, next } = await lockService(tx, id, 'suspend', input.version)
  await saveService(tx, row, { state: next, suspended_reason: input.reason, changed_at: clock.now() })
  await tell(tx, clock, actor, 'service.suspended', row)
}

export async function resumeService(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row, next } = await lockService(tx, id, 'resume', version)
  await saveService(tx, row, { state: next, suspended_reason: '', changed_at: clock.now() })
  await tell(tx, clock, actor, 'service.resumed', row)
}
