import { describe, expect, it } from 'vitest'
import { ruleAt } from '#foundation/rules'
import { day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { submitRequest } from '#requests/requests'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'

const house = useHouse()

const call = (person: Person, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

const administrator = async () => aPerson(house(), 'system_admin', await aBody(house()))

describe('review routes', () => {
  const steps = [
    { title: '负责人审核', role: 'section_head', at: 'own' },
    { title: '主要负责人签发', role: 'chief', at: 'own' },
  ]
  const route = (bodyId: string) => ({
    bodyId,
    subjectKind: 'document',
    name: '两级审核',
    from: '2026-03-03',
    steps,
  })

  it('are refused where they would leave nobody able to approve, and the refusal says why', async () => {
    const admin = await administrator()
    const body = await aBody(house(), { name: '景澜市小小局' })
    await aPerson(house(), 'information_officer', body)
    await aPerson(house(), 'section_head', body)
    const answer = await call(admin, 'POST', '/api/review-routes', route(body))
    expect(answer.statusCode).toBe(409)
    expect(answer.json().error.message).toBe(
      '不能启用：景澜市小小局将无人可以审批——“主要负责人签发”环节没有可以办理的人员。请先配备人员或者调整环节。',
    )
    await aPerson(house(), 'chief', body)
    expect((await call(admin, 'POST', '/api/review-routes', route(body))).statusCode).toBe(201)
  })

  it('replace the one before from their day on, and keep it', async () => {
    const admin = await administrator()
    const body = await aBody(house())
    for (const role of ['information_officer', 'section_head', 'chief'] as const)
      await aPerson(house(), role, body)
    await call(admin, 'POST', '/api/review-routes', route(body))
    await call(admin, 'POST', '/api/review-routes', { ...route(body), name: '新的审核', from: '2026-04-01' })
    const rows = (await call(admin, 'GET', '/api/review-routes')).json()
    const own = rows.filter((row: { bodyId: string | null }) => row.bodyId === body)
    expect(
      own.map((row: { name: string; from: string; until: string | null }) => [row.name, row.from, row.until]),
    ).toEqual([
      ['新的审核', '2026-04-01', null],
      ['两级审核', '2026-03-03', '2026-04-01'],
    ])
  })

  it('of one body cannot end while the general one has nobody there', async () => {
    const admin = await administrator()
    const body = await aBody(house())
    for (const role of ['information_officer', 'section_head', 'chief'] as const)
      await aPerson(house(), role, body)
    const { id } = (await call(admin, 'POST', '/api/review-routes', route(body))).json()
    const refused = await call(admin, 'POST', `/api/review-routes/${id}/end`)
    expect(refused.statusCode).toBe(409)
    await aPerson(house(), 'deputy_head', body)
    expect((await call(admin, 'POST', `/api/review-routes/${id}/end`)).statusCode).toBe(204)
  })

  it('keep somebody to approve when a person leaves or a right is taken away, unless it must be at once', async () => {
    const admin = await administrator()
    const security = await aPerson(house(), 'security_admin', await aBody(house()))
    await aPerson(house(), 'audit_admin', await aBody(house()))
    const body = await aBody(house(), { name: '景澜市独一局' })
    await aPerson(house(), 'information_officer', body)
    await aPerson(house(), 'section_head', body)
    const chief = await aPerson(house(), 'chief', body)
    await call(admin, 'POST', '/api/review-routes', route(body))
    const leave = (anyway: boolean) =>
      call(admin, 'POST', `/api/people/${chief.actor.id}/state`, { state: 'disabled', anyway })
    const refused = await leave(false)
    expect(refused.json().error.message).toBe(
      '这样办理后，景澜市独一局的“信息发布”将无人可以审批——“主要负责人签发”环节没有可以办理的人员。请先安排接替的人员，再办理。',
    )
    const taken = { role: 'chief', bodyId: body }
    const revoke = () => call(security, 'POST', `/api/people/${chief.actor.id}/rights/revoke`, taken)
    expect((await revoke()).statusCode).toBe(409)
    expect((await call(chief, 'GET', '/api/session')).statusCode).toBe(200)
    await aPerson(house(), 'chief', body)
    expect((await revoke()).statusCode).toBe(204)
    expect((await leave(false)).statusCode).toBe(204)
    const [last] = (await call(admin, 'GET', `/api/people?body=${body}`))
      .json()
      .rows.filter((row: { rights: { role: string }[] }) =>
        row.rights.some(({ role }) => role === 'section_head'),
      )
    const gone = await call(admin, 'POST', `/api/people/${last.id}/state`, {
      state: 'disabled',
      anyway: true,
    })
    expect(gone.statusCode).toBe(204)
  })

  it('are tried out without being entered', async () => {
    const admin = await administrator()
    const body = await aBody(house())
    const answer = await call(admin, 'POST', '/api/review-routes/check', route(body))
    expect(answer.json()).toMatchObject({ bodies: 1, broken: [{ bodyId: body }] })
  })
})

describe('rules', () => {
  it('change from a day on; what they touch is told before', async () => {
    const admin = await administrator()
    const touched = await call(admin, 'GET', '/api/rules/request.reply/touched?from=2026-07-01')
    expect(touched.json().touched[0]).toMatchObject({ text: '在办申请保持受理时的答复期限，不受影响' })
    const input = { from: '2026-07-01', value: 15, source: '修订后的条例第三十三条', standing: 'statute' }
    expect((await call(admin, 'POST', '/api/rules/request.reply', input)).statusCode).toBe(201)
    const { db } = house().deps
    expect((await ruleAt(db, 'request.reply', day('2026-06-30'))).value).toBe(20)
    expect((await ruleAt(db, 'request.reply', day('2026-07-01'))).value).toBe(15)
    expect((await call(admin, 'DELETE', '/api/rules/request.reply/2026-07-01')).statusCode).toBe(204)
    expect((await ruleAt(db, 'request.reply', day('2026-07-01'))).value).toBe(20)
  })

  it.each([
    { key: 'request.reply', input: { from: '2018-01-01', value: 15 }, status: 409, why: 'not later' },
    { key: 'request.reply', input: { from: '2027-01-01', value: null }, status: 422, why: 'no number' },
    {
      key: 'report.department',
      input: { from: '2027-01-01', detail: { month: 2, day: 30 } },
      status: 422,
      why: '30 February',
    },
    {
      key: 'fee.page',
      input: {
        from: '2027-01-01',
        detail: {
          bands: [
            { upTo: 9, price: 1 },
            { upTo: 3, price: 2 },
          ],
        },
      },
      status: 422,
      why: 'falling bands',
    },
    { key: 'nothing.here', input: { from: '2027-01-01', value: 1 }, status: 404, why: 'no such rule' },
  ])('refuse $key: $why', async ({ key, input, status }) => {
    const admin = await administrator()
    const answer = await call(admin, 'POST', `/api/rules/${key}`, {
      source: '某文件',
      standing: 'statute',
      ...input,
    })
    expect(answer.statusCode).toBe(status)
  })
})

describe('the yearly notice', () => {
  const text = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日至3日放假，共3天。
二、春节：2月5日至11日放假，共7天。2月4日（星期四）上班。`
  const right = text.replace('2月4日（星期四）上班', '1月31日（星期日）、2月20日（星期六）上班')

  it('shows what it would move, then moves the open requests with it', async () => {
    house().clock.set('2026-12-24T10:00:00+08:00')
    const admin = await administrator()
    const body = await aBody(house())
    const officer = await aPerson(house(), 'disclosure_office', body)
    const { id, number } = await openRequest(body, officer)
    const preview = (await call(admin, 'POST', '/api/calendar/read', { text: right })).json()
    expect(preview).toMatchObject({ year: 2027, known: false, notUnderstood: [] })
    const row = preview.moved.find((moved: { label: string }) => moved.label === number)
    expect(row).toMatchObject({ kindLabel: '依申请公开', change: expect.any(String) })
    const entered = await call(admin, 'POST', '/api/calendar/notices', {
      text: right,
      source: '国办发明电〔2026〕1号',
    })
    expect(entered.statusCode).toBe(201)
    const after = (await call(officer, 'GET', `/api/requests/${id}`)).json()
    expect(after.dueOn).toBe(row.after)
    house().clock.set('2026-03-03T10:00:00+08:00')
  })

  it('is refused while a part of it is not understood', async () => {
    const admin = await administrator()
    const answer = await call(admin, 'POST', '/api/calendar/notices', {
      text: text.replace('2027年部分', '2028年部分').replace('共7天', '共8天'),
      source: '某通知',
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error.message).toContain('没有读懂')
  })

  function openRequest(body: string, officer: Person) {
    const { db, clock, keys } = house().deps
    const asked = {
      bodyId: body,
      applicantType: 'naturalPerson' as const,
      name: '某人',
      documentKind: '居民身份证',
      documentNumber: '1',
      phone: '1',
      email: '',
      address: '',
      contact: '',
      asked: '某信息',
      wantedForm: 'paper' as const,
      deliveryWay: 'post' as const,
    }
    const arrival = { channel: 'counter' as const, arrivedOn: clock.today() }
    return inTransaction(db, (tx) => submitRequest(tx, clock, keys.vault, officer.actor, asked, arrival))
  }
})
