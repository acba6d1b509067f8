import { beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '#platform/log'
import { type App, createHttp } from './index.ts'

let app: App
beforeAll(async () => {
  app = await createHttp({
    log: createLogger('silent'),
    wording: {},
    errorPage: async ({ status }) => `<h1>${status}</h1>`,
    version: '0',
    trustProxy: '',
  })
  app.route({ method: 'POST', url: '/api/write', handler: async () => ({ ok: true }) })
  app.route({ method: 'GET', url: '/page/:name', handler: async () => 'page' })
  app.route({ method: 'GET', url: '/asked/:of', handler: async ({ query, params }) => [query, params] })
  app.route({
    method: 'GET',
    url: '/broken',
    handler: async () => {
      throw new Error('defect')
    },
  })
})

describe('a write', () => {
  const status = async (headers: Record<string, string>) =>
    (
      await app.inject({
        method: 'POST',
        url: '/api/write',
        headers: { host: 'a.test', ...headers },
        payload: {},
      })
    ).statusCode

  it.each([
    [200, {}],
    [200, { origin: 'https://a.test' }],
    [200, { origin: 'https://a.test', 'sec-fetch-site': 'same-origin' }],
    [200, { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    [403, { origin: 'https://b.test' }],
    [403, { origin: 'https://a.test.b.test' }],
    [403, { origin: 'null' }],
    [403, { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    [403, { 'sec-fetch-site': 'cross-site' }],
    [403, { origin: 'https://a.test', 'sec-fetch-site': 'same-site' }],
    [403, { origin: 'nonsense' }],
  ] as const)('answers %i to %o', async (expected, headers) => {
    expect(await status(headers)).toBe(expected)
  })
})

describe('what is asked for', () => {
  it.each([
    ['q=a%00b', { q: 'ab' }],
    ['q=%07%E9%98%B3', { q: '阳' }],
    ['q=1&q=2%00', { q: ['1', '2'] }],
    ['q=%09a', { q: '\ta' }],
  ])('is text: %s', async (query, expected) => {
    expect((await app.inject(`/asked/x%00y?${query}`)).json()).toEqual([expected, { of: 'xy' }])
  })
})

describe('every answer', () => {
  it.each([
    ['GET', '/page/x'],
    ['GET', '/nowhere'],
    ['GET', '/broken'],
    ['GET', '/%zz'],
    ['GET', '/api/%zz'],
    ['GET', `/page/${'x'.repeat(300)}`],
    ['DELETE', '/page/x'],
    ['POST', '/api/write'],
  ] as const)(
    'to %s %s carries the headers that protect a browser, and speaks Chinese',
    async (method, url) => {
      const large = method === 'POST' ? { payload: 'x'.repeat(3_000_000) } : {}
      const headers = method === 'POST' ? { 'content-type': 'application/json' } : {}
      const answer = await app.inject({ method, url, headers, ...large })
      expect(answer.headers).toMatchObject({
        'content-security-policy': expect.stringContaining("script-src 'self'"),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'same-origin',
      })
      if (url.startsWith('/api')) expect(answer.json().error.message).toMatch(/^[^a-z]+$/)
    },
  )
})
