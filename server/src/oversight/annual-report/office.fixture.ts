import { expect } from 'vitest'
import { inTransaction, type Tx } from '#platform/db'
import type { RequestInput } from '#requests/requests'
import { proposeDecision, recordSearch, signDecision, submitRequest } from '#requests/requests'
import type { TestHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'

export interface Office {
  body: string
  compiler: Person
  deputy: Person
  chief: Person
}

export const byHand = [
  'proactive.licences.decisions',
  'proactive.penalties.decisions',
  'proactive.compulsion.decisions',
  'proactive.fees.amount',
]

export const input = (bodyId: string, applicantType: RequestInput['applicantType']): RequestInput => ({
  bodyId,
  applicantType,
  name: '孙一鸣',
  documentKind: '居民身份证',
  documentNumber: '990102199001010017',
  phone: '19900000000',
  email: '',
  address: '',
  contact: '',
  asked: '某项目的验收材料',
  wantedForm: 'electronic',
  deliveryWay: 'online',
})

/** What an office does with its report, through the API as its people would. */
export function officeWork(house: () => TestHouse) {
  const within = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(house().deps.db, work)
  const call = (person: Person, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
    house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

  async function anOffice(body?: string): Promise<Office> {
    const id = body ?? (await aBody(house()))
    const [compiler, deputy, chief] = await Promise.all([
      aPerson(house(), 'disclosure_office', id),
      aPerson(house(), 'deputy_head', id),
      aPerson(house(), 'chief', id),
    ])
    return { body: id, compiler, deputy, chief }
  }
  /** A request received at the counter today; answered today when an outcome is given. */
  async function aRequest(
    office: Office,
    applicantType: RequestInput['applicantType'],
    outcome?: string,
  ): Promise<string> {
    const { clock, keys } = house().deps
    const arrival = { channel: 'counter' as const, arrivedOn: clock.today() }
    const { id } = await within((tx) =>
      submitRequest(tx, clock, keys.vault, office.compiler.actor, input(office.body, applicantType), arrival),
    )
    if (!outcome) return id
    await answer(office, id, outcome)
    return id
  }

  async function answer(office: Office, id: string, outcome: string): Promise<void> {
    const { clock, keys } = house().deps
    const proposal = {
      outcome,
      facts: '经审查属实。',
      discretion: '裁量如下。',
      supply: '随函提供。',
      attachments: [],
      otherOrgan: '',
      earlier: '',
      tree: null,
      differsBecause: '',
    }
    const search = { place: '公文系统', words: '申请内容', period: '', result: '已检索', found: false }
    await within((tx) => recordSearch(tx, clock, office.compiler.actor, id, search))
    await within((tx) => proposeDecision(tx, clock, keys.vault, office.compiler.actor, id, 1, proposal))
    await within((tx) => signDecision(tx, clock, keys.vault, office.deputy.actor, id, 2))
  }

  const at = (iso: string) => house().clock.set(`${iso}T10:00:00+08:00`)

  /** Fresh sessions after the clock has moved. */
  const signedInAgain = (office: Office) => anOffice(office.body)

  async function open(office: Office, year: number, scope = 'own'): Promise<string> {
    const answered = await call(office.compiler, 'POST', '/api/reports', { bodyId: office.body, year, scope })
    expect(answered.statusCode).toBe(201)
    return answered.json().id
  }

  const detailOf = async (office: Office, id: string) =>
    (await call(office.compiler, 'GET', `/api/reports/${id}`)).json()
  const figureOf = async (office: Office, id: string, cell: string) =>
    (await detailOf(office, id)).cells[cell].value

  async function fill(office: Office, id: string): Promise<void> {
    for (const cell of byHand) {
      const { version } = await detailOf(office, id)
      const entry = { version, cell, value: 0, source: '业务台账' }
      expect((await call(office.compiler, 'PUT', `/api/reports/${id}/cells`, entry)).statusCode).toBe(200)
    }
    const { version } = await detailOf(office, id)
    const sections = {
      disclosure: '按栏目及时公开机构职能、规划计划、财政预决算和民生保障等信息，文件与解读同步发布。',
      requests: '依法办理政府信息公开申请，答复前逐件核对，均在法定期限内作出答复并送达申请人。',
      management: '坚持先审查后公开，发布的信息经过三级审核并留存记录，定期清理已经失效的文件。',
      platform: '完善检索和下载功能，优化手机浏览和长者模式，各栏目建立更新提醒并按月检查。',
      supervision: '明确分管负责人和工作机构，开展业务培训，接受社会评议，年内没有发生责任追究。',
      problems: '存在的问题：文件解读形式单一。改进措施：推广问答和图表解读。',
      other: '本年度没有收取信息处理费。',
    }
    await call(office.compiler, 'PUT', `/api/reports/${id}/sections`, { version, sections })
  }

  async function approve(office: Office, id: string): Promise<void> {
    for (const person of [office.deputy, office.chief]) {
      const [review] = (await call(person, 'GET', `/api/reports/${id}/reviews`)).json()
      const decision = { verdict: 'approve', reason: '', digest: review.digest }
      expect((await call(person, 'POST', `/api/reviews/${review.id}/decision`, decision)).statusCode).toBe(
        200,
      )
    }
  }

  /** The whole way of a report from opening to the portal. @returns its id */
  async function published(office: Office, year: number, scope = 'own'): Promise<string> {
    const id = await open(office, year, scope)
    await fill(office, id)
    await submit(office, id)
    await approve(office, id)
    expect((await call(office.compiler, 'POST', `/api/reports/${id}/publish`)).statusCode).toBe(200)
    return id
  }

  async function submit(office: Office, id: string): Promise<void> {
    const { version } = await detailOf(office, id)
    expect((await call(office.compiler, 'POST', `/api/reports/${id}/submit`, { version })).json()).toEqual({
      ok: true,
    })
  }

  return {
    within,
    call,
    anOffice,
    aRequest,
    answer,
    at,
    signedInAgain,
    open,
    detailOf,
    figureOf,
    fill,
    submit,
    approve,
    published,
  }
}
