import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { buildApp, type Deps } from '../server/src/app.ts'
import type { Role } from '../server/src/foundation/identity/index.ts'
import { fixedClock } from '../server/src/platform/clock/index.ts'
import { openKeyring } from '../server/src/platform/crypto/index.ts'
import { migrate, openDatabase } from '../server/src/platform/db/index.ts'
import { createLogger } from '../server/src/platform/log/index.ts'
import { createOutgoing } from '../server/src/platform/outgoing/index.ts'
import { startPostgres } from '../server/src/platform/postgres/index.ts'
import { aPerson } from '../server/test/people.ts'
import { launchBrowser, tellWhenFailed } from './house.ts'

/**
 * The whole application in the test's own process, in front of a browser, on a database of its own. Its clock stands
 * where the test sets it: errands that take months are done in a minute. The built program has no such clock.
 */
export async function startMovingHouse(now: string) {
  const folder = await mkdtemp(join(tmpdir(), 'yangguang-moving-'))
  const postgres = await startPostgres({ dataDir: folder, fsync: false })
  const database = openDatabase(postgres.url, 8)
  await migrate(database, join(import.meta.dirname, '../server/migrations'))
  const clock = fixedClock(now)
  const deps: Deps = {
    db: database.db,
    clock,
    log: createLogger('error'),
    keys: openKeyring(join(folder, 'keys')),
    filesDir: join(folder, 'files'),
    consoleDir: join(import.meta.dirname, '../console/dist'),
    secureCookies: false,
    trustProxy: '',
    metricsToken: '',
    outer: {},
    doors: { consolePort: undefined, consoleHost: undefined, portalUrl: undefined },
    outgoing: createOutgoing(['127.0.0.1']),
    demo: false,
  }
  const { app, jobs } = await buildApp(deps)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const browser = await launchBrowser()

  // The same two machines all the year: the console is fetched and compiled for the first of its officers only.
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  for (const machine of [desk, phone]) machine.setDefaultTimeout(60_000)

  /** A page of somebody whom the machine does not know, on the day of the clock. */
  const open = async (machine: BrowserContext, who: string): Promise<Page> => {
    await machine.clearCookies()
    await machine.clock.setFixedTime(clock.now())
    const page = await machine.newPage()
    tellWhenFailed(who, page)
    return page
  }

  return {
    deps,
    url,
    jobs,
    /** Ten o'clock of a day, for the server and for every browser opened after. */
    at: (on: string) => clock.set(`${on}T10:00:00+08:00`),
    /** Somebody in front of the public pages, with a phone. */
    async citizen<T>(work: (page: Page) => Promise<T>): Promise<T> {
      const page = await open(phone, 'citizen')
      const result = await work(page)
      await page.close()
      return result
    },
    /** A person of this role at the console, signed in today. */
    async officer<T>(role: Role, body: string, path: string, work: (page: Page) => Promise<T>): Promise<T> {
      const { cookie } = await aPerson({ deps }, role, body)
      const [name = '', value = ''] = cookie.split('=')
      const page = await open(desk, role)
      await desk.addCookies([{ name, value, url }])
      await page.goto(`${url}/console${path}`)
      const result = await work(page)
      await page.close()
      return result
    },
    async stop() {
      await browser.close()
      await app.close()
      await database.close()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type MovingHouse = Awaited<ReturnType<typeof startMovingHouse>>
