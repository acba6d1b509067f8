import { z } from 'zod'
import type { FeeSchedule } from './fee.ts'

const schedule = z.object({
  bands: z.array(z.object({ upTo: z.int().positive().nullable(), price: z.int().nonnegative() })).min(1),
  step: z.object({ every: z.int().positive(), add: z.int().nonnegative() }).optional(),
})

/** Reads the bands of a rule (`fee.piece`, `fee.page`); bands must rise, and only the last may be open. */
export function parseFeeSchedule(detail: unknown): FeeSchedule {
  const { bands, step } = schedule.parse(detail)
  bands.forEach((band, at) => {
    const before = bands[at - 1]
    if (before && (before.upTo === null || (band.upTo !== null && band.upTo <= before.upTo))) {
      throw new RangeError('fee bands must rise')
    }
  })
  return step === undefined ? { bands } : { bands, step }
}
