import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** Encrypts personal columns and computes their exact-match indexes; two keys, kept apart. */
export interface Vault {
  /** AES-256-GCM; `context` (table.column of a record) is bound in, so a value cannot be moved elsewhere. */
  seal(plain: string, context: string): Buffer
  open(sealed: Uint8Array, context: string): string
  /** Keyed digest for exact look-up. Normalise before calling. */
  blindIndex(plain: string, context: string): Buffer
}

export function createVault(dataKey: Uint8Array, indexKey: Uint8Array): Vault {
  return {
    seal(plain, context) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', dataKey, nonce).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), body])
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed)
      if (bytes[0] !== 1) throw new Error('unknown cipher version')
      const decipher = createDecipheriv('aes-256-gcm', dataKey, bytes.subarray(1, 13)).setAAD(
        Buffer.from(context),
      )
      decipher.setAuthTag(bytes.subarray(13, 29))
      return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString('utf8')
    },
    blindIndex(plain, context) {
      return createHmac('sha256', indexKey).update(context).update('\0').update(plain).digest()
    },
  }
}
