import { latestHead, openLog } from '#foundation/ledger'
import { type App, z } from '#platform/http'
import type { Deps } from './app.ts'

/** Health, the API document and the public face of the ledger. */
export function systemApi(app: App, deps: Deps, health: { hears: () => boolean; ready: boolean }): void {
  app.route({
    method: 'GET',
    url: '/healthz',
    config: { access: { for: 'anyone' } },
    schema: {
      tags: ['系统'],
      summary: '运行状态',
      response: { 200: z.object({ status: z.literal('ok') }), 503: z.object({ status: z.string() }) },
    },
    async handler(_request, reply) {
      if (!health.ready) return reply.status(503).send({ status: 'starting' })
      if (!health.hears()) return reply.status(503).send({ status: 'ledger not heard' })
      return { status: 'ok' as const }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/openapi.json',
    config: { access: { for: 'anyone' } },
    schema: { tags: ['系统'], summary: '接口说明（OpenAPI 3.1）' },
    handler: (_request, reply) => reply.send(app.swagger()),
  })

  const head = z.object({
    size: z.string(),
    root: z.string(),
    signedAt: z.string(),
    keyId: z.string(),
    signature: z.string(),
  })
  app.route({
    method: 'GET',
    url: '/api/ledger/head',
    config: { access: { for: 'anyone' } },
    schema: {
      tags: ['账本'],
      summary: '最新签名树头与公钥',
      response: {
        200: z.object({
          logId: z.string(),
          simulated: z.boolean(),
          publicKey: z.string(),
          head: head.nullable(),
        }),
      },
    },
    async handler() {
      const log = await openLog(deps.db, deps.demo)
      return { ...log, publicKey: deps.keys.publicKeyPem, head: (await latestHead(deps.db)) ?? null }
    },
  })
}
