import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { publishDocument } from '#publication/catalogue'
import { aContent, anApproved, anOffice, aPublished, aSite, type TestOffice } from '#test/documents'
import { TEST_NOW, useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'

const house = useHouse()
beforeAll(async () => {
  await aSite(house(), await aBody(house(), { kind: 'government_office' }))
})

const call = (office: TestOffice, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  house().app.inject({
    method,
    url,
    headers: { cookie: office.drafter.cookie },
    ...(payload ? { payload } : {}),
  })
const publish = (office: TestOffice, id: string) =>
  inTransaction(house().deps.db, (tx) => publishDocument(tx, house().clock, office.drafter.actor, id))

const policy = { kind: 'normative' as const, columnId: 'gfxwj', title: '景澜市居家养老服务管理办法' }
const reading = { columnId: 'jd', title: '《景澜市居家养老服务管理办法》解读' }

describe('a policy and its interpretation (同步组织、同步审签、同步发布)', () => {
  it('are published together or with a plan, never one without the other, and each page leads to the other', async () => {
    const office = await anOffice(house())
    const id = await anApproved(house(), office, aContent(policy))
    expect(
      (await call(office, 'PUT', `/api/documents/${id}/interpretation`, { version: 0, flagged: true }))
        .statusCode,
    ).toBe(200)
    await expect(publish(office, id)).rejects.toThrow('documents.held_interpretation')
    const text = await anApproved(house(), office, aContent(reading))
    await expect(publish(office, text)).rejects.toThrow('documents.interprets_nothing')
    const link = { kind: 'interprets', to: id }
    expect((await call(office, 'POST', `/api/documents/${text}/relations`, link)).statusCode).toBe(200)
    expect((await call(office, 'POST', `/api/documents/${text}/relations`, link)).statusCode).toBe(409)
    await publish(office, id)
    // Not yet on line itself: the policy does not lead to a page that nobody can open.
    expect((await house().app.inject(`/documents/${id}`)).body).not.toContain(reading.title)
    await publish(office, text)
    const at = async (url: string) => (await house().app.inject({ url: `${url}?fresh` })).body
    expect(await at(`/documents/${id}`)).toMatch(
      new RegExp(`政策解读</h2><ul[^>]*><li><div><a href="/documents/${text}"`),
    )
    expect(await at(`/documents/${text}`)).toContain('解读的文件')
    expect(await at(`/documents/${text}`)).toContain(`href="/documents/${id}"`)
    // Once on line, it goes on naming a policy: the link goes only after another has come.
    const links = async () => (await call(office, 'GET', `/api/documents/${text}/relations`)).json()
    const [only] = (await links()).relations
    const unlink = () => call(office, 'DELETE', `/api/documents/${text}/relations/${only.id}`)
    expect((await unlink()).json().error.code).toBe('relations.last_policy')
    const upper = {
      kind: 'interprets',
      to: null,
      outsideTitle: '省养老服务条例',
      outsideUrl: 'https://www.gov.cn/x',
    }
    expect((await call(office, 'POST', `/api/documents/${text}/relations`, upper)).statusCode).toBe(200)
    expect((await unlink()).statusCode).toBeLessThan(300)
  })

  it('lets a plan stand for the interpretation, until its last day passes', async () => {
    const office = await anOffice(house())
    const id = await anApproved(house(), office, aContent(policy))
    const plan = { forms: ['text', 'picture'], responsible: '养老服务科', plannedOn: '2026-03-05' }
    const put = (body: object) => call(office, 'PUT', `/api/documents/${id}/interpretation`, body)
    expect((await put({ version: 0, flagged: true, plan: { ...plan, forms: [] } })).statusCode).toBe(422)
    expect((await put({ version: 0, flagged: true, plan })).statusCode).toBe(200)
    expect((await put({ version: 0, flagged: false })).statusCode).toBe(409)
    await publish(office, id)
    const standing = (await call(office, 'GET', `/api/documents/${id}/interpretation`)).json()
    // Tuesday 3 March and three working days.
    expect(standing).toMatchObject({ flagged: true, due: '2026-03-06', interpretedOn: null, plan })
    house().clock.set('2026-03-09T10:00:00+08:00')
    const later = { ...office, drafter: await aPerson(house(), 'information_officer', office.bodyId) }
    const inbox = (await call(later, 'GET', '/api/inbox')).json()
    expect(inbox.find((row: { kind: string }) => row.kind === 'interpretation')).toMatchObject({
      id,
      due: '2026-03-06',
      light: 'red',
    })
    house().clock.set(TEST_NOW)
  })

  it('counts coverage and timeliness per body, and takes an upper policy as an outside link', async () => {
    const office = await anOffice(house())
    const [covered, bare] = [
      await aPublished(house(), office, policy),
      await aPublished(house(), office, policy),
    ]
    for (const id of [covered, bare])
      await call(office, 'PUT', `/api/documents/${id}/interpretation`, { version: 0, flagged: true })
    const text = await anApproved(house(), office, aContent(reading))
    await call(office, 'POST', `/api/documents/${text}/relations`, { kind: 'interprets', to: covered })
    await call(office, 'PUT', `/api/documents/${text}/interpretation-forms`, { forms: ['qa'] })
    await publish(office, text)
    const table = (await call(office, 'GET', '/api/interpretation/coverage?year=2026')).json()
    expect(table.rows).toEqual([
      expect.objectContaining({
        bodyId: office.bodyId,
        policies: 2,
        interpreted: 1,
        inTime: 1,
        forms: { qa: 1 },
      }),
    ])
    expect(table.waiting.map(({ documentId }: { documentId: string }) => documentId)).toEqual([bare])
    const outside = await anApproved(house(), office, aContent(reading))
    const link = { kind: 'interprets', outsideTitle: '国务院某项决定', outsideUrl: 'https://www.gov.cn/x' }
    const bad = { ...link, outsideUrl: 'javascript:alert(1)' }
    expect((await call(office, 'POST', `/api/documents/${outside}/relations`, bad)).statusCode).toBe(422)
    expect((await call(office, 'POST', `/api/documents/${outside}/relations`, link)).statusCode).toBe(200)
    await publish(office, outside)
    expect((await house().app.inject(`/documents/${outside}`)).body).toContain('https://www.gov.cn/x')
  })
})
