import { describe, expect, it } from 'vitest'
import { useHouse } from '#test/harness'
import { keysOf, PASSWORD } from '#test/keys'
import { aBody, aPerson } from '#test/people'

const house = useHouse()
const { signInAs } = keysOf(house)

describe('ten thousand attempts', () => {
  const from = (remoteAddress: string, login: string, password: string, cookie = '') =>
    house().app.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress,
      headers: { cookie },
      payload: { login, password },
    })
  const knownOf = (answer: Awaited<ReturnType<typeof from>>) =>
    `yg_known=${answer.cookies.find(({ name }) => name === 'yg_known')?.value}`

  it('from one address are slowed after fifty, while others still come in', async () => {
    let refused = 0
    for (let turn = 0; turn < 60; turn++)
      if ((await from('198.51.100.7', `nobody${turn}`, 'x')).statusCode === 429) refused += 1
    expect(refused).toBe(10)
    const person = await aPerson(house(), 'chief', await aBody(house()))
    expect((await from('198.51.100.8', person.login, PASSWORD)).statusCode).toBe(200)
  })

  it('lock the account they are after for strangers, and for its owner only at a strange browser', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const known = knownOf(await from('192.0.2.10', person.login, PASSWORD))
    for (let turn = 0; turn < 5; turn++) await from(`203.0.113.${turn}`, person.login, 'guess')
    expect((await signInAs(person.login)).status).toBe(429)
    expect((await from('192.0.2.10', person.login, PASSWORD, known)).statusCode).toBe(200)
    // The mark is of that account and does not let its holder guess on.
    const other = await aPerson(house(), 'chief', await aBody(house()))
    for (let turn = 0; turn < 5; turn++) await from(`203.0.114.${turn}`, other.login, 'guess')
    expect((await from('192.0.2.10', other.login, PASSWORD, known)).statusCode).toBe(429)
    for (let turn = 0; turn < 5; turn++) await from('192.0.2.10', person.login, 'guess', known)
    expect((await from('192.0.2.10', person.login, PASSWORD, known)).statusCode).toBe(429)
  })
})

describe('a login that nobody has', () => {
  it('is answered like one that somebody has: wrong, wrong, and locked', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const answersFor = async (login: string, seen: number) => {
      const answers: string[] = []
      for (let turn = 0; turn < 7; turn++) {
        const answer = await house().app.inject({
          method: 'POST',
          url: '/api/session',
          remoteAddress: `203.0.113.${seen + turn}`,
          payload: { login, password: 'guess' },
        })
        answers.push(`${answer.statusCode} ${answer.body}`)
      }
      return answers
    }
    const unknown = await answersFor('no.such.person', 100)
    expect(unknown).toEqual(await answersFor(person.login, 120))
    expect(unknown.map((answer) => answer.slice(0, 3))).toEqual([
      '401',
      '401',
      '401',
      '401',
      '401',
      '429',
      '429',
    ])
  })
})
