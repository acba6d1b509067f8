import { describe, expect, it } from 'vitest'
import { type GuardedRoute, type Role, roles } from '#foundation/identity'
import { useHouse } from './harness.ts'
import { aBody, aPerson, type Person } from './people.ts'
import { recordsOf } from './records.ts'

const house = useHouse()

/** A path whose record does not exist: enough to tell "who may call" from "on which bodies". */
const fill = (url: string) => url.replace(/:\w+/g, '0199a000-0000-7000-8000-0000000000ff').replace('*', 'x')

/** Eight at a time: the walk is long, and the database has eight connections. */
async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items]
  const worker = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
}

describe('every route', () => {
  it('refuses to register without saying who may call it', async () => {
    const { guardRoutes } = await import('#foundation/identity')
    const { createHttp } = await import('#platform/http')
    const { log, db, clock } = house().deps
    const app = await createHttp({
      log,
      wording: {},
      errorPage: async () => '',
      version: '0',
      trustProxy: '',
    })
    guardRoutes(app, db, clock)
    expect(() => app.get('/open', async () => 'x')).toThrow('declares no access')
  })

  it('asks strangers to sign in, and turns away every role it does not name', async () => {
    const { app, routes } = house()
    const body = await aBody(house())
    const people = await Promise.all(
      roles.map(async (role) => ({ role, person: await aPerson(house(), role, body) })),
    )
    let walked = 0
    const walk = async ({ method, url, access }: GuardedRoute) => {
      if (access.for === 'anyone' || method === 'HEAD' || method === 'OPTIONS') return
      const call = (cookie?: string) =>
        app.inject({ method: method as 'GET', url: fill(url), ...(cookie ? { headers: { cookie } } : {}) })
      expect([(await call()).statusCode, method, url]).toEqual([401, method, url])
      const unnamed = people.filter(
        ({ role }) => typeof access.for !== 'string' && !(access.for as readonly Role[]).includes(role),
      )
      const answers = await Promise.all(unnamed.map(({ person }) => call(person.cookie)))
      for (const [index, { role }] of unnamed.entries())
        expect([answers[index]?.statusCode, method, url, role]).toEqual([403, method, url, role])
      walked += unnamed.length
    }
    await inTurns(routes, walk)
    expect(walked).toBeGreaterThan(0)
  }, 600_000)

  it('opens a record to its own body and to those above it, and to nobody beside', async () => {
    const { app, routes } = house()
    const above = await aBody(house())
    const own = await aBody(house(), { supervisor: above })
    const foreign = await aBody(house())
    const records = await recordsOf(house(), own)
    const named = [...new Set(routes.flatMap(({ access }) => ('on' in access ? access.for : [])))]
    const standing = async (body: string, reach: 'own' | 'under') =>
      new Map(
        await Promise.all(
          named.map(async (role) => [role, await aPerson(house(), role, body, reach)] as const),
        ),
      )
    const [inside, over, besideParent, stranger] = await Promise.all([
      standing(own, 'own'),
      standing(above, 'under'),
      standing(above, 'own'),
      standing(foreign, 'under'),
    ])
    let walked = 0
    const walk = async ({ method, url, access }: GuardedRoute) => {
      if (!('on' in access) || method === 'HEAD') return
      if (access.on === 'scope' || access.on === 'installation') return
      const prefix = [...records.keys()].find((candidate) => url.startsWith(`${candidate}:id`))
      if (!prefix) return
      const at = url
        .replace(':id', records.get(prefix) ?? '')
        .replace(':kind', 'case')
        .replace(/:\w+/g, '0199a000-0000-7000-8000-0000000000ff')
      const answer = (person: Person | undefined) => {
        const payload = method === 'GET' ? {} : { payload: {} }
        const headers = { cookie: person?.cookie ?? '' }
        return app.inject({ method: method as 'GET', url: at, headers, ...payload })
      }
      const status = async (person: Person | undefined) => (await answer(person)).statusCode
      // A record that has no letter yet answers 404 as well; a refusal of rights says so by its code.
      const refused = async (person: Person | undefined) => {
        const { statusCode, body } = await answer(person)
        return [401, 403, 404].includes(statusCode) && /"code":"identity\./.test(body)
      }
      for (const role of access.for) {
        for (const person of [stranger.get(role), besideParent.get(role)])
          expect([await status(person), method, url, role]).toEqual([404, method, url, role])
        // Reading is tried out; a change would leave nothing for the next role, so only refusals of rights are looked for.
        if (method !== 'GET' || url.slice(prefix.length).includes('/:')) continue
        for (const person of [inside.get(role), over.get(role)])
          expect([await refused(person), method, url, role]).toEqual([false, method, url, role])
        walked += 1
      }
      walked += access.for.length
    }
    await inTurns(routes, walk)
    expect(walked).toBeGreaterThan(40)
  }, 600_000)

  it('finds nothing, and does not fall over, where an address names no record at all', async () => {
    const body = await aBody(house())
    const people = await Promise.all(roles.map((role) => aPerson(house(), role, body)))
    const fallen: string[] = []
    const read = house().routes.filter(({ method, url }) => method === 'GET' && url.includes('/:'))
    await inTurns(read, async ({ url, access }) => {
      const named = typeof access.for === 'string' ? undefined : (access.for as readonly Role[])
      const person = people[roles.findIndex((role) => named?.includes(role) ?? true)]
      const asked = url.replace(/:\w+/g, 'no-such-record').replace('*', 'x')
      const { statusCode } = await house().app.inject({
        url: asked,
        headers: { cookie: person?.cookie ?? '' },
      })
      if (statusCode >= 500) fallen.push(`${statusCode} ${url}`)
    })
    expect(fallen).toEqual([])
  })

  it('keeps every record of the API in this walk', () => {
    const bound = house().routes.filter(
      ({ url, access }) =>
        url.includes('/:id') &&
        // Routes about oneself and those of the administrators touch no body's records.
        'on' in access &&
        access.on !== 'installation',
    )
    const known = [
      '/api/documents/',
      '/api/cleanups/',
      '/api/imports/',
      '/api/handovers/',
      '/api/releases/',
      '/api/withheld-items/',
      '/api/gazettes/',
      '/api/requests/',
      '/api/request-mails/',
      '/api/corrections/',
      '/api/redactions/',
      '/api/remedies/',
      '/api/complaints/',
      '/api/reports/',
      '/api/reviews/',
      '/api/cases/',
      '/api/evidence/:kind/',
      '/api/case-answers/',
      '/api/consultations/',
      '/api/surveys/',
      '/api/interviews/',
      '/api/opinion/',
      '/api/topics/',
      '/api/services/',
    ]
    expect(bound.filter(({ url }) => !known.some((prefix) => url.startsWith(prefix)))).toEqual([])
  })
})
