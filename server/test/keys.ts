import type { LightMyRequestResponse } from 'fastify'
import { generate } from 'otplib'
import { SESSION_COOKIE } from '#foundation/identity'
import type { TestHouse } from './harness.ts'
import { aBody, aPerson } from './people.ts'

/** What `aPerson` signs in with. */
export const PASSWORD = 'Correct-Horse-9'

/** Whoever holds the cookie. */
export interface Holder {
  cookie: string
}

/** The same session under the token it goes on with. */
export const goingOn = (answer: LightMyRequestResponse): Holder => ({
  cookie: `${SESSION_COOKIE}=${answer.cookies.find(({ name }) => name === SESSION_COOKIE)?.value}`,
})

/** What tests of keys do over and over: ask, sign in, read an authenticator app. */
export function keysOf(house: () => TestHouse) {
  const call = (
    person: Holder | undefined,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    payload?: object,
  ) =>
    house().app.inject({
      method,
      url,
      ...(person ? { headers: { cookie: person.cookie } } : {}),
      ...(payload ? { payload } : {}),
    })
  const codeFor = (secret: string) =>
    generate({ secret, epoch: Math.floor(house().clock.now().getTime() / 1_000) })
  return {
    call,
    codeFor,
    async signInAs(login: string, password = PASSWORD) {
      const answer = await call(undefined, 'POST', '/api/session', { login, password })
      return { status: answer.statusCode, body: answer.json(), ...goingOn(answer) }
    },
    async three() {
      const body = await aBody(house())
      const [system, security] = await Promise.all([
        aPerson(house(), 'system_admin', body),
        aPerson(house(), 'security_admin', body),
      ])
      return { body, system, security }
    },
    /** Gives a person an authenticator app. */
    async withApp(person: Holder) {
      const { secret } = (await call(person, 'POST', '/api/account/totp')).json()
      const code = await codeFor(secret)
      const confirmed = await call(person, 'POST', '/api/account/totp/confirm', { code })
      if (confirmed.statusCode !== 200) throw new Error(confirmed.body)
      const { recoveryCodes } = confirmed.json()
      return { secret, recoveryCodes: recoveryCodes as string[] | undefined, ...goingOn(confirmed) }
    },
  }
}
