import { describe, expect, it } from 'vitest'
import { askCode, enterCode } from '#foundation/citizens'
import { sendWaiting } from '#foundation/notify'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import type { Proposal, RequestDetail } from './contract.ts'

const house = useHouse()
const call = (person: Person, method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })
const post = (url: string, values: Record<string, string>, cookie = '') =>
  house().app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
    payload: new URLSearchParams(values).toString(),
  })

const form = (bodyId: string, more: Record<string, string> = {}) => ({
  ...{ bodyId, formKey: `k${Math.random()}`, applicantType: 'naturalPerson', name: '钱小雨' },
  ...{ documentKind: '护照', documentNumber: 'E12345678', phone: '13900005555', email: '' },
  ...{ address: '望湖区文正街道', contact: '', asked: '2025年度城区绿化养护合同' },
  ...{ wantedForm: 'electronic', deliveryWay: 'online' },
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

const granted: Proposal = {
  ...{ outcome: 'granted', facts: '', discretion: '', supply: '随本告知书提供电子文档。', attachments: [] },
  ...{ otherOrgan: '', earlier: '', tree: null, differsBecause: '' },
}

async function apply(office: Office, more: Record<string, string> = {}, cookie = '') {
  const { body } = await post('/requests/new', form(office.body, more), cookie)
  const number = /id="request-number">([^<]+)</.exec(body)?.[1] ?? ''
  const code = /id="query-code">([^<]+)</.exec(body)?.[1] ?? ''
  const { rows } = (await call(office.handler, 'GET', `/api/requests?q=${number}`)).json()
  const id: string = rows[0].id
  const look = async (): Promise<RequestDetail> =>
    (await call(office.handler, 'GET', `/api/requests/${id}`)).json()
  const act = async (person: Person, name: string, input: object) =>
    call(person, 'POST', `/api/requests/${id}/${name}`, { version: (await look()).version, ...input })
  return { id, number, code, look, act, page: body }
}

async function answered(office: Office, more: Record<string, string> = {}, proposal: Partial<Proposal> = {}) {
  const made = await apply(office, more)
  await made.act(office.handler, 'confirm', { confirmedOn: '2026-03-03' })
  await made.act(office.handler, 'proposal', { proposal: { ...granted, ...proposal } })
  expect((await made.act(office.leader, 'sign', {})).statusCode).toBe(200)
  return made
}

it('a receipt names number, day of receipt and last day, once (Art 31, 33)', async () => {
  const office = await anOffice()
  const { number, look, act } = await apply(office)
  expect((await act(office.handler, 'receipt', {})).json().error.code).toBe('requests.not_confirmed')
  await act(office.handler, 'confirm', { confirmedOn: '2026-03-03' })
  expect((await act(office.handler, 'receipt', {})).statusCode).toBe(200)
  expect((await act(office.handler, 'receipt', {})).json().error.code).toBe('requests.receipt_issued')
  const { letters } = await look()
  expect(letters).toMatchObject([{ kind: 'receipt', title: '政府信息公开申请登记回执' }])
  const text = letters[0]?.paragraphs.join('') ?? ''
  for (const told of [number, '收到申请之日为2026年3月3日', '最迟于2026年3月31日前答复'])
    expect(text).toContain(told)
})

describe('from one to everybody (Art 44)', () => {
  it('the applicant suggests publication once; the organ examines it, answers, and has the days of Art 26', async () => {
    const office = await anOffice()
    const open = await apply(office)
    const early = await post('/requests/suggestion', { ...open, why: '很多人需要' } as never)
    expect(early.statusCode).toBe(422)
    const { id, number, code, look } = await answered(office)
    const suggest = () => post('/requests/suggestion', { number, code, why: '很多居民都想看到合同。' })
    expect((await post('/requests/suggestion', { number, code, why: ' ' })).body).toContain(
      '请写明建议主动公开的理由',
    )
    expect((await suggest()).body).toContain('机关正在审核')
    expect((await suggest()).body).toContain('您已经提出过建议')
    const inbox = (await call(office.handler, 'GET', '/api/inbox')).json()
    expect(JSON.stringify(inbox)).toContain('建议主动公开')
    const answer = { verdict: 'adopted', answer: '属于本单位主动公开事项，将在网站公开。' }
    const give = (person: Person) => call(person, 'POST', `/api/requests/${id}/suggestion-answer`, answer)
    const stranger = await aPerson(house(), 'disclosure_office', await aBody(house()))
    expect((await give(stranger)).statusCode).toBe(404)
    expect((await give(office.handler)).statusCode).toBe(200)
    expect((await give(office.handler)).json().error.code).toBe('requests.no_suggestion')
    // Twenty working days from the day it was found to belong there.
    expect((await look()).suggestion).toMatchObject({ verdict: 'adopted', publishBy: '2026-03-31' })
    const page = (await post('/requests/track', { number, code })).body
    expect(page).toContain('属于主动公开范围，及时主动公开')
    expect(page).toContain('将在网站公开')
  })

  it('what was refused cannot be suggested', async () => {
    const office = await anOffice()
    const refused = {
      outcome: 'internal',
      facts: '属于人事管理信息。',
      discretion: '公开没有必要。',
      supply: '',
    }
    const { number, code } = await answered(office, {}, refused)
    expect((await post('/requests/track', { number, code })).body).not.toContain('建议主动公开')
    expect((await post('/requests/suggestion', { number, code, why: '需要' })).statusCode).toBe(422)
  })

  it('what several persons were given is proposed for the catalogue; one person asking twice is one', async () => {
    const office = await anOffice()
    const asked = '老旧小区加装电梯的补贴标准和申请条件'
    await answered(office, { asked })
    await answered(office, { asked: `请公开${asked}` })
    const topics = async () => (await call(office.handler, 'GET', '/api/requests/topics')).json()
    expect(await topics()).toEqual([])
    const second = await answered(office, { asked, name: '赵一', documentNumber: 'E87654321' })
    await answered(office, { asked: '公共自行车站点的建设计划', name: '孙二', documentNumber: 'E11112222' })
    expect(await topics()).toMatchObject([
      {
        bodyId: office.body,
        applicants: 2,
        requests: expect.arrayContaining([{ id: second.id, number: second.number }]),
      },
    ])
    const stranger = await aPerson(house(), 'disclosure_office', await aBody(house()))
    expect((await call(stranger, 'GET', '/api/requests/topics')).json()).toEqual([])
  })
})

/** Signs in by the code that was sent to the telephone. */
async function citizen(contact: string): Promise<string> {
  const { db, clock, keys } = house().deps
  await inTransaction(db, (tx) => askCode(tx, clock, keys.vault, contact))
  const told: string[] = []
  const sms = { send: async ({ text }: { text: string }) => void told.push(text) }
  await sendWaiting(db, clock, keys.vault, { sms, email: undefined })
  const code = /验证码是(\d{6})/.exec(told.at(-1) ?? '')?.[1] ?? ''
  return `yg_citizen=${await enterCode(db, clock, keys.vault, contact, code)}`
}

describe('a citizen with an account', () => {
  it('finds the form filled in but for the document, and the matter under 我的 without a code', async () => {
    const office = await anOffice()
    const cookie = await citizen('13900005555')
    const get = (url: string, as = cookie) => house().app.inject({ url, headers: { cookie: as } })
    const empty = await get('/requests/new')
    expect(empty.body).toContain('value="13900005555"')
    expect(empty.body).not.toContain('钱小雨')
    const { id, number, page } = await apply(office, {}, cookie)
    expect(page).toContain('申请已放入')
    expect((await get('/mine')).body).toContain(number)
    const status = await get(`/mine/request/${id}`)
    expect(status.body).toContain('2025年度城区绿化养护合同')
    // Acts there need no code either.
    expect((await post('/requests/withdrawal', { number, code: '' }, cookie)).body).toContain(
      '您要求撤回申请',
    )
    const again = await get('/requests/new')
    for (const known of ['value="钱小雨"', 'value="望湖区文正街道"', '<option value="护照" selected'])
      expect(again.body).toContain(known)
    expect(again.body).not.toContain('E12345678')

    const other = await citizen('13900006666')
    expect((await get(`/mine/request/${id}`, other)).statusCode).toBe(404)
    expect((await post('/requests/withdrawal', { number, code: '' }, other)).statusCode).toBe(404)
    expect((await get('/requests/new', other)).body).not.toContain('钱小雨')
  })

  it('whoever only holds the code of another’s matter is not shown who applied', async () => {
    const office = await anOffice()
    const { number, code } = await apply(office)
    const agent = await citizen('13900007777')
    await post('/mine/add', { number, code }, agent)
    const { body } = await house().app.inject({ url: '/requests/new', headers: { cookie: agent } })
    expect(body).not.toContain('钱小雨')
    expect(body).toContain('value="13900007777"')
  })
})
