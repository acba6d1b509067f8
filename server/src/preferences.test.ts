import { expect, it } from 'vitest'
import { createHttp } from '#platform/http'
import { createLogger } from '#platform/log'
import { preferences } from './preferences.ts'

it.each([
  ['http://www.test/documents/1?from=2', '/documents/1?from=2'],
  ['http://other.test/documents/1', '/'],
  ['http://www.test//other.test/x', '/other.test/x'],
  ['http://www.test/\\\\other.test/x', '/other.test/x'],
  ['http://www.test///other.test', '/other.test'],
  ['no address', '/'],
  [undefined, '/'],
])('elder mode leads back from %s to %s and to no other host', async (referer, expected) => {
  const app = await createHttp({
    log: createLogger('silent'),
    wording: {},
    errorPage: async () => '',
    version: '0',
    trustProxy: '',
  })
  preferences(app)
  const { headers } = await app.inject({
    url: '/preferences?elder=1',
    headers: { host: 'www.test', ...(referer && { referer }) },
  })
  expect(headers.location).toBe(expected)
})
