import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answered, whenAnswered } from '#platform/http'
import { buildApp, type Yangguang } from '../src/app.ts'
import { anOffice, aSite } from './documents.ts'
import { useHouse } from './harness.ts'

/** A kept page is answered before the chain of hooks: the reader must not be able to tell. */
const house = useHouse()
let portal: Yangguang
let address = ''
const answered: Answered[] = []

beforeAll(async () => {
  const office = await anOffice(house())
  await aSite(house(), office.bodyId)
  portal = await buildApp({ ...house().deps, trustProxy: '127.0.0.1' })
  address = await portal.app.listen({ port: 0, host: '127.0.0.1' })
  whenAnswered(portal.app, (one) => answered.push(one))
})
afterAll(() => portal.app.close())

/** As a client without any comfort sees it; from another address of this machine the sender is no proxy that is believed. */
const get = (headers: Readonly<Record<string, string>> = {}, from = '127.0.0.1', path = '/columns/tz') =>
  new Promise<{ status: number; head: Record<string, unknown>; body: Buffer; quick: boolean }>(
    (resolve, reject) => {
      const sent = request(address + path, { headers, localAddress: from }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part) => parts.push(part))
        answer.on('end', () => {
          const { date: _date, ...head } = answer.headers
          // Hooks run when the answer has left.
          setImmediate(() => {
            const quick = answered.at(-1)?.quick ?? false
            resolve({ status: answer.statusCode ?? 0, head, body: Buffer.concat(parts), quick })
          })
        })
      })
      sent.on('error', reject)
      sent.end()
    },
  )

const twice = async (...args: Parameters<typeof get>) => [await get(...args), await get(...args)] as const

describe('a kept page', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
    ['identity', (bytes: Buffer) => bytes],
    ['br;q=0, gzip', gunzipSync],
  ])('is the same to the last header for who accepts %s', async (accepted, unpack) => {
    const [first, second] = await twice({ 'accept-encoding': accepted })
    expect(second).toEqual({ ...first, quick: true })
    expect(unpack(second.body).toString()).toContain('</html>')
    expect(second.head).toMatchObject({
      'content-security-policy': expect.stringContaining("script-src 'self'"),
      vary: 'accept-encoding, cookie',
    })
  })

  it('is not sent again to who holds it', async () => {
    const { head } = await get({ 'accept-encoding': 'br' })
    const chain = await get({ 'accept-encoding': 'br', 'if-none-match': String(head.etag) }, '127.0.0.1')
    expect(chain).toMatchObject({ status: 304, quick: true })
    expect(chain.body).toHaveLength(0)
    expect(chain.head).toMatchObject({ etag: head.etag, vary: head.vary })
    expect(chain.head['content-type']).toBeUndefined()
  })

  it('is another one in elder mode and on another host', async () => {
    const [plain] = await twice()
    const [, elder] = await twice({ cookie: 'a=b; yg_elder=1' })
    expect(elder.quick).toBe(true)
    expect(elder.body.equals(plain.body)).toBe(false)
    expect((await get({ cookie: 'yg_elder=0' })).body.equals(plain.body)).toBe(true)
    const other = await get({ host: 'other.example' })
    expect(other.quick).toBe(false)
  })

  it('speaks of HTTPS only where a proxy that is believed says so', async () => {
    const [first, second] = await twice({ 'x-forwarded-proto': 'https' })
    expect(first.head['strict-transport-security']).toBe('max-age=31536000')
    expect(second).toEqual({ ...first, quick: true })
    const [, stranger] = await twice({ 'x-forwarded-proto': 'https' }, '127.0.0.2')
    expect(stranger).toMatchObject({ quick: true })
    expect(stranger.head['strict-transport-security']).toBeUndefined()
    expect((await get()).head['strict-transport-security']).toBeUndefined()
  })

  it('is counted like every other answer, by its pattern', async () => {
    const counted = async () =>
      Number(
        /http_seconds_count\{method="GET",route="\/columns\/:slug",status="200"\} (\d+)/.exec(
          (await portal.app.inject('/metrics')).body,
        )?.[1],
      )
    await get()
    const before = await counted()
    expect((await get()).quick).toBe(true)
    expect(await counted()).toBe(before + 1)
  })

  it('is gone with the records it shows, and with the ears of the process', async () => {
    const [, kept] = await twice()
    expect(kept.quick).toBe(true)
    portal.health.hears = () => false
    expect((await get()).quick).toBe(false)
    portal.health.hears = () => true
    expect((await get()).quick).toBe(true)
    portal.cache.heard([
      // Only what it is about matters to the cache.
      { subjectKind: 'document', subjectId: 'any' } as Parameters<typeof portal.cache.heard>[0][number],
    ])
    expect((await get()).quick).toBe(false)
  })

  it('is the same one whatever is written behind its address, except what it knows', async () => {
    const [page] = await twice()
    const kept = portal.cache.size()
    const strange = await get({}, '127.0.0.1', '/columns/tz?utm_source=mail&x=1')
    expect(strange.body.equals(page.body)).toBe(true)
    expect(portal.cache.size()).toBe(kept)
    const second = await get({}, '127.0.0.1', '/columns/tz?x=1&page=2')
    expect(second.body.equals(page.body)).toBe(false)
    expect(portal.cache.size()).toBe(kept + 1)
  })

  it('is asked for with GET alone', async () => {
    await twice()
    const answer = await fetch(`${address}/columns/tz`, { method: 'HEAD' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('')
  })
})
