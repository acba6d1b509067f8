import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useHouse } from '../../../test/harness.ts'
import { startTracing } from './index.ts'

const house = useHouse()

interface Sent {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
}
const sent: Sent[] = []
const bodies: string[] = []

/** A collector, as OpenTelemetry describes it. */
const collector = createServer((request, response) => {
  let text = ''
  request.on('data', (chunk) => {
    text += chunk
  })
  request.on('end', () => {
    bodies.push(text)
    for (const resource of JSON.parse(text).resourceSpans)
      for (const scope of resource.scopeSpans) sent.push(...scope.spans)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
})
let endpoint = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  const address = collector.address()
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(() => {
  collector.close()
})

describe('traces', () => {
  it('tell the collector of a request by its route, with its statements below it, and keep what was typed to themselves', async () => {
    const stop = await startTracing(endpoint, 'test')
    const trip = '4bf92f3577b34da6a3ce929d0e0e4736'
    await house().app.inject({
      method: 'POST',
      url: '/api/session?code=SECRET-CODE',
      headers: { traceparent: `00-${trip}-00f067aa0ba902b7-01` },
      payload: { login: 'nobody-typed-this', password: 'nor-this' },
    })
    await stop()
    const request = sent.find(({ name }) => name === 'POST /api/session')
    expect(request).toMatchObject({ traceId: trip, parentSpanId: '00f067aa0ba902b7' })
    expect(
      sent.filter(({ name, parentSpanId }) => name === 'select' && parentSpanId === request?.spanId).length,
    ).toBeGreaterThan(0)
    expect(bodies.join('')).not.toMatch(/SECRET-CODE|nobody-typed-this|nor-this/)
  })

  it('cost nothing where there is no collector', async () => {
    const before = bodies.length
    await house().app.inject('/healthz')
    expect(bodies).toHaveLength(before)
  })
})
