import { describe, expect, it } from 'vitest'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'

const house = useHouse()

const call = (
  person: { cookie: string },
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
) => house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

async function administrators() {
  const body = await aBody(house())
  const [system, security, audit] = await Promise.all([
    aPerson(house(), 'system_admin', body),
    aPerson(house(), 'security_admin', body),
    aPerson(house(), 'audit_admin', body),
  ])
  return { body, system, security, audit }
}

describe('rights', () => {
  it('take two people: one proposes, another grants', async () => {
    const { system, security } = await administrators()
    const body = await aBody(house())
    const made = await call(system, 'POST', '/api/people', {
      login: `new.${body.slice(-6)}`,
      name: '新来的人',
      bodyId: body,
    })
    expect(made.statusCode).toBe(201)
    const { id } = made.json()
    const right = { role: 'chief', bodyId: body, reach: 'own' }
    expect((await call(system, 'POST', `/api/people/${id}/rights`, right)).statusCode).toBe(201)
    const rights = async () => (await call(system, 'GET', `/api/people/${id}`)).json().rights
    expect(await rights()).toEqual([])
    const [proposal] = (await call(security, 'GET', '/api/rights/proposals'))
      .json()
      .filter((row: { accountId: string }) => row.accountId === id)
    expect(
      (await call(system, 'POST', `/api/rights/proposals/${proposal.id}`, { verdict: 'granted' })).statusCode,
    ).toBe(403)
    expect(
      (await call(security, 'POST', `/api/rights/proposals/${proposal.id}`, { verdict: 'granted' }))
        .statusCode,
    ).toBe(204)
    expect(await rights()).toMatchObject([{ role: 'chief', reach: 'own' }])
    expect(
      (await call(security, 'POST', `/api/rights/proposals/${proposal.id}`, { verdict: 'granted' }))
        .statusCode,
    ).toBe(409)
    expect(
      (await call(security, 'POST', `/api/people/${id}/rights/revoke`, { role: 'chief', bodyId: body }))
        .statusCode,
    ).toBe(204)
    expect(await rights()).toEqual([])
  })

  it('of two administrators are never in one hand', async () => {
    const { system, security, body } = await administrators()
    const right = { role: 'audit_admin', bodyId: body, reach: 'own' }
    const { id } = (await call(system, 'POST', `/api/people/${security.actor.id}/rights`, right)).json()
    const other = await aPerson(house(), 'security_admin', body)
    const answer = await call(other, 'POST', `/api/rights/proposals/${id}`, { verdict: 'granted' })
    expect(answer.statusCode).toBe(409)
    expect(answer.json().error.message).toContain('须由不同的人担任')
  })

  it('cannot be taken from the last administrator, nor the account closed', async () => {
    const { system, security, audit, body } = await administrators()
    const alone = (await call(system, 'GET', '/api/people')).json().rows
    for (const row of alone) {
      if (
        row.id === audit.actor.id ||
        !row.rights.some((right: { role: string }) => right.role === 'audit_admin')
      )
        continue
      await call(system, 'POST', `/api/people/${row.id}/state`, { state: 'disabled' })
    }
    const closed = await call(system, 'POST', `/api/people/${audit.actor.id}/state`, { state: 'disabled' })
    expect(closed.json().error.code).toBe('identity.last_administrator')
    const taken = await call(security, 'POST', `/api/people/${audit.actor.id}/rights/revoke`, {
      role: 'audit_admin',
      bodyId: body,
    })
    expect(taken.json().error.code).toBe('identity.last_administrator')
    expect(
      (await call(system, 'POST', `/api/people/${system.actor.id}/state`, { state: 'disabled' })).statusCode,
    ).toBe(409)
  })
})

describe('absence', () => {
  it('lends the posts of the absent to a colleague for its days, and ends at once when they are back', async () => {
    const body = await aBody(house())
    const chief = await aPerson(house(), 'chief', body)
    const deputy = await aPerson(house(), 'information_officer', body)
    const days = { from: '2026-03-03', until: '2026-03-05' }
    const made = await call(chief, 'POST', '/api/account/absences', { deputy: deputy.actor.id, ...days })
    expect(made.statusCode).toBe(201)
    const roles = async () =>
      (await call(deputy, 'GET', '/api/session')).json().roles.map((row: { role: string }) => row.role)
    expect(await roles()).toEqual(['information_officer', 'chief'])
    house().clock.set('2026-03-03T10:20:00+08:00')
    expect((await call(chief, 'DELETE', `/api/account/absences/${made.json().id}`)).statusCode).toBe(204)
    expect(await roles()).toEqual(['information_officer'])
    house().clock.set('2026-03-03T10:00:00+08:00')
  })

  it('does not follow a deputy who is posted to another body', async () => {
    const { system } = await administrators()
    const body = await aBody(house())
    const chief = await aPerson(house(), 'chief', body)
    const deputy = await aPerson(house(), 'information_officer', body)
    const days = { from: '2026-03-03', until: '2026-03-05' }
    await call(chief, 'POST', '/api/account/absences', { deputy: deputy.actor.id, ...days })
    const roles = async () =>
      (await call(deputy, 'GET', '/api/session')).json().roles.map((row: { role: string }) => row.role)
    expect(await roles()).toContain('chief')
    const posted = { name: '测试', title: '', bodyId: await aBody(house()) }
    expect((await call(system, 'PUT', `/api/people/${deputy.actor.id}`, posted)).statusCode).toBe(204)
    expect(await roles()).not.toContain('chief')
  })

  it('is not lent to another body, nor to an administrator', async () => {
    const body = await aBody(house())
    const chief = await aPerson(house(), 'chief', body)
    const foreign = await aPerson(house(), 'chief', await aBody(house()))
    const admin = await aPerson(house(), 'system_admin', body)
    for (const deputy of [foreign, admin]) {
      const answer = await call(chief, 'POST', '/api/account/absences', {
        deputy: deputy.actor.id,
        from: '2026-03-03',
        until: '2026-03-05',
      })
      expect(answer.statusCode).toBe(422)
    }
  })
})

describe('an emergency', () => {
  it('takes two people and ends by itself', async () => {
    const { security } = await administrators()
    const officer = await aPerson(house(), 'information_officer', await aBody(house()))
    const asked = await call(officer, 'POST', '/api/account/emergency', {
      role: 'chief',
      reason: '负责人失联，须立即撤下页面',
    })
    expect(asked.statusCode).toBe(201)
    const { id } = asked.json()
    const roles = async () =>
      (await call(officer, 'GET', '/api/session')).json().roles.map((row: { role: string }) => row.role)
    expect(await roles()).toEqual(['information_officer'])
    const waiting = async () =>
      (await call(security, 'GET', '/api/inbox'))
        .json()
        .filter((row: { id: string }) => row.id === id)
        .map((row: { task: string }) => row.task)
    expect(await waiting()).toEqual(['批准紧急授权'])
    expect((await call(officer, 'POST', `/api/emergencies/${id}`, { verdict: 'granted' })).statusCode).toBe(
      403,
    )
    expect((await call(security, 'POST', `/api/emergencies/${id}`, { verdict: 'granted' })).statusCode).toBe(
      204,
    )
    expect(await roles()).toEqual(['information_officer', 'chief'])
    expect(await waiting()).toEqual([])
    const { db } = house().deps
    void db
    for (const [at, expected] of [
      ['2026-03-03T10:25:00+08:00', 2],
      ['2026-03-03T10:50:00+08:00', 2],
      ['2026-03-03T11:15:00+08:00', 2],
      ['2026-03-03T11:40:00+08:00', 2],
      ['2026-03-03T12:05:00+08:00', 2],
      ['2026-03-03T12:30:00+08:00', 2],
      ['2026-03-03T12:55:00+08:00', 2],
      ['2026-03-03T13:20:00+08:00', 2],
      ['2026-03-03T13:45:00+08:00', 2],
      ['2026-03-03T14:01:00+08:00', 1],
    ] as const) {
      house().clock.set(at)
      expect([at, (await roles()).length]).toEqual([at, expected])
    }
    house().clock.set('2026-03-03T10:00:00+08:00')
  })
})

describe('the three administrators', () => {
  it('read no content: no matter in the inbox, every record of a body unknown or forbidden', async () => {
    const { system, security, audit } = await administrators()
    for (const person of [system, security, audit]) {
      // The auditor is told of the clock and of the ledger, who answers for rights of their table; nobody of a matter.
      const own = person === audit ? 'audit' : person === security ? 'access' : undefined
      const inbox: { kind: string }[] = (await call(person, 'GET', '/api/inbox')).json()
      expect(inbox.filter(({ kind }) => kind !== own)).toEqual([])
      for (const url of ['/api/documents', '/api/requests'])
        expect([url, (await call(person, 'GET', url)).statusCode]).toEqual([url, 403])
    }
  })
})
