import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'

/** The national identity service of this installation (OpenID Connect). */
export interface NationalIdentity {
  /** As the button says it: 国家政务服务平台 … */
  name: string
  issuer: string
  clientId: string
  clientSecret: string
}

export interface IdentityService {
  name: string
  issuer: string
  /** Where the browser goes, and what must be kept until it comes back. */
  begin(back: string): Promise<{ url: string; kept: { state: string; nonce: string; verifier: string } }>
  /** @returns the subject the service vouches for */
  finish(came: URL, kept: { state: string; nonce: string; verifier: string }): Promise<string>
}

/** Found when first used, so that a service that is down does not keep the program from starting. */
export function openIdentityService(settings: NationalIdentity): IdentityService {
  let found: Promise<Configuration> | undefined
  const configuration = () => {
    const { protocol, hostname } = new URL(settings.issuer)
    // Plain http only where the service stands on this very machine.
    const local = protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
    found ??= discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
      execute: [enableNonRepudiationChecks, ...(local ? [allowInsecureRequests] : [])],
    }).catch((error: unknown) => {
      found = undefined
      throw error
    })
    return found
  }
  return {
    name: settings.name,
    issuer: settings.issuer,
    async begin(back) {
      const kept = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const url = buildAuthorizationUrl(await configuration(), {
        redirect_uri: back,
        scope: 'openid',
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, kept }
    },
    async finish(came, kept) {
      const tokens = await authorizationCodeGrant(await configuration(), came, {
        pkceCodeVerifier: kept.verifier,
        expectedState: kept.state,
        expectedNonce: kept.nonce,
        idTokenExpected: true,
      })
      return tokens.claims()?.sub ?? ''
    },
  }
}
