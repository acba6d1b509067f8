import { generate } from 'otplib'
import { describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { issueLink, SESSION_COOKIE } from './index.ts'
import { isBreached, passwordFault } from './password.ts'

const house = useHouse()
const PASSWORD = 'Correct-Horse-9'

const call = (
  person: { cookie: string } | undefined,
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

const signInAs = async (login: string, password = PASSWORD) => {
  const answer = await call(undefined, 'POST', '/api/session', { login, password })
  return {
    status: answer.statusCode,
    body: answer.json(),
    cookie: `${SESSION_COOKIE}=${answer.cookies[0]?.value}`,
  }
}

const three = async () => {
  const body = await aBody(house())
  const [system, security] = await Promise.all([
    aPerson(house(), 'system_admin', body),
    aPerson(house(), 'security_admin', body),
  ])
  return { body, system, security }
}

/** The same session under the token it goes on with. */
const goingOn = (answer: Awaited<ReturnType<typeof call>>) => ({
  cookie: `${SESSION_COOKIE}=${answer.cookies.find(({ name }) => name === SESSION_COOKIE)?.value}`,
})

const codeFor = (secret: string) =>
  generate({ secret, epoch: Math.floor(house().clock.now().getTime() / 1_000) })

/** Gives a person an authenticator app. @returns its secret */
async function withApp(person: Person): Promise<string> {
  const { secret } = (await call(person, 'POST', '/api/account/totp')).json()
  const confirmed = await call(person, 'POST', '/api/account/totp/confirm', { code: await codeFor(secret) })
  expect(confirmed.statusCode).toBe(200)
  return secret
}

describe('a password', () => {
  const rule = { minLength: 10, classes: 3 }
  it.each([
    { password: 'Ab1-short', fault: 'identity.password_short' },
    { password: 'onlysmallletters', fault: 'identity.password_classes' },
    { password: 'Zhangsan-2026-x', fault: 'identity.password_personal' },
    { password: 'Password@123', fault: 'identity.password_known' },
    { password: 'P@ssw0rd2024', fault: 'identity.password_known' },
    { password: 'Correct-Horse-9', fault: undefined },
    { password: '清风徐来-Ab12-水波', fault: undefined },
  ])('$password: $fault', ({ password, fault }) => {
    expect(passwordFault(rule, password, { login: 'zhangsan.xx' })?.code).toBe(fault)
  })

  it('is known as leaked without asking anybody', () => {
    expect(isBreached('123456')).toBe(true)
    expect(isBreached('Correct-Horse-9')).toBe(false)
  })

  it('does not come back, and ends the other sessions when it changes', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const other = await signInAs(person.login)
    let own: { cookie: string } = person
    const change = async (current: string, next: string) => {
      const answer = await call(own, 'POST', '/api/account/password', { current, next })
      if (answer.statusCode === 200) own = goingOn(answer)
      return answer
    }
    expect((await change(PASSWORD, PASSWORD)).json().error.message).toContain('不能使用现在的密码')
    expect((await change('wrong', 'Another-Horse-8')).statusCode).toBe(422)
    expect((await change(PASSWORD, 'Another-Horse-8')).statusCode).toBe(200)
    expect((await change('Another-Horse-8', PASSWORD)).statusCode).toBe(422)
    expect((await call(own, 'GET', '/api/session')).statusCode).toBe(200)
    // Whoever copied the cookie before the change holds nothing now.
    for (const cookie of [person, other])
      expect((await call(cookie, 'GET', '/api/session')).statusCode).toBe(401)
  })

  it('that is too old must be changed before anything else', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    await call(person, 'POST', '/api/account/password', { current: PASSWORD, next: 'Another-Horse-8' })
    house().clock.set('2026-07-01T10:00:00+08:00')
    const late = await signInAs(person.login, 'Another-Horse-8')
    expect([late.status, late.body.stage]).toEqual([202, 'password'])
    expect((await call(late, 'GET', '/api/inbox')).statusCode).toBe(401)
    const changed = await call(late, 'POST', '/api/account/password', {
      current: 'Another-Horse-8',
      next: 'Third-Horse-7',
    })
    expect(changed.statusCode).toBe(200)
    expect((await call(goingOn(changed), 'GET', '/api/inbox')).statusCode).toBe(200)
    house().clock.set('2026-03-03T10:00:00+08:00')
  })
})

describe('a session', () => {
  it('does not take the console asking by itself for somebody at the desk', async () => {
    const person = await aPerson(house(), 'information_officer', await aBody(house()))
    house().clock.set('2026-03-03T10:20:00+08:00')
    expect((await call(person, 'GET', '/api/inbox/count')).statusCode).toBe(200)
    house().clock.set('2026-03-03T10:31:00+08:00')
    expect((await call(person, 'GET', '/api/inbox')).statusCode).toBe(401)
    house().clock.set('2026-03-03T10:00:00+08:00')
  })
})

describe('a one-time link', () => {
  it('lets the person choose a password once, and is gone with it or with time', async () => {
    const { system, security } = await three()
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const issued = (await call(security, 'POST', `/api/people/${person.actor.id}/link`)).json()
    const token = issued.path.split('#')[1]
    expect((await call(undefined, 'POST', '/api/one-time/look', { token })).json()).toMatchObject({
      login: person.login,
      needsCode: true,
    })
    const { code } = (await call(system, 'POST', `/api/people/${person.actor.id}/link/code`)).json()
    const weak = await call(undefined, 'POST', '/api/one-time', { token, code, password: 'weak' })
    expect(weak.statusCode).toBe(422)
    const spend = () => call(undefined, 'POST', '/api/one-time', { token, code, password: 'Another-Horse-8' })
    const both = await Promise.all([spend(), spend()])
    expect(both.map((answer) => answer.statusCode).toSorted()).toEqual([204, 410])
    expect((await signInAs(person.login, 'Another-Horse-8')).status).toBe(200)
    const { db, clock } = house().deps
    const late = await inTransaction(db, (tx) => issueLink(tx, clock, undefined, person.actor.id))
    house().clock.set('2026-03-04T10:01:00+08:00')
    expect((await call(undefined, 'POST', '/api/one-time/look', { token: late.token })).statusCode).toBe(410)
    house().clock.set('2026-03-03T10:00:00+08:00')
  })

  it('takes two administrators: neither the link nor its code opens an account alone', async () => {
    const { system, security } = await three()
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const at = `/api/people/${person.actor.id}/link`
    expect((await call(system, 'POST', `${at}/code`)).statusCode).toBe(404)
    const issue = async () => (await call(security, 'POST', at)).json().path.split('#')[1]
    const token = await issue()
    expect((await call(security, 'POST', `${at}/code`)).statusCode).toBe(403)
    expect((await call(system, 'POST', at)).statusCode).toBe(403)
    const spend = async (of: string, code: string) =>
      (await call(undefined, 'POST', '/api/one-time', { token: of, code, password: 'Another-Horse-8' }))
        .statusCode
    // Five guesses close it, and the right code comes too late.
    const { code } = (await call(system, 'POST', `${at}/code`)).json()
    const guesses = ['', 'AAAAAAAA', 'BBBBBBBB', '23456789', code.slice(0, 7)]
    expect(await Promise.all(guesses.map((guess) => spend(token, guess)))).toEqual(guesses.map(() => 422))
    expect(await spend(token, code)).toBe(410)
    expect((await signInAs(person.login)).status).toBe(200)
    const another = await issue()
    const right = (await call(system, 'POST', `${at}/code`)).json().code
    expect(right).not.toBe(code)
    // As it is read aloud and typed.
    expect(await spend(another, ` ${right.slice(0, 4).toLowerCase()}-${right.slice(4)}`)).toBe(204)
  })
})

describe('a second factor', () => {
  it('stands between the password and everything else; a code is good once', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const secret = await withApp(person)
    house().clock.set('2026-03-03T10:01:00+08:00')
    const half = await signInAs(person.login)
    expect(half.body).toMatchObject({ stage: 'factor', factors: { totp: true, passkey: false } })
    for (const url of ['/api/session', '/api/inbox', '/api/account'])
      expect([url, (await call(half, 'GET', url)).statusCode]).toEqual([url, 401])
    expect((await call(half, 'POST', '/api/session/totp', { code: '000000' })).statusCode).toBe(422)
    const code = await codeFor(secret)
    const whole = await call(half, 'POST', '/api/session/totp', { code })
    expect(whole.statusCode).toBe(200)
    expect((await call(goingOn(whole), 'GET', '/api/inbox')).statusCode).toBe(200)
    // Somebody who knows the password plants the cookie of a half session: the proof does not make it whole for them.
    expect((await call(half, 'GET', '/api/inbox')).statusCode).toBe(401)
    const again = await signInAs(person.login)
    expect((await call(again, 'POST', '/api/session/totp', { code })).statusCode).toBe(422)
    house().clock.set('2026-03-03T10:00:00+08:00')
  })

  it('cannot be guessed: wrong codes lock the account as wrong passwords do', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    await withApp(person)
    const half = await signInAs(person.login)
    for (let turn = 0; turn < 5; turn++) await call(half, 'POST', '/api/session/totp', { code: '000001' })
    expect((await call(half, 'POST', '/api/session/totp', { code: '000001' })).statusCode).toBe(429)
    expect((await signInAs(person.login)).status).toBe(429)
    const { security } = await three()
    expect((await call(security, 'POST', `/api/people/${person.actor.id}/unlock`)).statusCode).toBe(204)
    expect((await signInAs(person.login)).status).toBe(202)
  })

  it('must be got where the role requires one, and the last one stays', async () => {
    const { security } = await three()
    const policy = (await call(security, 'GET', '/api/security-policy')).json()
    const { yourAddress: _, ...input } = policy
    await call(security, 'PUT', '/api/security-policy', { ...input, secondFactorRoles: ['supervisor'] })
    const person = await aPerson(house(), 'supervisor', await aBody(house()))
    const half = await signInAs(person.login)
    expect(half.body.stage).toBe('enrol')
    const { secret } = (await call(half, 'POST', '/api/account/totp')).json()
    const done = await call(half, 'POST', '/api/account/totp/confirm', { code: await codeFor(secret) })
    expect(done.statusCode).toBe(200)
    expect((await call(goingOn(done), 'DELETE', '/api/account/totp')).statusCode).toBe(409)
    await call(security, 'PUT', '/api/security-policy', input)
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
