import type { Box, CopyState } from './contract.ts'

export type Act = 'mark' | 'submit' | 'approve' | 'return' | 'reopen' | 'discard' | 'burn' | 'fail'

const moves: Readonly<Record<Act, { from: readonly CopyState[]; to: CopyState }>> = {
  mark: { from: ['marking'], to: 'marking' },
  submit: { from: ['marking'], to: 'checking' },
  approve: { from: ['checking'], to: 'burning' },
  return: { from: ['checking'], to: 'marking' },
  burn: { from: ['burning'], to: 'done' },
  fail: { from: ['burning'], to: 'failed' },
  reopen: { from: ['checking', 'done', 'failed'], to: 'marking' },
  discard: { from: ['marking', 'failed', 'done'], to: 'discarded' },
}

/** Where an act leads from a state; undefined where it may not be done. */
export function move(state: CopyState, act: Act): CopyState | undefined {
  return moves[act].from.includes(state) ? moves[act].to : undefined
}

export type BoxProblem = 'no_boxes' | 'page_absent' | 'ground_unknown'

/** What is wrong with the boxes of a copy, before it may go to the checker. Art 37: each part withheld has its ground. */
export function problemOf(
  boxes: readonly Box[],
  pages: number,
  grounds: ReadonlySet<string>,
): BoxProblem | undefined {
  if (boxes.length === 0) return 'no_boxes'
  if (boxes.some(({ page }) => page > pages)) return 'page_absent'
  return boxes.every(({ ground }) => grounds.has(ground)) ? undefined : 'ground_unknown'
}
