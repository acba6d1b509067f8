import { describe, expect, it } from 'vitest'
import { type Role, roles } from '#foundation/identity'
import { useHouse } from './harness.ts'
import { aBody, aPerson } from './people.ts'
import { recordsOf } from './records.ts'

const house = useHouse()

/** A path whose record does not exist: enough to tell "who may call" from "on which bodies". */
const fill = (url: string) => url.replace(/:\w+/g, '0199a000-0000-7000-8000-0000000000ff').replace('*', 'x')

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
    for (const { method, url, access } of routes) {
      if (access.for === 'anyone' || method === 'HEAD' || method === 'OPTIONS') continue
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
    expect(walked).toBeGreaterThan(0)
  }, 120_000)

  it('does not let an officer of another body learn that a record exists, in any role it names', async () => {
    const { app, routes } = house()
    const own = await aBody(house())
    const foreign = await aBody(house())
    const records = await recordsOf(house(), own)
    // One stranger a role serves all routes: signing in is the slow part.
    const strangers = new Map<Role, Awaited<ReturnType<typeof aPerson>>>()
    let walked = 0
    for (const { method, url, access } of routes) {
      if (!('on' in access) || method === 'HEAD') continue
      if (access.on === 'scope' || access.on === 'installation') continue
      const prefix = [...records.keys()].find((candidate) => url.startsWith(`${candidate}:id`))
      if (!prefix) continue
      const at = url
        .replace(':id', records.get(prefix) ?? '')
        .replace(/:\w+/g, '0199a000-0000-7000-8000-0000000000ff')
      for (const role of access.for) {
        const stranger = strangers.get(role) ?? (await aPerson(house(), role, foreign))
        strangers.set(role, stranger)
        const payload = method === 'GET' ? {} : { payload: {} }
        const answer = await app.inject({
          method: method as 'GET',
          url: at,
          headers: { cookie: stranger.cookie },
          ...payload,
        })
        expect([answer.statusCode, method, url, role]).toEqual([404, method, url, role])
        walked += 1
      }
    }
    expect(walked).toBeGreaterThan(40)
  }, 120_000)

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
      '/api/requests/',
      '/api/remedies/',
      '/api/complaints/',
      '/api/reports/',
      '/api/reviews/',
      '/api/cases/',
      '/api/consultations/',
      '/api/surveys/',
      '/api/interviews/',
      '/api/opinion/',
    ]
    expect(bound.filter(({ url }) => !known.some((prefix) => url.startsWith(prefix)))).toEqual([])
  })
})
