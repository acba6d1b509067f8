import { describe, expect, it } from 'vitest'
import { useHouse } from '#test/harness'

const house = useHouse()

const ask = (headers: Record<string, string> = {}) => house().app.inject({ url: '/metrics', headers })

describe('metrics', () => {
  it('are text that Prometheus reads: each name explained once before its values, buckets that grow up to the count', async () => {
    await house().app.inject('/api/ledger/head')
    await house().app.inject('/xxgk/450000199001010011')
    const { body, headers } = await ask()
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(body.endsWith('\n')).toBe(true)
    const types = new Map<string, string>()
    for (const line of body.trimEnd().split('\n')) {
      const [, name = '', type] = /^# (?:HELP|TYPE) (\w+) (.+)$/.exec(line) ?? []
      if (line.startsWith('# TYPE')) {
        expect(types.has(name), line).toBe(false)
        types.set(name, type ?? '')
      } else if (!line.startsWith('# HELP')) {
        const sample = /^([a-z_]+)(?:\{(?:[a-z]+="(?:[^"\\\n]|\\.)*",?)+\})? [-+.e\d]+$/.exec(line)
        const family = sample?.[1]?.replace(/_(bucket|sum|count)$/, '') ?? ''
        expect(types.has(sample?.[1] ?? '') || types.get(family) === 'histogram', line).toBe(true)
      }
    }
    const buckets = [...body.matchAll(/_bucket\{method="GET",route="\/api\/ledger\/head",[^}]*\} (\d+)/g)]
    const counts = buckets.map(([, count]) => Number(count))
    expect(counts.toSorted((a, b) => a - b)).toEqual(counts)
    expect(counts.at(-1)).toBe(1)
    expect(body).not.toContain('450000199001010011')
  })

  it('are for this machine: not for who comes through a proxy on it', async () => {
    expect((await ask()).statusCode).toBe(200)
    expect((await ask({ 'x-forwarded-for': '203.0.113.7' })).statusCode).toBe(404)
    expect((await ask({ 'x-forwarded-for': '203.0.113.7', authorization: 'Bearer ' })).statusCode).toBe(404)
  })
})
