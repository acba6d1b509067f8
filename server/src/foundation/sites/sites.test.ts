import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { relate } from '#foundation/bodies'
import { listColumns } from '#foundation/sites'
import { day, fixedClock } from '#platform/clock'
import { newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { bodiesOfSite } from './bodies-of-site.ts'
import type { SiteSettings } from './contract.ts'
import { endMournings } from './mourn.ts'
import { columnWithSources, createSite, siteOf } from './queries.ts'
import { createViewCounter, viewsOf } from './views.ts'

const house = useHouse()
let body: string
let officer: Person
const site = newId()

beforeAll(async () => {
  body = await aBody(house())
  officer = await aPerson(house(), 'disclosure_office', body)
  await inTransaction(house().deps.db, (tx) =>
    createSite(tx, {
      id: site,
      name: '景澜市人民政府',
      shortName: '景澜政府网',
      domain: 'www.jinglan.gov.cn',
      idCode: '9901000001',
      icp: '',
      police: '',
      hostBodyId: body,
      contact: '',
      columns: [
        {
          id: 'a',
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

const call = (method: 'GET' | 'PUT' | 'POST', url: string, cookie: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie }, ...(payload ? { payload } : {}) })
const settings = async () => (await call('GET', `/api/sites/${site}`, officer.cookie)).json<SiteSettings>()
const html = async (url: string, host: string) =>
  (await house().app.inject({ method: 'GET', url, headers: { host } })).body

describe('a site', () => {
  it('shows what its office settled on every page, and answers to its other names', async () => {
    const { id: _id, host: _host, hostBodyId: _body, hasLogo: _logo, ...given } = await settings()
    const changed = {
      ...given,
      otherHosts: ['jinglan.gov.cn'],
      theme: 'blue',
      icp: '景ICP备00000009号',
      findErrors: 'https://zfwzgl.www.gov.cn/exposure/jiucuo.html',
      ipv6: true,
      logo: `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')}`,
    }
    expect((await call('PUT', `/api/sites/${site}`, officer.cookie, changed)).statusCode).toBe(200)
    const page = await html('/sitemap?1', 'jinglan.gov.cn')
    for (const text of [
      'data-theme="blue"',
      '景ICP备00000009号',
      'jiucuo.html',
      '本网站支持IPv6',
      '/site-logo/',
    ])
      expect(page).toContain(text)
    // What was read before somebody else's change cannot be saved over it.
    expect((await call('PUT', `/api/sites/${site}`, officer.cookie, changed)).statusCode).toBe(409)
  })

  it('turns grey as a whole with one press, in the ledger, and is in colour again by itself or with another press', async () => {
    const grey = async () =>
      (await html(`/sitemap?${Math.random()}`, 'jinglan.gov.cn')).includes('data-mourning')
    const press = (on: boolean, until: string | null = null) =>
      call('POST', `/api/sites/${site}/mourning`, officer.cookie, { on, until })
    expect(await grey()).toBe(false)
    expect((await press(true)).statusCode).toBe(200)
    expect(await grey()).toBe(true)
    expect((await press(false)).statusCode).toBe(200)
    expect(await grey()).toBe(false)
    const { db, clock } = house().deps
    expect((await press(true, '2026-03-01T00:00:00+08:00')).json().error.code).toBe('sites.mourning_past')
    expect((await press(true, '2026-03-04T00:00:00+08:00')).statusCode).toBe(200)
    expect(await endMournings(db, clock)).toBe(0)
    expect(await grey()).toBe(true)
    expect(await endMournings(db, fixedClock('2026-03-04T00:00:00+08:00'))).toBe(1)
    expect(await grey()).toBe(false)
    const { rows } = await sql<{ kind: string; actor_id: string | null }>`
      select kind, actor_id from ledger_entry where subject_id = ${site} and kind like 'site.mourning%' order by id`.execute(
      db,
    )
    expect(rows.map((row) => [row.kind, row.actor_id !== null])).toEqual([
      ['site.mourning_begun', true],
      ['site.mourning_ended', true],
      ['site.mourning_begun', true],
      ['site.mourning_ended', false],
    ])
  })

  it('refuses addresses, codes and pictures that are none, with a sentence', async () => {
    const { id: _id, host: _host, hostBodyId: _body, hasLogo: _logo, ...given } = await settings()
    for (const wrong of [
      { badge: 'javascript:alert(1)' },
      { idCode: '123' },
      { otherHosts: ['not a host'] },
      { logo: 'data:text/html;base64,AA==' },
    ]) {
      const answer = await call('PUT', `/api/sites/${site}`, officer.cookie, { ...given, ...wrong })
      expect([wrong, answer.statusCode]).toEqual([wrong, 422])
    }
  })

  it('is opened without code: a record, its host name, and columns like those of another', async () => {
    const admin = await aPerson(house(), 'system_admin', body)
    const asked = {
      name: '望湖区人民政府',
      shortName: '望湖',
      host: 'wanghu.gov.cn',
      idCode: '9901020001',
      hostBodyId: body,
      code: 'wh',
      columnsFrom: site,
    }
    expect((await call('POST', '/api/sites', admin.cookie, asked)).statusCode).toBe(201)
    expect((await siteOf(house().deps.db, 'wanghu.gov.cn'))?.name).toBe('望湖区人民政府')
    expect((await listColumns(house().deps.db)).map((column) => column.id)).toContain('wh-a')
    expect(await html('/', 'wanghu.gov.cn')).toContain('<meta name="SiteIDCode" content="9901020001"')
    expect((await call('POST', '/api/sites', admin.cookie, asked)).statusCode).toBe(409)
  })

  it('is for its host and those that rely on it; the first site is for everybody', async () => {
    const { db, clock } = house().deps
    const admin = await aPerson(house(), 'system_admin', body)
    const [county, bureau, office] = [await aBody(house()), await aBody(house()), await aBody(house())]
    const asked = {
      name: '青石县人民政府',
      shortName: '青石',
      host: 'qingshi.gov.cn',
      idCode: '9901030001',
      hostBodyId: county,
      code: 'qs',
      columnsFrom: site,
    }
    expect((await call('POST', '/api/sites', admin.cookie, asked)).statusCode).toBe(201)
    const join = (from: string, kind: 'portal_host' | 'disclosure_supervisor') =>
      inTransaction(db, (tx) =>
        relate(tx, clock, undefined, { kind, body: from, other: { id: county }, from: day('2020-01-01') }),
      )
    const listed = async (host: string) => {
      const page = await html(`/bodies?${host}${newId()}`, host)
      return [county, bureau, office].map((id) => page.includes(`/bodies/${id}`))
    }
    await join(office, 'disclosure_supervisor')
    expect(await listed('qingshi.gov.cn')).toEqual([true, false, true])
    await join(bureau, 'portal_host')
    expect(await listed('qingshi.gov.cn')).toEqual([true, true, false])
    expect(await listed('www.jinglan.gov.cn')).toEqual([true, true, true])
    const opened = await siteOf(db, 'qingshi.gov.cn')
    expect(opened && (await bodiesOfSite(db, opened, clock.today()))?.length).toBe(2)
  })

  it('shows what stands in another column, which stays the one original', async () => {
    const opened = await siteOf(house().deps.db, 'wanghu.gov.cn')
    const share = (sources: string[]) =>
      call('PUT', `/api/sites/${opened?.id}/columns/wh-a/sources`, officer.cookie, { sources })
    expect((await share(['a'])).statusCode).toBe(200)
    expect(await columnWithSources(house().deps.db, 'wh-a')).toEqual(['wh-a', 'a'])
    expect((await share(['nowhere'])).statusCode).toBe(404)
    expect(await columnWithSources(house().deps.db, 'wh-a')).toEqual(['wh-a', 'a'])
  })
})

it('keeps a body’s functions, offices and persons in charge, two hands not over one another', async () => {
  const given = {
    duties: '负责政务公开工作。',
    leaders: [{ name: '林少华', post: '主任', duties: '' }],
    offices: [{ name: '综合科', duties: '文电', phone: '0990-5550001' }],
    version: 0,
  }
  expect((await call('PUT', `/api/profiles/${body}`, officer.cookie, given)).statusCode).toBe(200)
  expect((await call('PUT', `/api/profiles/${body}`, officer.cookie, given)).statusCode).toBe(409)
  const page = await html(`/bodies/${body}`, 'x')
  for (const text of ['负责政务公开工作。', '林少华', '综合科']) expect(page).toContain(text)
  const stranger = await aPerson(house(), 'disclosure_office', await aBody(house()))
  expect((await call('GET', `/api/profiles/${body}`, stranger.cookie)).statusCode).toBe(404)
})

it('counts pages by day and part, and writes them down once', async () => {
  const { db, clock } = house().deps
  house().clock.set('2025-05-05T10:00:00+08:00')
  const counter = createViewCounter(db, clock)
  for (let view = 0; view < 3; view++) counter.seen(site, '首页')
  counter.seen(site, '搜索')
  await counter.flush()
  await counter.flush()
  expect(await viewsOf(db, site, 2025)).toEqual({
    views: 4,
    byMonth: [{ month: '2025-05', views: 4 }],
    byPart: [
      { part: '首页', views: 3 },
      { part: '搜索', views: 1 },
    ],
  })
})
