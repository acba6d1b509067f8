import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** CBOR (RFC 8949), as much of it as an authenticator speaks. */
function cbor(value: number | string | Buffer | Map<number | string, unknown>): Buffer {
  const head = (major: number, length: number) =>
    length < 24
      ? Buffer.of((major << 5) | length)
      : length < 256
        ? Buffer.of((major << 5) | 24, length)
        : Buffer.of((major << 5) | 25, length >> 8, length & 255)
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const pairs = [...value].flatMap(([key, held]) => [cbor(key), cbor(held as number)])
  return Buffer.concat([head(5, value.size), ...pairs])
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()

export interface Ask {
  challenge: string
}

/** What an authenticator may be made to say wrongly. */
export interface Lie {
  origin?: string
  host?: string
  counter?: number
}

/** An authenticator of our own (WebAuthn, ES256, no attestation), which can be told to answer for the wrong site. */
export function softPasskey(site: { origin: string; host: string }) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(16)
  const key = cbor(
    new Map<number, number | Buffer>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  )
  let counter = 0
  const clientData = (type: string, { challenge }: Ask, lie: Lie) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: lie.origin ?? site.origin, crossOrigin: false }))
  const authenticatorData = (flags: number, lie: Lie, more = Buffer.alloc(0)) => {
    counter = lie.counter ?? counter + 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(lie.host ?? site.host), Buffer.of(flags), count, more])
  }
  const named = (response: Record<string, string>) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  })

  return {
    register(ask: Ask, lie: Lie = {}) {
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, key])
      const attestation = cbor(
        new Map<string, string | Buffer | Map<number, unknown>>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authenticatorData(0x45, lie, credential)],
        ]),
      )
      return named({
        clientDataJSON: clientData('webauthn.create', ask, lie).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
      })
    },
    prove(ask: Ask, lie: Lie = {}) {
      const client = clientData('webauthn.get', ask, lie)
      const data = authenticatorData(0x05, lie)
      return named({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', Buffer.concat([data, sha256(client)]), privateKey).toString('base64url'),
      })
    },
  }
}
