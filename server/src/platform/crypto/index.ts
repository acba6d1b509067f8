import { argon2 as argon2Callback, createHash, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import canonicalizeJson from 'canonicalize'
import { v7 } from 'uuid'
import { sameBytes } from './bytes.ts'

const argon2 = promisify(argon2Callback)

/** A time-ordered identifier (UUIDv7). */
export function newId(): string {
  return v7()
}

/** URL-safe random token of `bytes` bytes of entropy. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

export function randomSalt(bytes = 16): Buffer {
  return randomBytes(bytes)
}

const readable = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/**
 * A code that people read aloud and type: no 0/O, 1/I/L.
 * Ten characters of 31 are 49 bits, enough behind a rate limit.
 */
export function readableCode(length: number): string {
  let code = ''
  while (code.length < length) {
    const byte = randomBytes(1)[0] ?? 0
    if (byte < 248) code += readable.charAt(byte % 31)
  }
  return code
}

/** The same kind of code, following from the bytes of a keyed digest. */
export function readableDigest(digest: Uint8Array, length: number): string {
  return [...digest.subarray(0, length)].map((byte) => readable.charAt(byte % readable.length)).join('')
}

export function sha256(...parts: (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** RFC 8785 canonical JSON: the same value gives the same bytes everywhere. */
export function canonicalJson(value: unknown): string {
  const text = canonicalizeJson(value)
  if (text === undefined) throw new TypeError('value has no JSON form')
  return text
}

const PASSWORD_COST = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 } as const

/** argon2id with OWASP's parameters; the result carries its own parameters and salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await argon2('argon2id', { message: password, nonce: salt, ...PASSWORD_COST })
  const { memory, passes, parallelism } = PASSWORD_COST
  return `argon2id$${memory}$${passes}$${parallelism}$${salt.toString('base64')}$${tag.toString('base64')}`
}

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, memory, passes, parallelism, salt, tag] = stored.split('$')
  if (scheme !== 'argon2id' || !salt || !tag) return false
  const expected = Buffer.from(tag, 'base64')
  const actual = await argon2('argon2id', {
    message: password,
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  })
  return sameBytes(actual, expected)
}

export { sameBytes } from './bytes.ts'
export {
  addDataKey,
  INDEX_KEY,
  KEYS_NOTICED_MS,
  type Keyring,
  LEDGER_KEY,
  newestDataKey,
  openKeyring,
} from './keyring.ts'
export { sealAgain } from './seal-again.ts'
export { type CipherName, createVault, type Vault } from './vault.ts'
