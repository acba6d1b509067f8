import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { getBody, mergeBodies } from '#foundation/bodies'
import { day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { channels, type Proposal } from './contract.ts'
import { requestFigures } from './figures.ts'
import { mayExtend, receiptDate } from './request.ts'

const house = useHouse()

const form = (bodyId: string, more: Record<string, string> = {}) => ({
  bodyId,
  formKey: `k${Math.random()}`,
  applicantType: 'naturalPerson',
  name: '钱小雨',
  documentKind: '居民身份证',
  documentNumber: '11010519491231002X',
  phone: '13800001234',
  email: '',
  address: '望湖区文正街道某小区',
  contact: '',
  asked: '2025年度城区绿化养护合同',
  wantedForm: 'electronic',
  deliveryWay: 'online',
  ...more,
})

const post = (url: string, values: Record<string, string>) =>
  house().app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(values).toString(),
  })

const call = (person: Person, method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

async function anOffice() {
  const body = await aBody(house())
  const [handler, head, deputy, second] = await Promise.all([
    aPerson(house(), 'disclosure_office', body),
    aPerson(house(), 'disclosure_office', body),
    aPerson(house(), 'deputy_head', body),
    aPerson(house(), 'deputy_head', body),
  ])
  return { body, handler, head, deputy, second }
}

async function apply(bodyId: string, more: Record<string, string> = {}) {
  const answer = await post('/requests/new', form(bodyId, more))
  expect(answer.statusCode).toBe(200)
  const number = /id="request-number">([^<]+)</.exec(answer.body)?.[1] ?? ''
  const code = /id="query-code">([^<]+)</.exec(answer.body)?.[1] ?? ''
  return { number, code }
}

async function find(person: Person, number: string) {
  const { rows } = (await call(person, 'GET', `/api/requests?q=${number}`)).json()
  return (await call(person, 'GET', `/api/requests/${rows[0].id}`)).json()
}

const granted: Proposal = {
  outcome: 'granted',
  facts: '',
  discretion: '',
  supply: '随本告知书提供电子文档。',
  attachments: ['合同文本'],
  otherOrgan: '',
  earlier: '',
  tree: null,
  differsBecause: '',
}

async function answered(office: Awaited<ReturnType<typeof anOffice>>, proposal: Partial<Proposal> = {}) {
  const { number, code } = await apply(office.body)
  let detail = await find(office.handler, number)
  const act = async (person: Person, name: string, input: object) => {
    const answer = await call(person, 'POST', `/api/requests/${detail.id}/${name}`, {
      version: detail.version,
      ...input,
    })
    detail = await find(office.handler, number)
    return answer
  }
  await act(office.handler, 'confirm', { confirmedOn: '2026-03-03' })
  const search = { place: '公文系统', words: '绿化', result: '没有结果', found: false }
  if (proposal.outcome === 'does_not_exist') await act(office.handler, 'search', search)
  await act(office.handler, 'proposal', { proposal: { ...granted, ...proposal } })
  const signed = await act(office.deputy, 'sign', {})
  return { number, code, detail, act, signed }
}

describe('a request (Art 27 to 45)', () => {
  it('goes from the citizen to a signed letter that the citizen reads with the code', async () => {
    const office = await anOffice()
    const { number, code, detail, signed } = await answered(office)
    expect(signed.statusCode).toBe(200)
    expect(detail).toMatchObject({ state: 'decided', outcome: 'granted', decidedOn: '2026-03-03' })
    const status = await post('/requests/track', { number, code })
    expect(status.body).toContain('政府信息予以公开告知书')
    expect(status.body).toContain('第三十六条第（二）项')
    expect(status.headers['cache-control']).toBe('no-store')
    const docx = await post(`/requests/letters/${detail.letters[0].id}`, { number, code })
    const document = unzipSync(new Uint8Array(docx.rawPayload))['word/document.xml']
    expect(new TextDecoder().decode(document)).toContain('随本告知书提供电子文档')
  })

  it('starts the clock on the day both sides confirmed, and explains it', async () => {
    const office = await anOffice()
    const { number } = await apply(office.body)
    const before = await find(office.handler, number)
    expect(before).toMatchObject({ state: 'unconfirmed', receivedOn: null, dueOn: null })
    await call(office.handler, 'POST', `/api/requests/${before.id}/confirm`, {
      version: before.version,
      confirmedOn: '2026-03-03',
    })
    const after = await find(office.handler, number)
    expect(after).toMatchObject({ state: 'open', receivedOn: '2026-03-03', dueOn: '2026-03-31' })
    expect(after.explanation[0]).toContain('20个工作日')
  })

  it.each([
    ['2026-03-02', 'yellow'],
    ['2026-02-27', 'red'],
  ])(
    'that arrived by plain mail on %s and is not confirmed by Tuesday 3 March is %s (Art 31)',
    async (arrivedOn, light) => {
      const office = await anOffice()
      const { formKey: _, ...input } = form(office.body)
      const made = await call(office.handler, 'POST', '/api/requests', {
        ...input,
        channel: 'post_plain',
        arrivedOn,
      })
      expect(await find(office.handler, made.json().number)).toMatchObject({
        state: 'unconfirmed',
        receivedOn: null,
        light,
      })
    },
  )

  it('is extended within twenty working days in total, approved by another person, with a letter', async () => {
    const office = await anOffice()
    const { number } = await apply(office.body)
    const { id, version } = await find(office.handler, number)
    await call(office.handler, 'POST', `/api/requests/${id}/confirm`, { version, confirmedOn: '2026-03-03' })
    let at = 2
    const ask = (days: number) =>
      call(office.handler, 'POST', `/api/requests/${id}/extension`, {
        version: at,
        days,
        reason: '需要检索历史档案',
      })
    const approve = (person: Person) =>
      call(person, 'POST', `/api/requests/${id}/extension-verdict`, { version: at, approve: true })
    expect((await ask(21)).json().error.code).toBe('requests.extension_over_limit')
    expect((await ask(15)).statusCode).toBe(200)
    at = 3
    expect((await find(office.handler, number)).dueOn).toBe('2026-03-31')
    expect((await approve(office.handler)).json().error.code).toBe('requests.own_extension')
    expect((await approve(office.head)).statusCode).toBe(200)
    at = 4
    expect(await find(office.handler, number)).toMatchObject({
      dueOn: '2026-04-22',
      extensionLeft: 5,
      letters: [{ title: '政府信息公开延期答复告知书' }],
    })
    expect((await ask(6)).json().error.code).toBe('requests.extension_over_limit')
    expect((await ask(5)).statusCode).toBe(200)
  })

  it('starts anew when the applicant has corrected it, once', async () => {
    const office = await anOffice()
    const { number, code } = await apply(office.body, { asked: '有关情况' })
    const { id } = await find(office.handler, number)
    await call(office.handler, 'POST', `/api/requests/${id}/confirm`, {
      version: 1,
      confirmedOn: '2026-03-03',
    })
    await call(office.handler, 'POST', `/api/requests/${id}/correction`, {
      version: 2,
      asked: '请写明具体项目名称',
      days: 10,
    })
    expect((await find(office.handler, number)).dueOn).toBeNull()
    const page = await post('/requests/track', { number, code })
    expect(page.body).toContain('请写明具体项目名称')
    house().clock.set('2026-03-09T09:00:00+08:00')
    expect(
      (await post('/requests/correction', { number, code, version: '3', asked: '滨河公园绿化养护合同' }))
        .statusCode,
    ).toBe(200)
    // Officers' sessions are idle for longer than they may be by now.
    const again = await aPerson(house(), 'disclosure_office', office.body)
    const detail = await find(again, number)
    house().clock.set('2026-03-03T10:00:00+08:00')
    expect(detail).toMatchObject({ state: 'open', asked: '滨河公园绿化养护合同', dueOn: '2026-04-07' })
  })

  it('is decided by two people, never by one', async () => {
    const office = await anOffice()
    const { number } = await apply(office.body)
    const { id } = await find(office.handler, number)
    await call(office.handler, 'POST', `/api/requests/${id}/confirm`, {
      version: 1,
      confirmedOn: '2026-03-03',
    })
    await call(office.handler, 'POST', `/api/requests/${id}/proposal`, { version: 2, proposal: granted })
    const own = await call(office.handler, 'POST', `/api/requests/${id}/sign`, { version: 3 })
    expect(own.json().error.code).toBe('review.not_your_step')
    const both = await Promise.all([
      call(office.second, 'POST', `/api/requests/${id}/sign`, { version: 3 }),
      call(office.deputy, 'POST', `/api/requests/${id}/sign`, { version: 3 }),
    ])
    expect(both.map((answer) => answer.statusCode).sort()).toEqual([200, 409])
  })

  it('goes on with the successor of a merged body, and nothing is signed any more under the name that ended', async () => {
    const [office, heir] = [await anOffice(), await anOffice()]
    const { number, code } = await apply(office.body)
    const { id } = await find(office.handler, number)
    const act = async (person: Person, name: string, input: object = {}) => {
      const { version } = (await call(person, 'GET', `/api/requests/${id}`)).json()
      return call(person, 'POST', `/api/requests/${id}/${name}`, { version, ...input })
    }
    await act(office.handler, 'confirm', { confirmedOn: '2026-03-03' })
    await act(office.handler, 'proposal', { proposal: granted })
    const { db, clock } = house().deps
    await inTransaction(db, (tx) =>
      mergeBodies(tx, clock, office.head.actor.id, [office.body], heir.body, {
        on: clock.today(),
        basis: '机构改革方案',
      }),
    )
    expect((await act(heir.deputy, 'sign')).json().error).toMatchObject({
      code: 'requests.issuer_changed',
      message: expect.stringContaining('重新拟办'),
    })
    expect((await act(heir.deputy, 'send-back', { reason: '机关已经合并' })).statusCode).toBe(200)
    expect((await act(heir.handler, 'proposal', { proposal: granted })).statusCode).toBe(200)
    expect((await act(heir.deputy, 'sign')).statusCode).toBe(200)
    const { state, letters } = await find(heir.handler, number)
    const { name } = (await getBody(db, heir.body, clock.today())) ?? {}
    expect([state, letters[0].issuer]).toEqual(['decided', name])
    expect((await post('/requests/track', { number, code })).body).toContain(`（现由${name}办理）`)
    const page = (await house().app.inject(`/bodies/${office.body}`)).body
    expect(page).toContain('自2026-03-03起不再存在')
    expect(page).not.toContain('向本机关申请公开')
    expect((await post('/requests/new', form(office.body))).body).not.toContain('id="request-number"')
  })

  it.each([
    { proposal: { outcome: 'process', supply: '' }, code: 'requests.proposal.facts' },
    {
      proposal: { outcome: 'process', supply: '', facts: '属于会议讨论记录' },
      code: 'requests.proposal.discretion',
    },
    { proposal: { outcome: 'granted', supply: '' }, code: 'requests.proposal.supply' },
    { proposal: { outcome: 'uncorrected', facts: '逾期' }, code: 'requests.proposal.correction' },
    { proposal: { outcome: 'does_not_exist', facts: '没有' }, code: 'requests.proposal.search' },
    { proposal: { outcome: 'excessive', facts: '过多' }, code: 'requests.proposal.reasons' },
    { proposal: { outcome: 'fee_unpaid', facts: '未缴' }, code: 'requests.proposal.fee' },
    { proposal: { outcome: 'repeated', facts: '重复' }, code: 'requests.proposal.earlier' },
    {
      proposal: { tree: { path: [], outcome: 'partial' } },
      code: 'requests.proposal.differs',
    },
  ])('refuses a decision that lacks what the law asks: $code', async ({ proposal, code }) => {
    const office = await anOffice()
    const { number } = await apply(office.body)
    const { id } = await find(office.handler, number)
    await call(office.handler, 'POST', `/api/requests/${id}/confirm`, {
      version: 1,
      confirmedOn: '2026-03-03',
    })
    const answer = await call(office.handler, 'POST', `/api/requests/${id}/proposal`, {
      version: 2,
      proposal: { ...granted, ...proposal },
    })
    expect(answer.json().error.code).toBe(code)
  })

  it('tells a refused applicant to go to reconsideration first (行政复议法 Art 23)', async () => {
    const office = await anOffice()
    const { detail } = await answered(office, {
      outcome: 'third_party',
      facts: '含有第三方商业秘密，第三方不同意公开。',
      supply: '',
    })
    expect(detail.letters[0].paragraphs.at(-1)).toMatch(/应当自收到本告知书之日起60日内先向/)
    const { detail: plain } = await answered(office)
    expect(plain.letters[0].paragraphs.at(-1)).toMatch(/或者在6个月内/)
  })

  it('never changes once it is decided, nor does its letter', async () => {
    const office = await anOffice()
    const { detail, act } = await answered(office)
    expect((await act(office.handler, 'proposal', { proposal: granted })).json().error.code).toBe(
      'requests.decided_already',
    )
    await expect(
      sql`update requests_letter set number = 'x' where id = ${detail.letters[0].id}`.execute(
        house().deps.db,
      ),
    ).rejects.toThrow('never changed')
  })

  it('is made once when the form is sent twice, and shows the same code', async () => {
    const office = await anOffice()
    const values = form(office.body, { formKey: 'same-key' })
    const [first, second] = await Promise.all([post('/requests/new', values), post('/requests/new', values)])
    const codeOf = (html: string) => /id="query-code">([^<]+)</.exec(html)?.[1]
    expect(codeOf(first.body)).toBe(codeOf(second.body))
    expect((await call(office.handler, 'GET', '/api/requests')).json().total).toBe(1)
  })

  it('keeps what was typed and says what to mend', async () => {
    const office = await anOffice()
    const answer = await post(
      '/requests/new',
      form(office.body, { name: '', email: 'nonsense', asked: '一段很长的说明' }),
    )
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('请填写申请人姓名或者名称')
    expect(answer.body).toContain('一段很长的说明')
    expect(answer.body).toContain('href="#email"')
  })

  it('does not exist for officers of another body, nor without its code', async () => {
    const office = await anOffice()
    const foreign = await anOffice()
    const { number } = await apply(office.body)
    const { id } = await find(office.handler, number)
    expect((await call(foreign.handler, 'GET', `/api/requests/${id}`)).statusCode).toBe(404)
    expect(
      (await call(foreign.handler, 'POST', `/api/requests/${id}/reveal`, { reason: '好奇看看' })).statusCode,
    ).toBe(404)
    for (let turn = 0; turn < 10; turn++)
      expect((await post('/requests/track', { number, code: `WRONG${turn}` })).statusCode).toBe(404)
    expect((await post('/requests/track', { number, code: 'WRONG' })).statusCode).toBe(429)
  })

  it('masks the applicant, and records who looked and why', async () => {
    const office = await anOffice()
    const { number } = await apply(office.body)
    const detail = await find(office.handler, number)
    expect(detail.person).toMatchObject({
      name: '钱**',
      documentNumber: '110105********002X',
      phone: '138****1234',
    })
    const seen = await call(office.handler, 'POST', `/api/requests/${detail.id}/reveal`, {
      reason: '核对身份证11010519491231002X',
    })
    expect(seen.json()).toMatchObject({ name: '钱小雨', documentNumber: '11010519491231002X' })
    const { rows } = await sql<{
      payload: object
    }>`select payload from ledger_entry where kind = 'person.revealed' and actor_id = ${office.handler.actor.id}`.execute(
      house().deps.db,
    )
    expect(rows[0]?.payload).toMatchObject({ reason: '核对身份证110***********X', aboutId: detail.id })
  })

  it('leaves no personal data in the ledger or in clear in any table', async () => {
    const office = await anOffice()
    await answered(office)
    const { rows } = await sql<{
      table: string
    }>`select table_name as table from information_schema.tables where table_schema = 'public'`.execute(
      house().deps.db,
    )
    for (const { table } of rows) {
      const { rows: hits } =
        await sql`select 1 from ${sql.table(table)} t where t::text like any (array['%钱小雨%', '%11010519491231002X%', '%13800001234%']) limit 1`.execute(
          house().deps.db,
        )
      expect([table, hits.length]).toEqual([table, 0])
    }
  })
})

describe('figures of requests', () => {
  it('count receipts by receipt, results by decision, and carry what is open', async () => {
    const office = await anOffice()
    await answered(office)
    await answered(office, { outcome: 'does_not_exist', facts: '经检索没有该信息。', supply: '' })
    const { number } = await apply(office.body, { applicantType: 'business', contact: '李四' })
    const { id } = await find(office.handler, number)
    await call(office.handler, 'POST', `/api/requests/${id}/confirm`, {
      version: 1,
      confirmedOn: '2026-03-03',
    })
    await apply(office.body)
    const year = (no: number) => ({
      from: day(`${no}-01-01`),
      until: day(`${no}-12-31`),
      bodies: [office.body],
    })
    expect(Object.fromEntries(await requestFigures.count(house().deps.db, year(2026)))).toEqual({
      'requests.received.naturalPerson': 2,
      'requests.received.business': 1,
      'requests.carriedOut.business': 1,
      'requests.granted.naturalPerson': 1,
      'requests.unavailable.notHeld.naturalPerson': 1,
    })
    expect(Object.fromEntries(await requestFigures.count(house().deps.db, year(2027)))).toEqual({
      'requests.carriedIn.business': 1,
      'requests.carriedOut.business': 1,
    })
    expect(
      await requestFigures.records(house().deps.db, year(2026), 'requests.carriedOut.business'),
    ).toMatchObject([{ id, label: number }])
  })
})

describe('the rules of receipt and extension', () => {
  it.each([
    ['counter', '2026-03-02'],
    ['oral', '2026-03-02'],
    ['post_signed', '2026-03-02'],
    ['post_plain', null],
    ['online', null],
    ['fax', null],
    ['email', null],
  ] as const)('%s: received on %s (Art 31)', (channel, expected) => {
    expect(channels).toContain(channel)
    expect(receiptDate(channel, day('2026-03-02'))).toBe(expected)
  })

  it.each([
    [0, 20, true],
    [0, 21, false],
    [15, 6, false],
    [0, 0, false],
  ])('extended by %i, %i more: %s (Art 33, limit 20)', (already, days, allowed) => {
    expect(mayExtend(already, days, 20)).toBe(allowed)
  })
})
