import { availableParallelism } from 'node:os'
import type { Clock } from '#platform/clock'
import { Refusal } from '#platform/errors'
import { neighbourhood } from './network.ts'

/**
 * Brakes in front of the password check. Accounts lock in the database; an address is slowed here, and so is the
 * whole house, because each check costs memory and time on purpose.
 */
export interface Attempts {
  /** Refuses an address that failed too often lately, and any while too many wait. */
  admit(address: string): void
  failed(address: string): void
  /**
   * Runs a password check when there is room; refuses when too many wait. Known browsers have a lane of their own, so that a
   * flood of strangers does not keep them out.
   */
  inTurn<T>(work: () => Promise<T>, known?: boolean): Promise<T>
}

const WINDOW_MS = 10 * 60_000
const MOST_FAILURES = 50
const MOST_ADDRESSES = 20_000
/** A core and a thread of the pool stay free: what is read meanwhile does not wait behind passwords. */
const HANDS = Math.max(1, Math.min(2, availableParallelism() - 1))
const MOST_WAITING = 64

export function createAttempts(clock: Clock, hands = HANDS): Attempts {
  const failures = new Map<string, { count: number; since: number }>()
  const [strangers, friends] = [createLane(hands), createLane(hands)]

  return {
    admit(address) {
      if (strangers.isFull()) throw new Refusal('identity.busy', 503)
      const at = neighbourhood(address)
      const seen = failures.get(at)
      if (!seen) return
      if (clock.now().getTime() - seen.since > WINDOW_MS) failures.delete(at)
      else if (seen.count >= MOST_FAILURES) throw new Refusal('identity.address_slow', 429)
    },
    failed(address) {
      const now = clock.now().getTime()
      const at = neighbourhood(address)
      const seen = failures.get(at)
      if (seen && now - seen.since <= WINDOW_MS) seen.count += 1
      else {
        // The oldest entry leaves, so that many addresses cannot fill the memory.
        const [oldest] = failures.keys()
        if (failures.size >= MOST_ADDRESSES && oldest !== undefined) failures.delete(oldest)
        failures.set(at, { count: 1, since: now })
      }
    },
    inTurn: (work, known = false) => (known ? friends : strangers).run(work),
  }
}

interface Lane {
  isFull(): boolean
  run<T>(work: () => Promise<T>): Promise<T>
}

function createLane(hands: number): Lane {
  let running = 0
  const waiting: (() => void)[] = []
  const isFull = () => running >= hands && waiting.length >= MOST_WAITING
  return {
    isFull,
    async run(work) {
      if (isFull()) throw new Refusal('identity.busy', 503)
      if (running >= hands) await new Promise<void>((resolve) => waiting.push(resolve))
      running += 1
      try {
        return await work()
      } finally {
        running -= 1
        waiting.shift()?.()
      }
    },
  }
}
