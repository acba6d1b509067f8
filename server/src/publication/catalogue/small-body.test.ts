import { beforeAll, describe, expect, it } from 'vitest'
import { createSite } from '#foundation/sites'
import { newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'

const house = useHouse()

beforeAll(async () => {
  const hostBodyId = await aBody(house(), { kind: 'government' })
  await inTransaction(house().deps.db, (tx) =>
    createSite(tx, {
      id: newId(),
      name: '景澜市人民政府',
      shortName: '景澜',
      domain: 'www.jinglan.gov.cn',
      idCode: '9901000001',
      icp: '',
      police: '',
      hostBodyId,
      contact: '',
      columns: [
        {
          id: 'tz',
          parentId: null,
          title: '通知公告',
          kind: 'notice',
          statutoryItem: null,
          staleAfterDays: null,
        },
      ],
    }),
  )
})

const call = (person: Person, method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

/** A body of three people under an office above, whose disclosure office is its last reviewer. */
async function aSmallBody() {
  const above = await aBody(house(), { kind: 'government' })
  const small = await aBody(house(), { kind: 'department', supervisor: above })
  const administrator = await aPerson(house(), 'system_admin', above)
  const people = {
    drafter: await aPerson(house(), 'information_officer', small),
    head: await aPerson(house(), 'section_head', small),
    chief: await aPerson(house(), 'chief', small),
    above: await aPerson(house(), 'disclosure_office', above),
    stranger: await aPerson(house(), 'disclosure_office', await aBody(house())),
  }
  const route = {
    bodyId: small,
    subjectKind: 'document',
    name: '人员较少机关的审核流程',
    from: '2026-03-03',
    steps: [
      { title: '初审', role: 'section_head', at: 'own' },
      { title: '复审', role: 'chief', at: 'own' },
      { title: '终审', role: 'disclosure_office', at: 'supervisor' },
    ],
  }
  const entered = await call(administrator, 'POST', '/api/review-routes', route)
  expect(entered.statusCode, entered.body).toBe(201)
  return { small, ...people }
}

async function submitted(office: Awaited<ReturnType<typeof aSmallBody>>): Promise<string> {
  const content = {
    title: `关于村级事务公开的通知${newId().slice(-6)}`,
    documentNumber: '',
    jointIssuers: [],
    writtenOn: '2026-02-27',
    columnId: 'tz',
    theme: '0201',
    genre: 'notice',
    kind: null,
    attribute: 'active',
    ground: '',
    validUntil: null,
    keywords: [],
    abstract: '',
    body: '<p>请按季度公开村级事务。</p>',
    attachments: [],
  }
  const drafted = await call(office.drafter, 'POST', '/api/documents', { bodyId: office.small, content })
  const { id } = drafted.json()
  const sent = await call(office.drafter, 'POST', `/api/documents/${id}/submit`, { version: 1 })
  expect(sent.statusCode, sent.body).toBe(200)
  return id
}

async function approve(person: Person, document: string) {
  const [review] = (await call(person, 'GET', `/api/documents/${document}/reviews`)).json()
  const decision = { verdict: 'approve', reason: '', digest: review.digest }
  return call(person, 'POST', `/api/reviews/${review.id}/decision`, decision)
}

describe('a body too small for three reviewers', () => {
  it('has its superior’s disclosure office as the last step, which reads and decides what lies before it', async () => {
    const office = await aSmallBody()
    const id = await submitted(office)
    // Not the superior's turn yet.
    expect((await approve(office.above, id)).statusCode).toBe(404)
    expect((await approve(office.head, id)).statusCode).toBe(200)
    expect((await approve(office.chief, id)).statusCode).toBe(200)

    const inbox = (await call(office.above, 'GET', '/api/inbox')).json()
    expect(JSON.stringify(inbox)).toContain(id)
    expect((await call(office.above, 'GET', `/api/documents/${id}`)).statusCode).toBe(200)
    expect((await approve(office.above, id)).statusCode).toBe(200)
    expect((await call(office.drafter, 'GET', `/api/documents/${id}`)).json().state).toBe('approved')
  })

  it('keeps its drafts from everybody else, and those not under review from its superior too', async () => {
    const office = await aSmallBody()
    const id = await submitted(office)
    expect((await call(office.stranger, 'GET', `/api/documents/${id}`)).statusCode).toBe(404)
    const other = await aSmallBody()
    const foreign = await submitted(other)
    expect((await call(office.above, 'GET', `/api/documents/${foreign}`)).statusCode).toBe(404)
  })
})
