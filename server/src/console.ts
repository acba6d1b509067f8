import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { App } from '#platform/http'

/** The console's files under /console/; every other address there is a screen of it. */
export async function serveConsole(app: App, folder: string | undefined): Promise<void> {
  if (!folder) return
  // The plugin only sends; the routes are ours, because every route declares who may call it.
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true })
  const config = { access: { for: 'anyone' } } as const
  app.route({
    method: 'GET',
    url: '/console/assets/*',
    config,
    handler(request, reply) {
      const { '*': name } = request.params as { '*': string }
      return reply.sendFile(join('assets', name), { maxAge: '365d', immutable: true })
    },
  })
  for (const url of ['/console', '/console/*']) {
    app.route({
      method: 'GET',
      url,
      config,
      handler: (_request, reply) => reply.sendFile('index.html', { cacheControl: false }),
    })
  }
}
