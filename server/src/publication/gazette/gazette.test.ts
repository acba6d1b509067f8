import { beforeAll, describe, expect, it } from 'vitest'
import { anOffice, aPublished, aSite } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'

const house = useHouse()
beforeAll(async () => {
  await aSite(house(), await aBody(house(), { kind: 'government_office' }))
})

describe('the gazette', () => {
  it('is picked, ordered, numbered within its year, and then stays', async () => {
    const office = await anOffice(house())
    const officer = await aPerson(house(), 'disclosure_office', office.bodyId)
    const call = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
      house().app.inject({
        method,
        url,
        headers: { cookie: officer.cookie },
        ...(payload ? { payload } : {}),
      })
    const [first, second] = [
      await aPublished(house(), office, { title: '先发布的办法' }),
      await aPublished(house(), office, { title: '后发布的办法' }),
    ]
    const issue = { bodyId: office.bodyId, year: 2026 }
    const { id } = (await call('POST', '/api/gazettes', issue)).json()
    expect((await call('POST', `/api/gazettes/${id}/publish`)).json().error.code).toBe('gazette.empty')
    const compile = (version: number, documents: string[]) =>
      call('PUT', `/api/gazettes/${id}/entries`, { version, documents })
    expect((await compile(1, [second, first])).statusCode).toBe(200)
    expect((await compile(1, [first])).json().error.code).toBe('gazette.changed_meanwhile')
    expect((await house().app.inject('/gazette/2026/1')).statusCode).toBe(404)
    expect((await call('POST', `/api/gazettes/${id}/publish`)).json()).toEqual({ number: 1 })
    expect((await compile(3, [first])).json().error.code).toBe('gazette.published')
    const page = (await house().app.inject('/gazette/2026/1?now')).body
    expect(page.indexOf('后发布的办法')).toBeLessThan(page.indexOf('先发布的办法'))
    expect(page).toContain('冬季供暖')
    const next = (await call('POST', '/api/gazettes', issue)).json().id
    await call('PUT', `/api/gazettes/${next}/entries`, { version: 1, documents: [first] })
    expect((await call('POST', `/api/gazettes/${next}/publish`)).json()).toEqual({ number: 2 })
  })
})
