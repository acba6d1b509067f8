import { describe, expect, it } from 'vitest'
import { record } from '#foundation/ledger'
import { newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'

const house = useHouse()
const call = (person: Person, method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({
    method,
    url,
    headers: { cookie: person.cookie },
    ...(payload ? { payload } : {}),
  })

describe('the auditor', () => {
  it('finds who did what in which body, and takes it along under their own name', async () => {
    const body = await aBody(house(), { name: '景澜市审计测试局' })
    const auditor = await aPerson(house(), 'audit_admin', body)
    const officer = await aPerson(house(), 'disclosure_office', body)
    const { db, clock } = house().deps
    const id = newId()
    await inTransaction(db, (tx) =>
      record(tx, clock, {
        kind: 'person.revealed',
        subject: { kind: 'person', id },
        actor: officer.actor.id,
        body,
        payload: { reason: '=核对身份' },
      }),
    )
    await house().settle()
    const found = (await call(auditor, 'GET', `/api/audit/entries?subject=${id}&kind=person`)).json()
    expect(found.rows).toMatchObject([
      { kindLabel: '个人信息·查看', actorLogin: officer.login, bodyName: '景澜市审计测试局' },
    ])
    const nothing = (await call(auditor, 'GET', `/api/audit/entries?subject=${id}&to=2026-03-02`)).json()
    expect(nothing.rows).toEqual([])
    const file = await call(auditor, 'POST', '/api/audit/export', { subject: id })
    expect(file.body).toContain(`由 ${auditor.actor.name} 于 2026-03-03 10:00 导出`)
    // A cell never begins with a sign that a spreadsheet would calculate.
    expect(file.body).not.toMatch(/"=/)
    await house().settle()
    const own = (await call(auditor, 'GET', '/api/audit/entries?kind=audit.exported')).json()
    expect(own.rows[0]).toMatchObject({ actorLogin: auditor.login })
  })

  it('verifies the log, and is told the place where it was changed', async () => {
    const auditor = await aPerson(house(), 'audit_admin', await aBody(house()))
    await house().settle()
    await expect
      .poll(async () => (await call(auditor, 'POST', '/api/audit/verify')).json().faults, { timeout: 10_000 })
      .toEqual([])
    const client = await house().database.dedicated()
    await client.query('alter table ledger_entry disable trigger all')
    await client.query("update ledger_entry set kind = 'document.forged' where position = 1")
    await client.end()
    expect((await call(auditor, 'POST', '/api/audit/verify')).json().faults).toContainEqual({
      position: '1',
      problem: 'leaf',
    })
  })

  it('is warned when somebody looks at unusually many persons', async () => {
    const body = await aBody(house())
    const auditor = await aPerson(house(), 'audit_admin', body)
    const officer = await aPerson(house(), 'disclosure_office', body)
    const { db, clock } = house().deps
    const look = () =>
      inTransaction(db, (tx) =>
        record(tx, clock, {
          kind: 'person.revealed',
          subject: { kind: 'person', id: newId() },
          actor: officer.actor.id,
          body,
        }),
      )
    for (let time = 0; time < 19; time++) await look()
    const alarms = async (reader = auditor) =>
      (await call(reader, 'GET', '/api/inbox'))
        .json()
        .filter((row: { id: string }) => row.id === officer.actor.id)
    expect(await alarms()).toEqual([])
    await look()
    expect(await alarms()).toMatchObject([{ task: '核查异常查看', light: 'red' }])
    expect((await call(officer, 'GET', '/api/audit/unusual')).statusCode).toBe(403)
    // Whoever takes proofs of identity along as files is seen as well.
    const taker = await aPerson(house(), 'disclosure_office', body)
    await inTransaction(db, async (tx) => {
      for (let time = 0; time < 60; time++)
        await record(tx, clock, {
          kind: 'export.taken',
          subject: { kind: 'export', id: '/api/requests/:id/files/:part' },
          actor: taker.actor.id,
          body,
        })
    })
    const { rows } = (await call(auditor, 'GET', '/api/audit/unusual')).json()
    expect(rows).toContainEqual(
      expect.objectContaining({ actorId: taker.actor.id, what: 'exports', count: 60 }),
    )
    // At night nobody reads alarms: it is there the next morning, and rests once it was checked.
    house().clock.set('2026-03-04T09:00:00+08:00')
    const [morning, other] = [
      await aPerson(house(), 'audit_admin', body),
      await aPerson(house(), 'security_admin', body),
    ]
    expect(await alarms(morning)).toHaveLength(1)
    const check = (who: typeof auditor) =>
      call(who, 'POST', '/api/audit/unusual/checks', {
        account: officer.actor.id,
        remark: '办理积案，逐件电话联系，与登记一致',
      })
    expect((await check(other)).statusCode).toBe(403)
    expect((await check(morning)).statusCode).toBe(204)
    await house().settle()
    expect(await alarms(morning)).toEqual([])
    house().clock.set('2026-03-04T09:10:00+08:00')
    for (let time = 0; time < 20; time++) await look()
    expect(await alarms(morning)).toHaveLength(1)
    house().clock.set('2026-03-03T10:00:00+08:00')
  })
})
