import { beforeAll, describe, expect, it } from 'vitest'
import { anOffice, aPublished, aSite } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { topicFigures } from './figures.ts'

const house = useHouse()
let keeper: Person
let site = ''
beforeAll(async () => {
  const host = await aBody(house(), { kind: 'government_office' })
  site = await aSite(house(), host)
  keeper = await aPerson(house(), 'disclosure_office', host)
})

const call = (person: Person, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

describe('a topic', () => {
  it('is opened, filled with published documents only, closed, archived, stays readable and is counted', async () => {
    const office = await anOffice(house())
    const document = await aPublished(house(), office, { title: '优化营商环境若干措施' })
    const made = await call(keeper, 'POST', `/api/sites/${site}/topics`, { title: '优化营商环境' })
    expect(made.statusCode, made.body).toBe(201)
    const { id } = made.json()
    const put = (documentId: string) =>
      call(keeper, 'POST', `/api/topics/${id}/items`, { documentId, section: '政策文件' })
    expect((await put('0199a000-0000-7000-8000-0000000000ff')).json().error.code).toBe('topics.not_public')
    expect((await put(document)).statusCode).toBe(200)
    expect((await call(keeper, 'POST', `/api/topics/${id}/archive`)).statusCode).toBe(409)
    expect((await call(keeper, 'POST', `/api/topics/${id}/close`)).statusCode).toBe(200)
    expect((await put(document)).json().error.code).toBe('topics.not_open')
    expect((await call(keeper, 'POST', `/api/topics/${id}/archive`)).statusCode).toBe(200)
    expect((await call(keeper, 'POST', `/api/topics/${id}/reopen`)).statusCode).toBe(409)
    await house().settle()
    const found = await house().app.inject(`/search?q=${encodeURIComponent('优化营商环境')}`)
    expect(found.body).toContain(`href="/topics/${id}"`)
    const page = await house().app.inject(`/topics/${id}`)
    expect([
      page.statusCode,
      page.body.includes('优化营商环境若干措施'),
      page.body.includes('专题已结束'),
    ]).toEqual([200, true, true])
    expect((await house().app.inject('/topics')).body).toContain('往期专题')
    const count = async (year: number) =>
      (await topicFigures.count(house().deps.db, year)).map((figure) => figure.value)
    expect(await count(2026)).toEqual([1, 1])
    expect(await count(2027)).toEqual([0, 0])
  })

  it('is not overwritten unseen, and is kept by the office that hosts the site only', async () => {
    const { id } = (await call(keeper, 'POST', `/api/sites/${site}/topics`, { title: '森林防火' })).json()
    const change = (person: Person) =>
      call(person, 'PUT', `/api/topics/${id}`, { version: 1, title: '森林草原防火', summary: '' })
    expect((await change(keeper)).statusCode).toBe(200)
    expect((await change(keeper)).json().error.code).toBe('topics.changed_meanwhile')
    const stranger = await aPerson(house(), 'disclosure_office', await aBody(house()))
    expect((await change(stranger)).statusCode).toBe(404)
  })
})
