import { createHmac } from 'node:crypto'
import { sameBytes } from '#platform/crypto'

export interface Signed {
  keyId: string
  time: string
  nonce: string
  signature: string
}

/**
 * HMAC-SHA256 under the shared secret over method, path, time, nonce and body, each on a line. Time and nonce keep a
 * message that was overheard from being sent again.
 */
export function signatureOf(
  secret: string,
  method: string,
  path: string,
  { time, nonce }: Pick<Signed, 'time' | 'nonce'>,
  body: string,
): string {
  return createHmac('sha256', secret).update([method, path, time, nonce, body].join('\n')).digest('base64')
}

export function isSignedBy(
  secret: string,
  method: string,
  path: string,
  signed: Signed,
  body: string,
): boolean {
  return sameBytes(
    Buffer.from(signatureOf(secret, method, path, signed, body)),
    Buffer.from(signed.signature),
  )
}

export const headersOf = (signed: Signed): Record<string, string> => ({
  'x-yangguang-key': signed.keyId,
  'x-yangguang-time': signed.time,
  'x-yangguang-nonce': signed.nonce,
  'x-yangguang-signature': signed.signature,
})

export function signedIn(headers: Readonly<Record<string, string | string[] | undefined>>): Signed {
  const one = (name: string) => String(headers[name] ?? '')
  return {
    keyId: one('x-yangguang-key'),
    time: one('x-yangguang-time'),
    nonce: one('x-yangguang-nonce'),
    signature: one('x-yangguang-signature'),
  }
}
