import { Client } from 'ldapts'
import * as oidc from 'openid-client'
import { Refusal } from '#platform/errors'

/** The organisation's own directory or sign-in service, as the operator set it. */
export interface OuterSignIn {
  oidc?: { issuer: string; clientId: string; clientSecret: string; claim: string; label: string }
  ldap?: { url: string; base: string; filter: string; bindDn: string; bindPassword: string }
}

/** What must come back unchanged from the other service. */
export interface OidcTrip {
  state: string
  nonce: string
  verifier: string
}

const configurations = new Map<string, Promise<oidc.Configuration>>()

/** The service describes itself once; a failure is asked again. */
function discovered(settings: NonNullable<OuterSignIn['oidc']>): Promise<oidc.Configuration> {
  const known = configurations.get(settings.issuer)
  if (known) return known
  const url = new URL(settings.issuer)
  // Plain http only where the service stands on this very machine.
  const local = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const asked = oidc
    .discovery(url, settings.clientId, settings.clientSecret, undefined, {
      timeout: 10,
      // The signature too, and not only the line it came over: behind a proxy that opens TLS the line proves little.
      execute: [oidc.enableNonRepudiationChecks, ...(local ? [oidc.allowInsecureRequests] : [])],
    })
    .catch((error: unknown) => {
      configurations.delete(settings.issuer)
      throw error
    })
  configurations.set(settings.issuer, asked)
  return asked
}

/** Where the browser is sent, and what to keep until it returns; `again` asks there for the person's proof in any case. */
export async function beginOidc(
  settings: NonNullable<OuterSignIn['oidc']>,
  redirectUri: string,
  { again = false }: { again?: boolean } = {},
): Promise<{ url: string; trip: OidcTrip }> {
  const configuration = await discovered(settings).catch(() => {
    throw new Refusal('identity.outer_unreachable', 503)
  })
  const trip = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  }
  const url = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
    ...(again && { prompt: 'login' }),
  })
  return { url: url.href, trip }
}

/** The person's name at the other service, once its answer was checked. */
export async function endOidc(
  settings: NonNullable<OuterSignIn['oidc']>,
  returned: URL,
  trip: OidcTrip,
): Promise<{ subject: string; login: string }> {
  const tokens = await oidc
    .authorizationCodeGrant(await discovered(settings), returned, {
      expectedState: trip.state,
      expectedNonce: trip.nonce,
      pkceCodeVerifier: trip.verifier,
      idTokenExpected: true,
    })
    .catch(() => {
      throw new Refusal('identity.outer_refused', 401)
    })
  const claims = tokens.claims()
  const name = claims?.[settings.claim]
  if (!claims || typeof name !== 'string') throw new Refusal('identity.outer_unknown', 403)
  return { subject: `${settings.issuer}#${claims.sub}`, login: name.toLowerCase() }
}

/** Does the directory take this login and password? */
export async function ldapAccepts(
  settings: NonNullable<OuterSignIn['ldap']>,
  login: string,
  password: string,
): Promise<boolean> {
  // An empty password is an anonymous bind, which every directory accepts (RFC 4513, 5.1.2).
  if (password === '') return false
  const client = new Client({ url: settings.url, timeout: 5_000, connectTimeout: 5_000 })
  try {
    if (settings.bindDn !== '') await client.bind(settings.bindDn, settings.bindPassword)
    const filter = settings.filter.replaceAll('{login}', escapeFilter(login))
    const { searchEntries } = await client.search(settings.base, {
      scope: 'sub',
      filter,
      attributes: ['dn'],
      sizeLimit: 2,
    })
    const [entry] = searchEntries
    if (!entry || searchEntries.length > 1) return false
    return await client.bind(entry.dn, password).then(
      () => true,
      () => false,
    )
  } catch {
    throw new Refusal('identity.outer_unreachable', 503)
  } finally {
    await client.unbind().catch(() => {})
  }
}

/** RFC 4515, 3: what a login may not smuggle into the filter. */
export function escapeFilter(text: string): string {
  return text.replace(/[\\*()\0]/g, (sign) => `\\${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
