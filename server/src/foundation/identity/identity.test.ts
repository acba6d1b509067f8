import { describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'
import { actorById, createAccount, mayAct, SESSION_COOKIE } from './index.ts'

const house = useHouse()

const signInAs = (login: string, password: string) =>
  house().app.inject({ method: 'POST', url: '/api/session', payload: { login, password } })

describe('signing in', () => {
  it('opens a session that ends when signed out', async () => {
    const person = await aPerson(house(), 'information_officer', await aBody(house()))
    const answer = await signInAs(person.login, 'Correct-Horse-9')
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ roles: [{ role: 'information_officer', label: '信息员' }] })
    const cookie = `${SESSION_COOKIE}=${answer.cookies[0]?.value}`
    expect(answer.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
    const out = await house().app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } })
    expect(out.statusCode).toBe(204)
    const after = await house().app.inject({ method: 'GET', url: '/api/session', headers: { cookie } })
    expect(after.statusCode).toBe(401)
  })

  it('says the same for an unknown name and a wrong password', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const wrong = await signInAs(person.login, 'not it')
    const unknown = await signInAs('nobody-here', 'not it')
    expect(wrong.statusCode).toBe(401)
    expect(unknown.json()).toEqual(wrong.json())
  })

  it('locks the account after five wrong passwords, and lets it in again when the time has passed', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    for (let turn = 0; turn < 5; turn++) await signInAs(person.login, 'not it')
    expect((await signInAs(person.login, 'Correct-Horse-9')).statusCode).toBe(429)
    house().clock.set('2026-03-03T10:16:00+08:00')
    expect((await signInAs(person.login, 'Correct-Horse-9')).statusCode).toBe(200)
    house().clock.set('2026-03-03T10:00:00+08:00')
  })

  it('ends a session that was idle for half an hour', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    house().clock.set('2026-03-03T10:31:00+08:00')
    const answer = await house().app.inject({
      method: 'GET',
      url: '/api/session',
      headers: { cookie: person.cookie },
    })
    expect(answer.statusCode).toBe(401)
    house().clock.set('2026-03-03T10:00:00+08:00')
  })

  it('refuses a form that another site sends', async () => {
    const answer = await house().app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      payload: { login: 'a', password: 'b' },
    })
    expect(answer.statusCode).toBe(403)
  })
})

describe('scopes', () => {
  it('follow the disclosure supervision of today', async () => {
    const city = await aBody(house(), { kind: 'government' })
    const bureau = await aBody(house(), { supervisor: city })
    const foreign = await aBody(house())
    const { actor } = await aPerson(house(), 'supervisor', city, 'under')
    expect(mayAct(actor, ['supervisor'], bureau)).toBe(true)
    expect(mayAct(actor, ['supervisor'], foreign)).toBe(false)
    expect(mayAct(actor, ['chief'], bureau)).toBe(false)
  })

  it('never combine an administrator with anything else (三员分立)', async () => {
    const { db, clock } = house().deps
    const body = await aBody(house())
    const both = inTransaction(db, (tx) =>
      createAccount(tx, clock, undefined, {
        login: `both-${body}`,
        name: '两职人员',
        body,
        password: 'Correct-Horse-9',
        grants: [
          { role: 'audit_admin', body, reach: 'own' },
          { role: 'system_admin', body, reach: 'own' },
        ],
      }),
    )
    await expect(both).rejects.toThrow('never combined')
  })

  it('give an actor no scope at all in a role they do not hold', async () => {
    const body = await aBody(house())
    const person = await aPerson(house(), 'chief', body)
    const actor = await actorById(house().deps.db, house().deps.clock, person.actor.id)
    expect(Object.keys(actor.scopes)).toEqual(['chief'])
  })
})
