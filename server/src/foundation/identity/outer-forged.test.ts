import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginOidc, endOidc } from './outer.ts'

const CLIENT = 'yangguang'
const SECRET = 'a-secret-of-the-test'
const back = 'http://console.test/api/session/oidc/back'

const coded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

function token(header: { alg: string }, claims: object, key: KeyObject = privateKey): string {
  const text = `${coded({ ...header, kid: 'one' })}.${coded(claims)}`
  const signed =
    header.alg === 'none'
      ? ''
      : header.alg === 'HS256'
        ? createHmac('sha256', publicKey.export({ type: 'spki', format: 'pem' }))
            .update(text)
            .digest('base64url')
        : sign('sha256', Buffer.from(text), key).toString('base64url')
  return `${text}.${signed}`
}

/** A sign-in service that lies as it is told, or somebody who stands in its place. */
describe('an answer of the sign-in service', () => {
  let server: Server
  let issuer = ''
  let idToken = ''
  beforeAll(async () => {
    server = createServer((request, response) => {
      const send = (value: object) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
      if (request.url?.startsWith('/.well-known'))
        return send({
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ['code'],
          id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
        })
      if (request.url === '/keys')
        return send({
          keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
        })
      return send({ access_token: 'x', token_type: 'bearer', id_token: idToken })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((done) => server.close(done)))

  const settings = () => ({
    issuer,
    clientId: CLIENT,
    clientSecret: SECRET,
    claim: 'preferred_username',
    label: '统一身份认证',
  })
  const visit = async (
    make: (claims: Record<string, unknown>) => string,
    { state }: { state?: string } = {},
  ) => {
    const { trip } = await beginOidc(settings(), back)
    const now = Math.floor(performance.timeOrigin / 1_000 + performance.now() / 1_000)
    idToken = make({
      iss: issuer,
      aud: CLIENT,
      sub: 'person-1',
      nonce: trip.nonce,
      iat: now,
      exp: now + 300,
      preferred_username: 'LiHua',
    })
    const returned = new URL(`${back}?code=abc&state=${state ?? trip.state}`)
    return endOidc(settings(), returned, trip).then(
      ({ login }) => login,
      (error: { code: string }) => error.code,
    )
  }

  it('is taken when everything in it is right', async () => {
    expect(await visit((claims) => token({ alg: 'RS256' }, claims))).toBe('lihua')
  })

  const forged: [string, (claims: object) => string, { state: string }?][] = [
    ['of another trip (state)', (claims: object) => token({ alg: 'RS256' }, claims), { state: 'other' }],
    ['of another trip (nonce)', (claims: object) => token({ alg: 'RS256' }, { ...claims, nonce: 'other' })],
    ['without a nonce', (claims: object) => token({ alg: 'RS256' }, { ...claims, nonce: undefined })],
    ['for another program', (claims: object) => token({ alg: 'RS256' }, { ...claims, aud: 'other' })],
    [
      'of another service',
      (claims: object) => token({ alg: 'RS256' }, { ...claims, iss: 'http://evil.test' }),
    ],
    ['that has run out', (claims: object) => token({ alg: 'RS256' }, { ...claims, exp: 1_600_000_000 })],
    ['without a signature', (claims: object) => token({ alg: 'none' }, claims)],
    ['signed with the public key as a secret', (claims: object) => token({ alg: 'HS256' }, claims)],
  ]
  it.each(forged)('%s is refused', async (_, make, lie) => {
    expect(await visit(make, lie)).toBe('identity.outer_refused')
  })

  // Over the back channel a program may rely on TLS (OpenID Connect Core 3.1.3.7, 6); this one does not.
  it('signed by somebody else is refused', async () => {
    expect(await visit((claims) => token({ alg: 'RS256' }, claims, stranger))).toBe('identity.outer_refused')
  })
})
