import { describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { goingOn, keysOf, PASSWORD } from '#test/keys'
import { aBody, aPerson } from '#test/people'
import { issueLink } from './index.ts'
import { isBreached, passwordFault } from './password.ts'

const house = useHouse()
const { call, signInAs, three } = keysOf(house)

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
