import type { Day } from '#platform/clock'

/** One band of a progressive price list: units up to and including `upTo` cost `price` yuan each; null is open. */
export interface FeeBand {
  upTo: number | null
  price: number
}

/** Prices of 国办函〔2020〕109号, as the dated rules hold them. */
export interface FeeSchedule {
  bands: readonly FeeBand[]
  /** Beyond the last band: every `every` units are one step, each step `add` yuan dearer than the one before. */
  step?: { every: number; add: number }
}

/** What the first `count` units cost together, in yuan: each unit at the price of its own band (超额累进). */
export function feeFor(schedule: FeeSchedule, count: number): number {
  let total = 0
  let reached = 0
  let price = 0
  for (const band of schedule.bands) {
    price = band.price
    const end = Math.min(count, band.upTo ?? count)
    if (end > reached) total += (end - reached) * price
    reached = Math.max(reached, band.upTo ?? count)
    if (reached >= count) return total
  }
  const { step } = schedule
  if (!step) return total + (count - reached) * price
  while (reached < count) {
    price += step.add
    const units = Math.min(step.every, count - reached)
    total += units * price
    reached += units
  }
  return total
}

/** What units `from + 1` to `from + more` add: pieces paid for earlier in the month are not charged again. */
export function feeForMore(schedule: FeeSchedule, from: number, more: number): number {
  return feeFor(schedule, from + more) - feeFor(schedule, from)
}

/**
 * 按件计收 for one request: the pieces of the same applicant at the same organ earlier in the calendar month count
 * first, a new month begins at one. A request split into `pieces` (一事一申请) counts as that many.
 */
export function feeByPiece(
  schedule: FeeSchedule,
  earlier: readonly { receivedOn: Day; pieces: number }[],
  request: { receivedOn: Day; pieces: number },
): { fee: number; firstPiece: number; lastPiece: number } {
  const month = request.receivedOn.slice(0, 7)
  const before = earlier
    .filter(({ receivedOn }) => receivedOn.startsWith(month) && receivedOn <= request.receivedOn)
    .reduce((sum, { pieces }) => sum + pieces, 0)
  return {
    fee: feeForMore(schedule, before, request.pieces),
    firstPiece: before + 1,
    lastPiece: before + request.pieces,
  }
}

/** 按量计收 for one request: its own pages only, never added to those of other requests. */
export function feeByPage(schedule: FeeSchedule, pages: number): number {
  return feeFor(schedule, pages)
}
