import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { sha256 } from '#platform/crypto'
import { useHouse } from '#test/harness'
import { goingOn, keysOf, PASSWORD } from '#test/keys'
import { aBody, aPerson } from '#test/people'

const house = useHouse()
const { call, codeFor, signInAs, three, withApp } = keysOf(house)

describe('a second factor', () => {
  it('stands between the password and everything else; a code is good once', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const { secret } = await withApp(person)
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

describe('a session cookie in other hands', () => {
  it('changes no key: the password or a factor is asked for again, and the copy dies with the answer', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const own = await withApp(person)
    house().clock.set('2026-03-03T10:06:00+08:00')
    const changes = [
      ['POST', '/api/account/totp'],
      ['POST', '/api/account/totp/confirm', { code: '000000' }],
      ['DELETE', '/api/account/totp'],
      ['POST', '/api/account/passkeys/ask'],
      ['POST', '/api/account/passkeys', { answer: { id: 'x' }, name: '密钥' }],
      ['DELETE', '/api/account/passkeys/x'],
      ['POST', '/api/account/recovery-codes'],
    ] as const
    for (const [method, url, payload] of changes) {
      const answer = await call(own, method, url, payload)
      expect([url, answer.statusCode, answer.json().error.code]).toEqual([url, 403, 'identity.prove_first'])
    }
    const prove = (payload: object) => call(own, 'POST', '/api/account/proof', payload)
    expect((await prove({ password: 'guess' })).statusCode).toBe(422)
    const proven = await prove({ password: PASSWORD })
    expect(proven.statusCode).toBe(200)
    expect((await call(own, 'GET', '/api/account')).statusCode).toBe(401)
    const again = goingOn(proven)
    const renewed = await call(again, 'POST', '/api/account/recovery-codes')
    expect(renewed.json().recoveryCodes).toHaveLength(10)
    house().clock.set('2026-03-03T10:12:00+08:00')
    expect((await call(again, 'POST', '/api/account/recovery-codes')).statusCode).toBe(403)
    const byCode = await call(again, 'POST', '/api/account/proof', { code: await codeFor(own.secret) })
    expect((await call(goingOn(byCode), 'DELETE', '/api/account/totp')).statusCode).toBe(204)
    house().clock.set('2026-03-03T10:00:00+08:00')
  })

  it('guesses at the password no longer than anybody at the door', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const guess = () => call(person, 'POST', '/api/account/proof', { password: 'guess' })
    for (let turn = 0; turn < 5; turn++) expect((await guess()).statusCode).toBe(422)
    expect((await guess()).statusCode).toBe(429)
  })
})

describe('recovery codes', () => {
  it('come with the first factor, stand in for it once each, and their owner is told', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    await call(person, 'PUT', '/api/account/contact', { email: 'owner@example.cn', phone: '' })
    const { recoveryCodes = [] } = await withApp(person)
    expect(new Set(recoveryCodes).size).toBe(10)
    const enter = async (code: string) =>
      call(await signInAs(person.login), 'POST', '/api/session/recovery', { code })
    const [first = '', second = ''] = recoveryCodes
    expect((await enter('2222-2222-2222')).json().error.message).toContain('恢复码不正确')
    // As it is read from paper.
    const inside = await enter(` ${first.toLowerCase().replaceAll('-', ' ')}`)
    expect(inside.statusCode).toBe(200)
    expect((await enter(first)).statusCode).toBe(422)
    const both = await Promise.all([enter(second), enter(second)])
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422])
    const owner = goingOn(inside)
    expect((await call(owner, 'GET', '/api/account')).json().recovery.left).toBe(8)
    await house().settle()
    const told = async () =>
      (await call(owner, 'GET', '/api/inbox'))
        .json()
        .filter((row: { task: string }) => row.task === '核对恢复码')
    expect(await told()).toMatchObject([{ title: expect.stringContaining('还剩 8 个') }])
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from notify_message where about_id = ${person.actor.id}`.execute(
      house().deps.db,
    )
    // The factor, its codes, and each of the two that were used.
    expect(rows).toEqual([{ count: 4 }])
    const renewed = (await call(owner, 'POST', '/api/account/recovery-codes')).json().recoveryCodes
    expect((await enter(recoveryCodes[2] ?? '')).statusCode).toBe(422)
    expect((await enter(renewed[0])).statusCode).toBe(200)
    await house().settle()
    expect(await told()).toHaveLength(1)
  })

  it('are kept as keyed digests only, and go with the last factor', async () => {
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const own = await withApp(person)
    const kept = async () => {
      const { rows } = await sql<{ row: string }>`
        select r::text as row from identity_recovery_code r where account_id = ${person.actor.id}`.execute(
        house().deps.db,
      )
      return rows.map(({ row }) => row)
    }
    expect(await kept()).toHaveLength(10)
    const code = own.recoveryCodes?.[0]?.replaceAll('-', '') ?? ''
    const plain = [code, sha256(code).toString('hex')]
    for (const row of await kept()) for (const text of plain) expect(row).not.toContain(text)
    expect((await call(own, 'DELETE', '/api/account/totp')).statusCode).toBe(204)
    expect(await kept()).toEqual([])
    expect((await call(own, 'POST', '/api/account/recovery-codes')).statusCode).toBe(409)
  })
})
