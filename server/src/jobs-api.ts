import { actorIn } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { type Jobs, jobState } from '#platform/jobs'
import type { Deps } from './app.ts'

/** What the system administrator sees of the standing jobs. */
export function jobsApi(app: App, deps: Deps, jobs: Jobs): void {
  app.route({
    method: 'GET',
    url: '/api/jobs',
    config: { access: { for: ['system_admin'], on: 'installation' } },
    schema: { tags: ['系统'], summary: '后台任务', response: { 200: z.array(jobState) } },
    handler: () => jobs.states(),
  })

  app.route({
    method: 'POST',
    url: '/api/jobs/:name/run',
    config: { access: { for: ['system_admin'], on: 'installation' } },
    schema: {
      tags: ['系统'],
      summary: '立即运行一次',
      params: z.object({ name: z.string().max(80) }),
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      const { name } = request.params
      if (!(await jobs.states()).some((state) => state.name === name)) throw new Refusal('jobs.unknown', 404)
      await inTransaction(deps.db, (tx) =>
        record(tx, deps.clock, {
          kind: 'job.asked',
          subject: { kind: 'job', id: name },
          actor: actorIn(request).id,
        }),
      )
      await jobs.wake(name)
      return { ok: true as const }
    },
  })
}
