import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { withdrawDocument } from '#publication/catalogue'
import { anOffice, aPublished, aSite, type TestOffice } from '#test/documents'
import { TEST_NOW, type TestHouse, useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'

const house = useHouse()
let site = ''
let keeper: Person

beforeAll(async () => {
  const host = await aBody(house(), { kind: 'government_office' })
  keeper = await aPerson(house(), 'disclosure_office', host)
  site = await aSite(house(), host)
})

const call = (person: Person, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  house().app.inject({
    method,
    url,
    headers: { cookie: person.cookie },
    ...(payload ? { payload } : {}),
  })

const place = (office: TestOffice, id: string, ...codes: string[]) =>
  call(office.drafter, 'PUT', `/api/documents/${id}/placements`, {
    placements: codes.map((code) => ({ axis: 'statutory', code })),
  })

const at = (time: string) => house().clock.set(time)

describe('the catalogue', () => {
  it('shows what a body owes: nothing, then fresh, then stale as time goes, and says when it has nothing to publish', async () => {
    const office = await anOffice(house())
    const cell = async (code: string) => {
      const map = (await call(office.drafter, 'GET', '/api/catalogue/fulfilment')).json()
      return map.bodies[0].cells.find((candidate: { code: string }) => candidate.code === code)
    }
    expect(await cell('20-02')).toMatchObject({ state: 'nothing', count: 0 })
    expect(await cell('21-2-1')).toBeUndefined()
    const id = await aPublished(house(), office)
    expect((await place(office, id, '20-02')).statusCode).toBe(200)
    expect(await cell('20-02')).toMatchObject({ state: 'fresh', count: 1, renewBy: '2027-03-03' })
    const officer = await aPerson(house(), 'disclosure_office', office.bodyId)
    at('2027-03-04T10:00:00+08:00')
    const late = await aPerson(house(), 'disclosure_office', office.bodyId)
    const map = (await call(late, 'GET', '/api/catalogue/fulfilment')).json()
    expect(map.bodies[0].cells.find(({ code }: { code: string }) => code === '20-02').state).toBe('stale')
    const inbox = (await call(late, 'GET', '/api/inbox')).json()
    expect(
      inbox.some(
        (row: { kind: string; bodyId: string }) => row.kind === 'fulfilment' && row.bodyId === office.bodyId,
      ),
    ).toBe(true)
    at(TEST_NOW)
    const exempt = {
      bodyId: office.bodyId,
      axis: 'statutory',
      code: '20-07',
      owed: false,
      reason: '由主管部门统一公开',
      from: '2026-03-01',
    }
    expect((await call(officer, 'POST', '/api/catalogue/duties', { ...exempt, reason: '' })).statusCode).toBe(
      422,
    )
    expect((await call(officer, 'POST', '/api/catalogue/duties', exempt)).statusCode).toBe(200)
    expect(await cell('20-07')).toMatchObject({ state: 'exempt', reason: '由主管部门统一公开' })
  })

  it('counts a year the same again, whatever is moved or withdrawn later', async () => {
    const office = await anOffice(house())
    const [first, second] = [await aPublished(house(), office), await aPublished(house(), office)]
    await place(office, first, '20-01', '20-11')
    await place(office, second, '20-01')
    const count = async (asOf?: string) => {
      const query = `axis=statutory&year=2026&body=${office.bodyId}${asOf ? `&asOf=${asOf}` : ''}`
      const table = (await call(office.drafter, 'GET', `/api/catalogue/counts?${query}`)).json()
      const of = (code: string) => table.rows.find((row: { code: string }) => row.code === code).count
      return [table.documents, table.unplaced, of('20-01'), of('20-11')]
    }
    expect(await count()).toEqual([2, 0, 2, 1])
    at('2026-05-06T10:00:00+08:00')
    const again = { ...office, drafter: await aPerson(house(), 'information_officer', office.bodyId) }
    await place(again, first, '20-11')
    await inTransaction(house().deps.db, (tx) =>
      withdrawDocument(tx, house().clock, office.drafter.actor, second, { kind: 'error', reason: '有误' }),
    )
    const query = (asOf: string) => `axis=statutory&year=2026&body=${office.bodyId}${asOf}`
    const now = (await call(again.drafter, 'GET', `/api/catalogue/counts?${query('')}`)).json()
    expect(now.rows.find((row: { code: string }) => row.code === '20-01').count).toBe(0)
    const then = (
      await call(again.drafter, 'GET', `/api/catalogue/counts?${query('&asOf=2026-03-31T15:59:59Z')}`)
    ).json()
    expect([then.documents, then.rows.find((row: { code: string }) => row.code === '20-01').count]).toEqual([
      2, 2,
    ])
    at(TEST_NOW)
  })

  it('keeps the items of a year when the catalogue changes, and refuses an item that is not there', async () => {
    const enter = (fields: object) =>
      call(keeper, 'POST', `/api/sites/${site}/items`, {
        axis: 'key',
        code: 'business',
        title: '优化营商环境',
        basis: '本地工作要点',
        from: '2026-01-01',
        ...fields,
      })
    expect((await enter({})).statusCode).toBe(200)
    expect((await enter({ title: '打造一流营商环境', from: '2026-02-01' })).statusCode).toBe(200)
    expect((await enter({ from: '2026-01-15' })).statusCode).toBe(409)
    const title = async (on: string) =>
      (await call(keeper, 'GET', `/api/catalogue/items?site=${site}&on=${on}`))
        .json()
        .items.find((item: { code: string }) => item.code === 'business')?.title
    expect([await title('2025-12-31'), await title('2026-01-20'), await title('2026-03-01')]).toEqual([
      undefined,
      '优化营商环境',
      '打造一流营商环境',
    ])
    const office = await anOffice(house())
    const id = await aPublished(house(), office)
    expect((await place(office, id, '99-99')).json().error.message).toContain('请重新选择')
    const items = (await call(keeper, 'GET', '/api/catalogue/items')).json().items
    expect(
      items.filter(
        (item: { axis: string; parent: null }) => item.axis === 'grassroots' && item.parent === null,
      ),
    ).toHaveLength(26)
    expect(items.filter((item: { code: string }) => item.code.startsWith('20-'))).toHaveLength(15)
  })
})

describe('the column tree', () => {
  it('takes a new column, never under itself, and shows it on the portal until it is closed', async () => {
    const url = `/api/sites/${site}/columns`
    const column = { title: '人事信息', kind: 'notice' }
    expect((await call(keeper, 'POST', url, { ...column, id: 'rsxx' })).statusCode).toBe(200)
    expect((await call(keeper, 'POST', url, { ...column, id: 'rsxx' })).statusCode).toBe(409)
    expect(
      (await call(keeper, 'POST', url, { ...column, id: 'zk', title: '招考', parentId: 'rsxx' })).statusCode,
    ).toBe(200)
    expect((await house().app.inject('/columns/rsxx')).statusCode).toBe(200)
    const under = { ...column, parentId: 'zk', open: true, version: 1 }
    expect((await call(keeper, 'PUT', `${url}/rsxx`, under)).json().error.code).toBe(
      'sites.column_under_itself',
    )
    const close = { ...column, parentId: null, open: false, version: 1 }
    expect((await call(keeper, 'PUT', `${url}/rsxx`, close)).statusCode).toBe(409)
    expect(
      (await call(keeper, 'PUT', `${url}/zk`, { ...close, title: '招考', parentId: 'rsxx' })).statusCode,
    ).toBe(200)
    expect(
      (await call(keeper, 'PUT', `${url}/zk`, { ...close, title: '招考', parentId: 'rsxx' })).json().error
        .code,
    ).toBe('sites.column_changed_meanwhile')
    // The news of the ledger, which a process hears within a moment.
    house().heard([{ subjectKind: 'column', subjectId: 'zk' } as Parameters<TestHouse['heard']>[0][number]])
    expect((await house().app.inject('/columns/zk')).statusCode).toBe(404)
  })
})
