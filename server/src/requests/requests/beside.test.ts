import { sql } from 'kysely'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, describe, expect, it } from 'vitest'
import { moveFunction } from '#foundation/bodies'
import { dropStaleFiles, openFileStore } from '#foundation/files'
import { documentPort } from '#foundation/notify'
import { day } from '#platform/clock'
import { inTransaction, type Tx } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { startConsultation } from './consult.ts'
import type { Proposal, RequestDetail } from './contract.ts'
import { sendLetters } from './letter-mail.ts'

const house = useHouse()
const within = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(house().deps.db, work)
const call = (person: Person, method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

const plain: Proposal = {
  outcome: 'granted',
  facts: '',
  discretion: '',
  supply: '随本告知书提供电子文档。',
  otherOrgan: '',
  earlier: '',
  attachments: [],
  tree: null,
  differsBecause: '',
}

/** Sends the public form as a browser does: fields and files in one body. */
const post = (url: string, values: Record<string, string>) =>
  house().app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(values).toString(),
  })

async function send(
  values: Record<string, string>,
  files: readonly [field: string, name: string, content: Buffer][] = [],
) {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  for (const [field, name, content] of files) form.append(field, new Blob([new Uint8Array(content)]), name)
  const encoded = new Response(form)
  return house().app.inject({
    method: 'POST',
    url: '/requests/new',
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
}

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')

const form = (bodyId: string, more: Record<string, string> = {}) => ({
  bodyId,
  act: 'send',
  formKey: `k${Math.random()}`,
  form: 'organisation',
  applicantType: 'business',
  documentKind: '统一社会信用代码',
  name: '景澜云帆商贸有限公司',
  documentNumber: '99990100MA12345678',
  contact: '钱小雨',
  phone: '19900000001',
  email: 'gk@yunfan.example',
  address: '',
  asked: '2025年度城区绿化养护合同',
  wantedForm: 'electronic',
  deliveryWay: 'email',
  ...more,
})

async function anOffice() {
  const body = await aBody(house())
  const [handler, leader] = await Promise.all([
    aPerson(house(), 'disclosure_office', body),
    aPerson(house(), 'deputy_head', body),
  ])
  return { body, handler, leader }
}
type Office = Awaited<ReturnType<typeof anOffice>>

async function applied(
  office: Office,
  more: Record<string, string> = {},
  files: Parameters<typeof send>[1] = [],
) {
  const answer = await send(form(office.body, more), files)
  expect(answer.statusCode).toBe(200)
  const number = /id="request-number">([^<]+)</.exec(answer.body)?.[1] ?? ''
  const { rows } = (await call(office.handler, 'GET', `/api/requests?q=${number}`)).json()
  const id: string = rows[0].id
  await act(office.handler, id, 'confirm', { confirmedOn: '2026-03-03' })
  return id
}

const look = async (person: Person, id: string): Promise<RequestDetail> =>
  (await call(person, 'GET', `/api/requests/${id}`)).json()

async function act(person: Person, id: string, name: string, input: object) {
  const { version } = await look(person, id)
  return call(person, 'POST', `/api/requests/${id}/${name}`, { version, ...input })
}

async function answered(office: Office, id: string, proposal: Partial<Proposal> = {}) {
  const proposed = await act(office.handler, id, 'proposal', { proposal: { ...plain, ...proposal } })
  expect(proposed.json()).toEqual({ ok: true })
  expect((await act(office.leader, id, 'sign', {})).json()).toEqual({ ok: true })
}

describe('the public form', () => {
  it('takes an organisation, further applicants and files, and says beside the field what is missing', async () => {
    const office = await anOffice()
    const further = {
      others: '2',
      otherRole1: 'co_applicant',
      otherName1: '赵一',
      otherNumber1: '990102198001010011',
      otherRole2: 'agent',
      otherName2: '李二',
      otherNumber2: '',
    }
    const wrong = await send(form(office.body, { ...further, contact: '' }), [['identity', '执照.pdf', PDF]])
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('请填写联系人')
    expect(wrong.body).toContain('id="otherNumber2-problem"')
    // The licence was chosen once and is there still, for whoever holds the form.
    expect(wrong.body).toContain('执照.pdf')
    const basket = /name="basket" value="([^"]+)"/.exec(wrong.body)?.[1] ?? ''
    expect(basket).not.toBe('')
    expect(wrong.body).toContain('value="赵一"')

    const id = await applied(
      office,
      { ...further, otherNumber2: '990102198001010038', needsHelp: '1', basket },
      [
        ['mandate', '委托书.pdf', PDF],
        ['files', '公告.pdf', PDF],
      ],
    )
    const detail = await look(office.handler, id)
    expect(detail).toMatchObject({ applicantType: 'business', needsHelp: true })
    expect(detail.others.map((one) => one.role)).toEqual(['共同申请人', '代理人'])
    expect(detail.files.map((file) => file.purpose).sort()).toEqual(['application', 'identity', 'mandate'])
  })

  it('refuses a file that is none of the kinds kept, beside the field, and makes no request', async () => {
    const office = await anOffice()
    const answer = await send(form(office.body), [['files', '公告.pdf', Buffer.from('MZ')]])
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('id="files-problem"')
    const { total } = (await call(office.handler, 'GET', '/api/requests')).json()
    expect(total).toBe(0)
  })

  it('keeps chosen files through mending, leaving out and saving for later, each once, and only so long', async () => {
    const office = await anOffice()
    const basketIn = (page: string) => /name="basket" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const first = await send(form(office.body, { name: '' }), [
      ['files', '公告.pdf', PDF],
      ['files', '误选.pdf', Buffer.concat([PDF, Buffer.from(' ')])],
    ])
    const basket = basketIn(first.body)
    const wrong = /误选\.pdf.*?value="([^"]+)"/s.exec(first.body)?.[1] ?? ''
    // Chosen again it is the same file; what is ticked goes.
    const second = await send(form(office.body, { name: '', basket, drop: wrong }), [
      ['files', '公告.pdf', PDF],
    ])
    expect(second.body.match(/公告\.pdf/g)).toHaveLength(1)
    expect(second.body).not.toContain('误选.pdf')
    // Six are one too many; those kept stay.
    const many = Array.from({ length: 5 }, (_, at): [string, string, Buffer] => ['files', `图${at}.pdf`, PDF])
    const third = await send(form(office.body, { basket }), many)
    expect(third.statusCode).toBe(422)
    expect(third.body).toContain('文件一共不超过 5 个')
    expect(third.body).toContain('2025年度城区绿化养护合同')
    const put = await send(form(office.body, { basket, act: 'save' }))
    const saved = /id="resume-code">([^<]+)</.exec(put.body)?.[1] ?? ''
    house().clock.set('2026-03-20T10:00:00+08:00')
    const resumed = await post('/requests/resume', { saved })
    expect(resumed.body).toContain('公告.pdf')
    house().clock.set('2026-03-03T10:00:00+08:00')
    const id = await applied(office, { basket: basketIn(resumed.body) })
    expect((await look(office.handler, id)).files.map((file) => file.name)).toEqual(['公告.pdf'])
    // Another form that names no such word has nothing, and a used one nothing more.
    expect((await send(form(office.body, { name: '', basket }))).body).not.toContain('公告.pdf')

    await send(form(office.body, { name: '' }), [['files', '没有回来.pdf', PDF]])
    house().clock.set('2026-03-08T10:00:00+08:00')
    const { db, clock, filesDir, keys } = house().deps
    expect(await dropStaleFiles(db, clock, openFileStore(filesDir, keys.vault))).toBeGreaterThan(0)
    house().clock.set('2026-03-03T10:00:00+08:00')
    const { rows } = await sql<{
      name: string
    }>`select name from files_file where name like '没有回来%'`.execute(db)
    expect(rows).toEqual([])
  })

  it('changes to the other form and shows room for one more person, keeping what was typed', async () => {
    const { body } = await anOffice()
    const other = await send(form(body, { act: 'citizen' }))
    expect(other.body).toContain('居民身份证')
    expect(other.body).toContain('2025年度城区绿化养护合同')
    expect((await send(form(body, { act: 'another' }))).body).toContain('name="otherName2"')
  })
})

describe('an answer shown to everybody', () => {
  it('holds nobody’s name, is found by who asks the same, and can be taken out again', async () => {
    const office = await anOffice()
    const id = await applied(office)
    const words = {
      title: '城区绿化养护合同',
      asked: '2025年度城区绿化养护合同',
      answer: '合同已经提供，见附件。',
    }
    const show = (more: object) =>
      call(office.handler, 'POST', `/api/requests/${id}/disclosure`, { ...words, ...more })
    expect((await show({})).json().error.code).toBe('requests.disclose_unanswered')
    await answered(office, id)
    expect((await show({ answer: '答复景澜云帆商贸有限公司。' })).json().error.code).toBe(
      'requests.disclose_named',
    )
    expect((await show({ answer: '请联系13912345678。' })).json().error.code).toBe('requests.disclose_scan')
    expect((await show({})).json()).toEqual({ ok: true })
    await house().settle()
    const get = (url: string) => house().app.inject({ method: 'GET', url })
    expect((await get(`/requests/answered/${id}`)).body).toContain('合同已经提供')
    const suggested = await get(`/requests/suggest?q=${encodeURIComponent('城区绿化养护合同')}`)
    expect(suggested.body).toContain(`/requests/answered/${id}`)
    await call(office.handler, 'POST', `/api/requests/${id}/disclosure-withdrawal`, { reason: '有误' })
    house().heard([])
    expect((await call(office.handler, 'GET', `/api/requests/${id}`)).json().disclosed.withdrawnOn).toBe(
      '2026-03-03',
    )
  })
})

describe('who is waited for', () => {
  it('a consultation ends when the applicant withdraws', async () => {
    const office = await anOffice()
    const id = await applied(office)
    const { clock, keys } = house().deps
    const asked = {
      kind: 'third_party' as const,
      name: '某公司',
      address: '',
      phone: '',
      email: '',
      content: '报价',
    }
    const { version } = await look(office.handler, id)
    await within((tx) =>
      startConsultation(tx, clock, keys.vault, office.handler.actor, id, { version, ...asked }),
    )
    await answered(office, id, { outcome: 'withdrawn' })
    expect((await look(office.handler, id)).consultations).toMatchObject([
      { ending: 'recalled', endedOn: '2026-03-03' },
    ])
  })

  it('an organ that took a function over does not refuse because the files have not come (职权划转)', async () => {
    const [from, office] = [await aBody(house()), await anOffice()]
    const { clock } = house().deps
    const move = { from, to: office.body, name: '城区绿化', on: day('2025-01-01'), basis: '机构改革方案' }
    await within((tx) => moveFunction(tx, clock, office.handler.actor.id, move))
    const id = await applied(office)
    const search = { place: '档案室', words: '绿化', result: '没有', found: false }
    await call(office.handler, 'POST', `/api/requests/${id}/search`, search)
    const refuse = (facts: string) =>
      act(office.handler, id, 'proposal', { proposal: { ...plain, outcome: 'does_not_exist', facts } })
    expect((await refuse('相关档案尚未移交本机关。')).json().error.code).toBe('requests.function_moved')
    await act(office.handler, id, 'function-moved', { basis: '机构改革方案' })
    expect((await refuse('没有找到。')).json().error.code).toBe('requests.function_moved')
  })
})

describe('a letter by e-mail', () => {
  const mails: Buffer[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mails.push(Buffer.concat(parts))
        done(null, 'queued as 4711')
      })
    },
  })
  afterAll(() => new Promise<void>((done) => server.close(() => done())))

  it('goes to who chose e-mail, with the reply as PDF; what the server answered is the proof', async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = server.server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const out = documentPort({
      smtpUrl: `smtp://127.0.0.1:${port}`,
      mailFrom: 'gk@jinglan.example',
      smsUrl: '',
      smsKey: '',
    })
    if (!out) throw new Error('no way out')
    const office = await anOffice()
    const id = await applied(office)
    await answered(office, id)
    expect((await look(office.handler, id)).letters.at(-1)).toMatchObject({
      mailing: 'waiting',
      deliveredOn: null,
    })
    const { db, clock, keys, filesDir } = house().deps
    const files = openFileStore(filesDir, keys.vault)
    expect(await sendLetters(db, clock, keys.vault, files, out)).toBeGreaterThan(0)
    const mail = await simpleParser(mails.at(-1) ?? '')
    expect(mail.to && 'text' in mail.to ? mail.to.text : '').toBe('gk@yunfan.example')
    expect(mail.attachments[0]?.content.subarray(0, 5).toString()).toBe('%PDF-')
    const letter = (await look(office.handler, id)).letters.at(-1)
    expect(letter).toMatchObject({ mailing: 'sent', deliveredOn: '2026-03-03', deliveryWay: 'email' })
    expect(letter?.deliveryProof).toContain('queued as 4711')
  })
})
