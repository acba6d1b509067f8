import { describe, expect, it } from 'vitest'
import { useHouse } from '#test/harness'
import { goingOn, keysOf, PASSWORD } from '#test/keys'
import { aBody, aPerson, type Person } from '#test/people'
import { SESSION_COOKIE } from './index.ts'

const house = useHouse()
const { call, signInAs, three } = keysOf(house)

describe('a session', () => {
  it('does not take the console asking by itself for somebody at the desk', async () => {
    const person = await aPerson(house(), 'information_officer', await aBody(house()))
    house().clock.set('2026-03-03T10:20:00+08:00')
    expect((await call(person, 'GET', '/api/inbox/count')).statusCode).toBe(200)
    house().clock.set('2026-03-03T10:31:00+08:00')
    expect((await call(person, 'GET', '/api/inbox')).statusCode).toBe(401)
    house().clock.set('2026-03-03T10:00:00+08:00')
  })

  it('says how long it lasts without lasting longer for it, and goes on once somebody works', async () => {
    const person = await aPerson(house(), 'information_officer', await aBody(house()))
    const left = async () => (await call(person, 'GET', '/api/session/left')).json()
    house().clock.set('2026-03-03T10:28:00+08:00')
    expect(await left()).toEqual({ idleMs: 2 * 60_000, endMs: (11 * 60 + 32) * 60_000 })
    house().clock.set('2026-03-03T10:29:00+08:00')
    expect((await left()).idleMs).toBe(60_000)
    expect((await call(person, 'GET', '/api/session')).statusCode).toBe(200)
    expect((await left()).idleMs).toBe(30 * 60_000)
    house().clock.set('2026-03-03T10:00:00+08:00')
  })
})

describe('sessions', () => {
  it('are listed for their owner and end one by one', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const other = await signInAs(person.login)
    const { sessions } = (await call(person, 'GET', '/api/account')).json()
    expect(sessions).toHaveLength(2)
    const foreign = sessions.find((row: { current: boolean }) => !row.current)
    expect((await call(person, 'DELETE', `/api/account/sessions/${foreign.id}`)).statusCode).toBe(204)
    expect((await call(other, 'GET', '/api/session')).statusCode).toBe(401)
    const stranger = await aPerson(house(), 'chief', await aBody(house()))
    const mine = sessions.find((row: { current: boolean }) => row.current)
    expect((await call(stranger, 'DELETE', `/api/account/sessions/${mine.id}`)).statusCode).toBe(404)
  })

  it('are ended by the security administrator; a stolen cookie is worth nothing then', async () => {
    const { security } = await three()
    const person = await aPerson(house(), 'chief', await aBody(house()))
    expect((await call(security, 'DELETE', `/api/people/${person.actor.id}/sessions`)).statusCode).toBe(204)
    expect((await call(person, 'GET', '/api/inbox')).statusCode).toBe(401)
  })
})

describe('a stolen session cookie', () => {
  const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36'
  const OTHER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36'
  const UPDATED = BROWSER.replace('126.0.0.0', '127.1.0.0')
  const look = (cookie: string, agent: string, url = '/api/session', remoteAddress = '192.0.2.20') =>
    house().app.inject({ method: 'GET', url, remoteAddress, headers: { cookie, 'user-agent': agent } })
  const enter = async (login: string) => {
    const answer = await house().app.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress: '192.0.2.20',
      headers: { 'user-agent': BROWSER },
      payload: { login, password: PASSWORD },
    })
    return `${SESSION_COOKIE}=${answer.cookies[0]?.value}`
  }

  it('ends the session in another browser, and tells its owner until they have another password', async () => {
    const { body } = await three()
    const person = await aPerson(house(), 'chief', body)
    const auditor = await aPerson(house(), 'audit_admin', body)
    const cookie = await enter(person.login)
    expect((await look(cookie, UPDATED)).statusCode).toBe(200)
    expect((await look(cookie, OTHER)).statusCode).toBe(401)
    expect((await look(cookie, BROWSER)).statusCode).toBe(401)
    await house().settle()
    const inboxOf = async (who: Person) =>
      (await call(who, 'GET', '/api/inbox')).json().map((row: { task: string }) => row.task)
    expect(await inboxOf(auditor)).toContain('核查会话冒用')
    expect(await inboxOf(person)).toContain('修改密码')
    const { misused } = (await call(auditor, 'GET', '/api/audit/unusual')).json()
    expect(misused).toMatchObject([{ name: person.actor.name, why: 'browser' }])
    house().clock.set('2026-03-03T10:05:00+08:00')
    const change = { current: PASSWORD, next: 'Battery-Staple-7' }
    const changed = await call(person, 'POST', '/api/account/password', change)
    expect(changed.statusCode).toBeLessThan(300)
    expect((await call(person, 'GET', '/api/inbox')).statusCode).toBe(401)
    const tasks = (await call(goingOn(changed), 'GET', '/api/inbox')).json()
    expect(tasks.map((row: { task: string }) => row.task)).not.toContain('修改密码')
  })

  it('shows the other address in the list, or holds at one address where the policy says so', async () => {
    const { security } = await three()
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const cookie = await enter(person.login)
    for (let turn = 0; turn < 2; turn++)
      expect((await look(cookie, BROWSER, '/api/session', '198.51.100.30')).statusCode).toBe(200)
    const { sessions } = (await look(cookie, BROWSER, '/api/account')).json()
    expect(sessions.find((row: { current: boolean }) => row.current)).toMatchObject({
      address: '192.0.2.20',
      addresses: ['198.51.100.30'],
    })
    const { yourAddress, ...input } = (await call(security, 'GET', '/api/security-policy')).json()
    const bind = (bindAddress: boolean) =>
      call(security, 'PUT', '/api/security-policy', { ...input, bindAddress })
    expect((await bind(true)).statusCode).toBe(204)
    expect((await look(cookie, BROWSER)).statusCode).toBe(200)
    expect((await look(cookie, BROWSER, '/api/session', '198.51.100.30')).statusCode).toBe(401)
    expect((await look(cookie, BROWSER)).statusCode).toBe(401)
    await bind(false)
  })
})

describe('what one person may see', () => {
  it('stays in no cache', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    for (const url of ['/api/session', '/api/inbox', '/api/account'])
      expect([url, (await call(person, 'GET', url)).headers['cache-control']]).toEqual([url, 'no-store'])
  })
})

describe('the address list of the console', () => {
  it('keeps others out, and cannot shut out the person who saves it', async () => {
    const { security } = await three()
    const { yourAddress, ...input } = (await call(security, 'GET', '/api/security-policy')).json()
    const save = (consoleAddresses: string[]) =>
      call(security, 'PUT', '/api/security-policy', { ...input, consoleAddresses })
    expect(yourAddress).toBe('127.0.0.1')
    expect((await save(['10.0.0.0/8'])).json().error.message).toContain('127.0.0.1')
    expect((await save(['not an address'])).statusCode).toBe(422)
    expect((await save(['127.0.0.1', '10.0.0.0/8'])).statusCode).toBe(204)
    const from = (remoteAddress: string, url: string) =>
      house().app.inject({ method: 'GET', url, remoteAddress, headers: { cookie: security.cookie } })
    expect((await from('10.2.3.4', '/api/session')).statusCode).toBe(200)
    expect((await from('::ffff:10.2.3.4', '/api/session')).statusCode).toBe(200)
    expect((await from('192.0.2.1', '/api/session')).statusCode).toBe(403)
    // Another way of writing the address leads to the same place.
    expect((await from('192.0.2.1', '/api/%73ession/ways')).statusCode).toBe(403)
    expect((await from('192.0.2.1', '/')).statusCode).not.toBe(403)
    expect((await save([])).statusCode).toBe(204)
  })
})
