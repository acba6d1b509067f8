/** How long the session lasts: while nobody works, and at the most. */
export interface TimeLeft {
  idleMs: number
  endMs: number
}

/** WCAG 2.2.1: at least twenty seconds; two minutes are enough to come back from the printer. */
export const WARNING_MS = 2 * 60_000

export type Next = { ask: number } | { warn: 'idle' | 'end'; ms: number }

/** What to do about the time that is left: ask again later, or warn. One who has read of the end is not told twice. */
export function nextStep({ idleMs, endMs }: TimeLeft, knowsEnd: boolean): Next {
  const why = endMs <= idleMs ? 'end' : 'idle'
  const ms = Math.min(idleMs, endMs)
  if (ms > WARNING_MS) return { ask: ms - WARNING_MS }
  return why === 'end' && knowsEnd ? { ask: ms } : { warn: why, ms }
}

/** 1:05 */
export function clockFace(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
