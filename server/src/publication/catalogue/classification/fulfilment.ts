import { addDays, addMonths, type Day } from '#platform/clock'
import type { Fulfilment } from './contract.ts'

/**
 * How a body stands with an item it owes (Art 19–21): nothing there, too old, soon too old, or fresh.
 * @param staleMonths null where once published is enough
 * @param warnDays days ahead of the last one from which the item is due
 */
export function fulfilmentOf(
  latest: Day | null,
  staleMonths: number | null,
  today: Day,
  warnDays: number,
): { state: Exclude<Fulfilment, 'exempt'>; renewBy: Day | null } {
  if (latest === null) return { state: 'nothing', renewBy: null }
  if (staleMonths === null) return { state: 'fresh', renewBy: null }
  const renewBy = addMonths(latest, staleMonths)
  if (today > renewBy) return { state: 'stale', renewBy }
  return { state: addDays(today, warnDays) >= renewBy ? 'due' : 'fresh', renewBy }
}

/** Whether a body owes an item: its own rule goes before that of its kind. */
export function owes(
  kind: string,
  owedBy: readonly string[],
  duty: { owed: boolean; reason: string } | undefined,
): 'owed' | 'exempt' | 'no' {
  if (duty) return duty.owed ? 'owed' : 'exempt'
  return owedBy.includes(kind) ? 'owed' : 'no'
}
