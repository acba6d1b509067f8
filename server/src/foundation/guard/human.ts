import type { Clock } from '#platform/clock'
import { randomToken, sameBytes, type Vault } from '#platform/crypto'

export interface HumanQuestion {
  /** Read by eyes and by screen readers alike. */
  text: string
  /** Goes back with the answer. It holds no answer, only a keyed digest of it. */
  token: string
}

const LIVES_MS = 2 * 3_600_000
const numerals = '零一二三四五六七八九十'

/** A small sum in words: a person of any age answers it by ear, a form robot does not. */
export function askHuman(vault: Vault, clock: Clock): HumanQuestion {
  const nonce = randomToken(9)
  const [first, second] = [...Buffer.from(nonce, 'base64url')]
  const a = 2 + ((first ?? 0) % 8)
  const b = 1 + ((second ?? 0) % 9)
  const until = String(clock.now().getTime() + LIVES_MS)
  const digest = digestOf(vault, nonce, until, a + b)
  return {
    text: `${numerals.charAt(a)}加${numerals.charAt(b)}等于多少？`,
    token: `${until}.${nonce}.${digest.toString('base64url')}`,
  }
}

/** Takes digits, full-width digits and Chinese numerals. */
export function answersHuman(vault: Vault, clock: Clock, token: string, answer: string): boolean {
  const [until = '', nonce = '', digest = ''] = token.split('.')
  const value = numberOf(answer)
  if (value === undefined || !(Number(until) >= clock.now().getTime())) return false
  return sameBytes(digestOf(vault, nonce, until, value), Buffer.from(digest, 'base64url'))
}

const digestOf = (vault: Vault, nonce: string, until: string, value: number) =>
  vault.blindIndex(`${nonce}.${until}.${value}`, 'guard.human')

function numberOf(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim()
  if (/^\d{1,2}$/.test(plain)) return Number(plain)
  const parts = /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(plain)
  if (!parts || plain === '') return plain === '零' ? 0 : undefined
  const [, tens, ten, ones] = parts
  if (!ten) return tens && ones ? undefined : numerals.indexOf(tens ?? ones ?? '')
  return (tens ? numerals.indexOf(tens) : 1) * 10 + (ones ? numerals.indexOf(ones) : 0)
}
