import { actorIn, roleLabels } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { day } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { routeCheck, routeInput, routeRow } from './contract.ts'
import { type BodyFault, checkRoute, endRoute, enterRoute, faultText, listRoutes } from './routes.ts'

/** Review routes as data: seen, tried out and entered by the system administrator. */
export function reviewRoutesApi(app: App, db: Db, clock: Clock): void {
  const access = { for: ['system_admin'], on: 'installation' } as const
  const plain = (found: BodyFault) => ({
    bodyId: found.bodyId,
    bodyName: found.bodyName,
    why: faultText(found.fault),
  })

  app.route({
    method: 'GET',
    url: '/api/review-routes',
    config: { access },
    schema: { tags: ['系统管理'], summary: '审核流程', response: { 200: z.array(routeRow) } },
    handler: async () =>
      (await listRoutes(db, clock.today())).map((route) => ({
        ...route,
        steps: route.steps.map((step) => ({ ...step, roleLabel: roleLabels[step.role] })),
      })),
  })

  app.route({
    method: 'POST',
    url: '/api/review-routes/check',
    config: { access },
    schema: {
      tags: ['系统管理'],
      summary: '试算审核流程：哪些机关会无人可以审批',
      body: routeInput,
      response: { 200: routeCheck },
    },
    async handler(request) {
      const found = await checkRoute(db, clock.today(), request.body)
      return {
        bodies: found.bodies,
        broken: found.broken.map(plain),
        brokenAlready: found.brokenAlready.map(plain),
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/review-routes',
    config: { access },
    schema: {
      tags: ['系统管理'],
      summary: '录入审核流程',
      body: routeInput,
      response: { 201: z.object({ id: z.string() }) },
    },
    async handler(request, reply) {
      const input = { ...request.body, from: day(request.body.from) }
      const id = await inTransaction(db, (tx) => enterRoute(tx, clock, actorIn(request).id, input))
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/review-routes/:id/end',
    config: { access },
    schema: {
      tags: ['系统管理'],
      summary: '停用本单位的审核流程',
      params: z.object({ id: z.uuid() }),
    },
    async handler(request, reply) {
      await inTransaction(db, (tx) => endRoute(tx, clock, actorIn(request).id, request.params.id))
      return reply.status(204).send()
    },
  })
}
