import { uptime } from 'node:os'
import type { Clock } from '#platform/clock'

/** A time service corrects by less at a time, and the machine's own count goes in whole seconds on some systems. */
const LEAP_MS = 5_000

/**
 * Tells by how many milliseconds the clock has been put forward since the first question, seen by the time the machine has
 * run, which nobody sets and which also counts while it sleeps. What is put back again counts back.
 */
export function leaps(clock: Clock, steadySeconds: () => number = uptime): () => number {
  const read = () => ({ wall: clock.now().getTime(), steady: steadySeconds() * 1_000 })
  let last = read()
  let leapt = 0
  return () => {
    const now = read()
    const apart = now.wall - last.wall - (now.steady - last.steady)
    if (Math.abs(apart) > LEAP_MS) leapt += apart
    last = now
    return leapt
  }
}
