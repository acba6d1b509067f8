import { describe, expect, it } from 'vitest'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'
import { type Lie, softPasskey } from '#test/soft-passkey'
import { SESSION_COOKIE } from './index.ts'

const house = useHouse()
const site = { origin: 'http://console.test', host: 'console.test' }
const PASSWORD = 'Correct-Horse-9'

const post = (cookie: string, url: string, payload: object = {}) =>
  house().app.inject({
    method: 'POST',
    url,
    headers: { cookie, host: site.host, origin: site.origin },
    payload,
  })
const cookieOf = (answer: Awaited<ReturnType<typeof post>>) =>
  `${SESSION_COOKIE}=${answer.cookies.find(({ name }) => name === SESSION_COOKIE)?.value}`

async function withPasskey() {
  const person = await aPerson(house(), 'chief', await aBody(house()))
  const passkey = softPasskey(site)
  const ask = (await post(person.cookie, '/api/account/passkeys/ask')).json()
  const answer = passkey.register(ask)
  const kept = await post(person.cookie, '/api/account/passkeys', { answer, name: '软件密钥' })
  expect(kept.statusCode).toBe(200)
  return { person, passkey, answer }
}

describe('a passkey', () => {
  it('of another site, or for another challenge, is not taken in', async () => {
    const { cookie } = await aPerson(house(), 'chief', await aBody(house()))
    let own = cookie
    const asked = async () => (await post(own, '/api/account/passkeys/ask')).json()
    const add = async (answer: object) => {
      const added = await post(own, '/api/account/passkeys', { answer, name: '软件密钥' })
      if (added.statusCode === 200) own = cookieOf(added)
      return added.statusCode
    }
    const passkey = softPasskey(site)
    expect(await add(passkey.register(await asked(), { origin: 'http://evil.test' }))).toBe(422)
    expect(await add(passkey.register(await asked(), { host: 'evil.test' }))).toBe(422)
    expect(await add(passkey.register({ challenge: 'bm90IGFza2Vk' }))).toBe(422)
    const right = passkey.register(await asked())
    expect(await add(right)).toBe(200)
    // Sent once more, it answers a question that is not open any longer.
    expect(await add(right)).toBe(422)
  })

  it('opens the second step for its own site only, each answer once, and its counter never goes back', async () => {
    const { person, passkey } = await withPasskey()
    const half = await post('', '/api/session', { login: person.login, password: PASSWORD })
    expect(half.json()).toMatchObject({ stage: 'factor', factors: { passkey: true } })
    const cookie = cookieOf(half)
    const prove = async (at: string, lie: Lie = {}) => {
      const answer = passkey.prove((await post(at, '/api/session/passkey/ask')).json(), lie)
      return { answer, sent: await post(at, '/api/session/passkey', { answer }) }
    }
    for (const lie of [{ origin: 'http://evil.test' }, { host: 'evil.test' }, { counter: 0 }])
      expect([lie, (await prove(cookie, lie)).sent.statusCode]).toEqual([lie, 422])
    const { answer, sent } = await prove(cookie, { counter: 9 })
    expect(sent.statusCode).toBe(200)
    const again = cookieOf(await post('', '/api/session', { login: person.login, password: PASSWORD }))
    expect((await post(again, '/api/session/passkey', { answer })).statusCode).toBe(422)
    // A copy of the key that counts from before.
    expect((await prove(again, { counter: 5 })).sent.statusCode).toBe(422)
    expect((await prove(again, { counter: 10 })).sent.statusCode).toBe(200)
  })

  it('of somebody else proves nothing', async () => {
    const [{ passkey }, { person }] = [await withPasskey(), await withPasskey()]
    const cookie = cookieOf(await post('', '/api/session', { login: person.login, password: PASSWORD }))
    const ask = (await post(cookie, '/api/session/passkey/ask')).json()
    const answer = passkey.prove(ask)
    expect((await post(cookie, '/api/session/passkey', { answer })).statusCode).toBe(422)
  })
})
