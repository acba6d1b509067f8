import { expect, it } from 'vitest'
import { percentile } from './statistics.ts'

it.each([
  [[], 0.5, null],
  [[7], 0.9, 7],
  [[1, 2, 3, 4], 0.5, 2],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
])('of %j the share %d lies at or below %s', (days, share, expected) => {
  expect(percentile(days, share)).toBe(expected)
})
