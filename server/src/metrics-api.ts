import { type Freshness, ledgerFreshness, MOST_CLOCK_BEHIND_SECONDS } from '#foundation/ledger'
import { sameBytes } from '#platform/crypto'
import { type App, z } from '#platform/http'
import { type Jobs, MOST_SILENT_SECONDS, silenceOf } from '#platform/jobs'
import type { Metrics, Sample } from '#platform/metrics'
import type { Deps } from './app.ts'

const freshness = z.object({
  status: z.enum(['fresh', 'stale']),
  waitingSeconds: z.number(),
  headBehindSeconds: z.number(),
  clockBehindSeconds: z.number(),
  followers: z.array(z.object({ name: z.string(), behind: z.number() })),
  jobsSilentSeconds: z.number(),
})

/** For the organisation's own monitoring: from this machine, or with the token of the operator. */
export function metricsApi(app: App, deps: Deps, metrics: Metrics, jobs: Jobs): void {
  app.route({
    method: 'GET',
    url: '/metrics',
    config: { access: { for: 'anyone' } },
    async handler(request, reply) {
      // A proxy on this machine speaks for the whole world, also where nobody told us to believe it.
      const handedOn = request.headers['x-forwarded-for'] !== undefined
      const local = !handedOn && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)
      const asked = Buffer.from(request.headers.authorization ?? '')
      const known = deps.metricsToken !== '' && sameBytes(asked, Buffer.from(`Bearer ${deps.metricsToken}`))
      if (!local && !known) return reply.callNotFound()
      const [fresh, states] = await Promise.all([ledgerFreshness(deps.db, deps.clock), jobs.states()])
      return reply
        .type('text/plain; version=0.0.4; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(metrics.text([...ofLedger(fresh), ...ofJobs(states, silenceOf(states, deps.clock))]))
    },
  })

  app.route({
    method: 'GET',
    url: '/healthz/freshness',
    config: { access: { for: 'anyone' } },
    schema: {
      tags: ['系统'],
      summary: '数据是否及时：账本、签名树头、各跟随者和后台任务',
      response: { 200: freshness, 503: freshness },
    },
    async handler(_request, reply) {
      const [{ size: _, ...fresh }, states] = await Promise.all([
        ledgerFreshness(deps.db, deps.clock),
        jobs.states(),
      ])
      const jobsSilentSeconds = silenceOf(states, deps.clock)
      const stale =
        fresh.waitingSeconds > 5 ||
        fresh.headBehindSeconds > 10 ||
        fresh.clockBehindSeconds > MOST_CLOCK_BEHIND_SECONDS ||
        fresh.followers.some(({ behind }) => behind > 1_000) ||
        jobsSilentSeconds > MOST_SILENT_SECONDS
      // A monitor that only looks at the status sees it too.
      return reply
        .status(stale ? 503 : 200)
        .send({ status: stale ? 'stale' : 'fresh', ...fresh, jobsSilentSeconds })
    },
  })
}

function ofLedger(fresh: Freshness): Sample[] {
  const gauge = (name: string, help: string, value: number): Sample => ({
    name,
    help,
    type: 'gauge',
    values: [{ value }],
  })
  return [
    gauge('yangguang_ledger_entries', 'Numbered entries of the ledger.', fresh.size),
    gauge(
      'yangguang_ledger_waiting_seconds',
      'Age of the oldest entry without a number.',
      fresh.waitingSeconds,
    ),
    gauge(
      'yangguang_ledger_head_behind_seconds',
      'Age of the signed head while entries stand outside it.',
      fresh.headBehindSeconds,
    ),
    gauge(
      'yangguang_clock_behind_seconds',
      'How far the clock is behind the latest signed head; above 60 nothing is sealed.',
      fresh.clockBehindSeconds,
    ),
    {
      name: 'yangguang_follower_behind',
      help: 'Entries that a follower has still to read.',
      type: 'gauge',
      values: fresh.followers.map(({ name, behind }) => ({ labels: { name }, value: behind })),
    },
  ]
}

function ofJobs(states: Awaited<ReturnType<Jobs['states']>>, silent: number): Sample[] {
  return [
    {
      name: 'yangguang_jobs_silent_seconds',
      help: `Seconds since any standing job began; above ${MOST_SILENT_SECONDS} the queue stands still.`,
      type: 'gauge',
      values: [{ value: silent }],
    },
    {
      name: 'yangguang_job_failed',
      help: '1 where the last run of a standing job failed.',
      type: 'gauge',
      values: states.map((state) => ({ labels: { name: state.name }, value: state.failures > 0 ? 1 : 0 })),
    },
  ]
}
