import { addHours, type Clock } from '#platform/clock'
import { randomToken, type Vault } from '#platform/crypto'

export const KNOWN_COOKIE = 'yg_known'
export const KNOWN_DAYS = 180
const MOST_FAILURES = 5
const MOST_SEEN = 20_000
const PLACE = 'identity.known_browser'

/**
 * Browsers from which somebody has signed in before. Strangers who guess at an account lock it for strangers only: its owner,
 * at their own machine, is neither locked out by them nor waits behind them. A known browser that guesses becomes a stranger.
 */
export interface KnownBrowsers {
  mark(account: string): string
  knows(cookie: string | undefined, account: string): boolean
  failed(cookie: string | undefined): void
}

interface Mark {
  account: string
  nonce: string
  until: string
}

export function knownBrowsers(vault: Vault, clock: Clock): KnownBrowsers {
  const failures = new Map<string, number>()
  const read = (cookie: string | undefined): Mark | undefined => {
    try {
      return cookie ? JSON.parse(vault.open(Buffer.from(cookie, 'base64url'), PLACE)) : undefined
    } catch {
      // Not ours, cut off, or sealed under a key that is gone: a stranger.
      return undefined
    }
  }
  return {
    mark(account) {
      const until = addHours(clock.now(), KNOWN_DAYS * 24).toISOString()
      const mark: Mark = { account, nonce: randomToken(12), until }
      return vault.seal(JSON.stringify(mark), PLACE).toString('base64url')
    },
    knows(cookie, account) {
      const mark = read(cookie)
      return (
        mark !== undefined &&
        mark.account === account &&
        mark.until > clock.now().toISOString() &&
        (failures.get(mark.nonce) ?? 0) < MOST_FAILURES
      )
    },
    failed(cookie) {
      const mark = read(cookie)
      if (!mark) return
      const [oldest] = failures.keys()
      if (failures.size >= MOST_SEEN && oldest !== undefined) failures.delete(oldest)
      failures.set(mark.nonce, (failures.get(mark.nonce) ?? 0) + 1)
    },
  }
}
