import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContent, anOffice, aPublished, aSite, type TestOffice } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import type { TermList, TermView } from './contract.ts'

const house = useHouse()
let keeper: Person
let office: TestOffice
beforeAll(async () => {
  const host = await aBody(house(), { kind: 'government_office' })
  keeper = await aPerson(house(), 'system_admin', host)
  await aSite(house(), host)
  office = await anOffice(house())
})

const call = (person: Person, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })
const listed = async (list: TermList): Promise<TermView[]> =>
  (await call(keeper, 'GET', '/api/terms')).json()[list]
const one = async (list: TermList, code: string) => {
  const term = (await listed(list)).find((candidate) => candidate.code === code)
  if (!term) throw new Error(`no ${code}`)
  return term
}
const change = async (list: TermList, code: string, fields: { title?: string; inUse?: boolean }) => {
  const { title, retiredOn, version } = await one(list, code)
  const whole = { title, inUse: retiredOn === null, version, ...fields }
  return call(keeper, 'PUT', `/api/terms/${list}/${code}`, whole)
}
const draft = (more: object) =>
  call(office.drafter, 'POST', '/api/documents', { bodyId: office.bodyId, content: aContent(more) })
const submit = async (id: string) =>
  (await call(office.drafter, 'POST', `/api/documents/${id}/submit`, { version: 1 })).json()

describe('主题分类 and 体裁分类', () => {
  it('begin as the State Council has them: 22 themes, the kinds of official documents', async () => {
    const themes = await listed('themes')
    expect(themes.filter(({ parent }) => parent === null)).toHaveLength(22)
    expect((await listed('genres')).map(({ title }) => title)).toContain('命令（令）')
  })

  it('take new ones, each code once and within its level, each name once', async () => {
    const add = async (fields: object) => {
      const answer = await call(keeper, 'POST', '/api/terms/themes', fields)
      return answer.json().error?.code ?? answer.statusCode
    }
    expect(await add({ parent: '02', code: '0210', title: '营商环境' })).toBe(200)
    expect(await add({ parent: '02', code: '0210', title: '数据共享' })).toBe('terms.code_taken')
    expect(await add({ parent: '02', code: '0311', title: '数据共享' })).toBe('terms.code_level')
    expect(await add({ parent: null, code: '2301', title: '数据共享' })).toBe('terms.code_level')
    expect(await add({ parent: '0201', code: '0299', title: '第三级' })).toBe('terms.code_level')
    expect(await add({ parent: '99', code: '9901', title: '没有上级' })).toBe('terms.parent_unknown')
    expect(await add({ parent: '02', code: '0211', title: '营商环境' })).toBe('terms.title_taken')
    const { code } = (await call(keeper, 'POST', '/api/terms/genres', { title: '公示' })).json()
    expect(await one('genres', code)).toMatchObject({ number: '20', title: '公示', retiredOn: null })
    expect((await draft({ theme: '0210', genre: code })).statusCode).toBe(201)
    expect((await draft({ theme: '0999' })).json().error.code).toBe('terms.theme_unknown')
    expect((await draft({ genre: 'poem' })).json().error.code).toBe('terms.genre_unknown')
  })

  it('keep a retired one on what is published, give it to nothing new, and take it into use again', async () => {
    const old = await aPublished(house(), office, aContent({ theme: '0206' }))
    const drafted = (await draft({ theme: '0206' })).json().id
    expect((await change('themes', '02', { inUse: false })).json().error.code).toBe('terms.has_children')
    expect((await change('themes', '0206', { inUse: false })).statusCode).toBe(200)
    expect(await one('themes', '0206')).toMatchObject({ retiredOn: '2026-03-03', documents: 2 })
    expect((await submit(drafted)).error).toMatchObject({
      code: 'terms.theme_retired',
      message: '主题分类“保密工作”已停用，请另选一个后再提交。',
    })
    expect((await house().app.inject(`/documents/${old}`)).body).toContain('保密工作')
    // A new edition of what was published under it may keep it.
    await call(office.drafter, 'POST', `/api/documents/${old}/revise`)
    const { version } = (await call(office.drafter, 'GET', `/api/documents/${old}`)).json()
    const again = await call(office.drafter, 'POST', `/api/documents/${old}/submit`, { version })
    expect(again.statusCode, again.body).toBe(200)
    const offered = (await call(office.drafter, 'GET', '/api/classification')).json().themes
    expect(offered.find(({ code }: TermView) => code === '0206').inUse).toBe(false)
    expect((await change('themes', '0206', { inUse: true })).statusCode).toBe(200)
    expect((await submit(drafted)).error).toBeUndefined()
  })

  it('show a new name on older documents too; order and names move no number of an 索引号', async () => {
    const old = await aPublished(house(), office, aContent({ genre: 'letter' }))
    const before = await one('genres', 'letter')
    expect((await change('genres', 'letter', { title: '公函' })).statusCode).toBe(200)
    const stale = { title: '信函', inUse: true, version: before.version }
    expect((await call(keeper, 'PUT', '/api/terms/genres/letter', stale)).json().error.code).toBe(
      'terms.changed_meanwhile',
    )
    await call(keeper, 'PUT', '/api/term-order/genres', { codes: ['letter', 'notice'] })
    const genres = await listed('genres')
    expect(genres.slice(0, 3).map(({ code }) => code)).toEqual(['letter', 'notice', 'resolution'])
    expect(genres[0]?.number).toBe('13')
    expect((await house().app.inject(`/documents/${old}`)).body).toContain('<dd>公函</dd>')
    const { rows } = await sql<{ kind: string }>`
      select kind from ledger_entry where subject_kind = 'genre' and subject_id = 'letter' order by id`.execute(
      house().deps.db,
    )
    expect(rows.map(({ kind }) => kind)).toEqual(['genre.renamed', 'genre.ordered'])
  })
})
