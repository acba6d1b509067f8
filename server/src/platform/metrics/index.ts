import { memoryUsage, uptime } from 'node:process'
import { type App, whenAnswered } from '#platform/http'

/** One measured value, as Prometheus reads it. */
export interface Sample {
  name: string
  help: string
  type: 'gauge' | 'counter'
  values: readonly { labels?: Readonly<Record<string, string>>; value: number }[]
}

const BOUNDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

interface Seen {
  count: number
  sum: number
  buckets: number[]
}

export interface Metrics {
  text(more: readonly Sample[]): string
}

/** Counts requests and their time by route; the route is its pattern, never the address with somebody's number in it. */
export function measure(app: App): Metrics {
  const seen = new Map<string, Seen>()
  whenAnswered(app, ({ route: { method, pattern = 'none' }, status, milliseconds }) => {
    const key = `method="${method}",route="${escaped(pattern)}",status="${status}"`
    const entry = seen.get(key) ?? { count: 0, sum: 0, buckets: BOUNDS.map(() => 0) }
    const seconds = milliseconds / 1_000
    entry.count += 1
    entry.sum += seconds
    BOUNDS.forEach((bound, at) => {
      if (seconds <= bound) entry.buckets[at] = (entry.buckets[at] ?? 0) + 1
    })
    seen.set(key, entry)
  })
  return {
    text(more) {
      const lines = [
        '# HELP yangguang_http_seconds Time to answer a request.',
        '# TYPE yangguang_http_seconds histogram',
      ]
      for (const [key, entry] of seen) {
        BOUNDS.forEach((bound, at) => {
          lines.push(`yangguang_http_seconds_bucket{${key},le="${bound}"} ${entry.buckets[at]}`)
        })
        lines.push(`yangguang_http_seconds_bucket{${key},le="+Inf"} ${entry.count}`)
        lines.push(`yangguang_http_seconds_sum{${key}} ${entry.sum}`)
        lines.push(`yangguang_http_seconds_count{${key}} ${entry.count}`)
      }
      for (const sample of [...ofProcess(), ...more]) {
        lines.push(`# HELP ${sample.name} ${sample.help}`, `# TYPE ${sample.name} ${sample.type}`)
        for (const { labels = {}, value } of sample.values) {
          const named = Object.entries(labels).map(([name, text]) => `${name}="${escaped(text)}"`)
          lines.push(`${sample.name}${named.length > 0 ? `{${named.join(',')}}` : ''} ${value}`)
        }
      }
      return `${lines.join('\n')}\n`
    },
  }
}

function ofProcess(): Sample[] {
  return [
    {
      name: 'process_uptime_seconds',
      help: 'Seconds since the process began.',
      type: 'gauge',
      values: [{ value: uptime() }],
    },
    {
      name: 'process_resident_memory_bytes',
      help: 'Resident memory.',
      type: 'gauge',
      values: [{ value: memoryUsage().rss }],
    },
  ]
}

function escaped(text: string): string {
  return text.replace(/["\\\n]/g, (sign) => (sign === '\n' ? '\\n' : `\\${sign}`))
}
