import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { sameBytes } from './bytes.ts'

/** How new values are sealed; every earlier way stays readable. */
export type CipherName = 'aes' | 'sm4'

export interface DataKey {
  no: number
  bytes: Uint8Array
}

/** Encrypts personal columns and computes their exact-match indexes; two keys, kept apart. */
export interface Vault {
  /** Authenticated; `context` (table.column of a record) is bound in, so a value cannot be moved elsewhere. */
  seal(plain: string, context: string): Buffer
  open(sealed: Uint8Array, context: string): string
  /** Sealed under an older key or another cipher than new values are. */
  isStale(sealed: Uint8Array): boolean
  /** Keyed digest for exact look-up. Normalise before calling. */
  blindIndex(plain: string, context: string): Buffer
}

// The first byte: 1 AES-256-GCM under the first key; 2 and 3 carry the number of the key after it.
const [FIRST, AES, SM4] = [1, 2, 3]

/** The data keys as they are now, in the order of their numbers; `wanted` names one that must be among them. */
export type KeySource = (wanted?: number) => readonly DataKey[]

/** @param keys in the order of their numbers, or where to ask for them; the last one seals */
export function createVault(
  keys: readonly DataKey[] | KeySource,
  indexKey: Uint8Array,
  cipher: CipherName = 'aes',
): Vault {
  const known: KeySource = typeof keys === 'function' ? keys : () => keys
  const newest = () => {
    const key = known().at(-1)
    if (!key) throw new Error('a vault needs a key')
    return key
  }
  newest()
  const keyNo = (no: number) => {
    const key = known(no).find((candidate) => candidate.no === no)
    if (!key) throw new Error(`data key ${no} is missing from the key folder`)
    return key.bytes
  }
  const version = cipher === 'sm4' ? SM4 : AES
  return {
    seal(plain, context) {
      const current = newest()
      const head = Buffer.of(version, current.no >> 8, current.no & 255)
      const text = Buffer.from(plain, 'utf8')
      const body =
        version === SM4 ? sealSm4(current.bytes, text, context) : sealAes(current.bytes, text, context)
      return Buffer.concat([head, body])
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] === FIRST) return openAes(keyNo(1), bytes.subarray(1), context)
      const key = keyNo(bytes.readUInt16BE(1))
      if (bytes[0] === AES) return openAes(key, bytes.subarray(3), context)
      if (bytes[0] === SM4) return openSm4(key, bytes.subarray(3), context)
      throw new Error('unknown cipher version')
    },
    isStale(sealed) {
      const bytes = Buffer.from(sealed)
      return bytes[0] !== version || bytes.readUInt16BE(1) < newest().no
    },
    blindIndex(plain, context) {
      return createHmac('sha256', indexKey).update(context).update('\0').update(plain).digest()
    },
  }
}

function sealAes(key: Uint8Array, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function openAes(key: Uint8Array, bytes: Buffer, context: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(context))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

// GM/T 0002 and GM/T 0004: SM4 in counter mode, then HMAC-SM3 over everything, under two keys drawn from the data key.
function smKeys(key: Uint8Array): { encrypt: Buffer; mac: Buffer } {
  const draw = (use: string) => createHmac('sm3', key).update(use).digest()
  return { encrypt: draw('encrypt').subarray(0, 16), mac: draw('mac') }
}

function tagOf(mac: Buffer, nonce: Buffer, body: Buffer, context: string): Buffer {
  return createHmac('sm3', mac).update(context).update('\0').update(nonce).update(body).digest()
}

function sealSm4(key: Uint8Array, plain: Buffer, context: string): Buffer {
  const { encrypt, mac } = smKeys(key)
  const nonce = randomBytes(16)
  const cipher = createCipheriv('sm4-ctr', encrypt, nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, tagOf(mac, nonce, body, context), body])
}

function openSm4(key: Uint8Array, bytes: Buffer, context: string): string {
  const { encrypt, mac } = smKeys(key)
  const [nonce, tag, body] = [bytes.subarray(0, 16), bytes.subarray(16, 48), bytes.subarray(48)]
  if (!sameBytes(tag, tagOf(mac, nonce, body, context))) throw new Error('sealed value was changed')
  const decipher = createDecipheriv('sm4-ctr', encrypt, nonce)
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
}
