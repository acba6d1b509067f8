import { mkdtemp, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GuardedRoute } from '#foundation/identity'
import { aSite } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'
import { buildApp, type Yangguang } from './app.ts'
import { openSecondDoor } from './doors.ts'

const house = useHouse()
const open: { close(): Promise<unknown> }[] = []
let consoleDir = ''

beforeAll(async () => {
  await aSite(house(), await aBody(house(), { kind: 'government_office' }))
  consoleDir = await mkdtemp(join(tmpdir(), 'console-'))
  await writeFile(join(consoleDir, 'index.html'), '<title>工作台</title>')
})
afterAll(() => Promise.all(open.map((one) => one.close())))

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const fill = ({ url }: GuardedRoute) =>
  url.replace(/:\w+/g, '0199a000-0000-7000-8000-0000000000ff').replace('*', 'x')

/** A route that asks for a person, and one that everybody may call. */
const readers = (routes: Yangguang['routes'], staff: boolean) =>
  routes.filter(
    (route) =>
      route.method === 'GET' &&
      !/^\/(assets|files|site-logo|healthz|api\/ledger|api\/openapi|console|metrics|api\/session|api\/one-time)/.test(
        route.url,
      ) &&
      (route.access.for !== 'anyone') === staff &&
      route.url !== '/' &&
      // The stream stays open, which is its sense.
      route.url !== '/api/inbox/live',
  )

describe('two doors', () => {
  it('on two ports: behind the wrong one there is nothing, for anybody, signed in or not', async () => {
    const consolePort = await freePort()
    const doors = { consolePort, consoleAddress: '127.0.0.1', consoleHost: undefined, portalUrl: undefined }
    const { app, routes } = await buildApp({ ...house().deps, consoleDir, doors })
    const portal = await app.listen({ port: 0, host: '127.0.0.1' })
    const second: Server | undefined = await openSecondDoor(app, doors, '0.0.0.0')
    expect(second?.address()).toMatchObject({ address: '127.0.0.1' })
    open.push({ close: () => app.close() }, { close: async () => second?.close() })
    const officers = `http://127.0.0.1:${consolePort}`
    const { cookie } = await aPerson(house(), 'disclosure_office', await aBody(house()))
    const status = async (url: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(url, { headers, redirect: 'manual' })
      await answer.body?.cancel()
      return answer.status
    }
    const written = ['/%63onsole/inbox', '/api/%73ession', '/%6detrics']
    for (const path of ['/console', '/console/inbox', '/api/session', '/metrics', '/api/inbox', ...written])
      expect([path, await status(`${portal}${path}`, { cookie })]).toEqual([path, 404])
    for (const path of ['/api/session', '/api/%73ession', '/api/one-%74ime'])
      expect((await fetch(`${portal}${path}`, { method: 'POST', body: '{}' })).status).toBe(404)
    expect([
      await status(`${officers}/console/inbox`),
      await status(`${officers}/api/inbox`, { cookie }),
    ]).toEqual([200, 200])
    expect([await status(`${portal}/`), await status(`${officers}/`)]).toEqual([200, 302])
    const nowhere = await fetch(`${portal}/nothing-here`)
    expect([nowhere.status, await nowhere.text()]).toEqual([404, expect.stringContaining('没有找到页面')])
    expect(await (await fetch(`${portal}/`)).text()).not.toContain('工作人员入口')

    const [staff, anyone] = [readers(routes, true), readers(routes, false)]
    expect([staff.length > 100, anyone.length > 30]).toEqual([true, true])
    for (const route of staff)
      expect([route.url, await status(`${portal}${fill(route)}`, { cookie })]).toEqual([route.url, 404])
    for (const route of anyone)
      expect([route.url, await status(`${officers}${fill(route)}`, { cookie })]).toEqual([route.url, 404])
  })

  it('by host name; a link of the console to a public page leads over to the other door', async () => {
    const doors = {
      consolePort: undefined,
      consoleHost: 'work.jinglan.gov.cn',
      portalUrl: 'https://www.jinglan.gov.cn',
    }
    const { app } = await buildApp({ ...house().deps, consoleDir, doors })
    open.push({ close: () => app.close() })
    const at = async (host: string, url: string) => {
      const answer = await app.inject({ url, headers: { host } })
      return answer.headers.location ?? answer.statusCode
    }
    const [work, www] = ['work.jinglan.gov.cn', 'www.jinglan.gov.cn']
    expect(await at(www, '/console/inbox')).toBe(404)
    expect(await at(work, '/console/inbox')).toBe(200)
    expect(await at(www, '/sitemap')).toBe(200)
    expect(await at(work, '/sitemap')).toBe('https://www.jinglan.gov.cn/sitemap')
    expect(await at(work, '/nothing-here')).toBe(404)
  })
})
