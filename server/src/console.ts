import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { App } from '#platform/http'

/** The console's files under /console/; every other address there is a screen of it. */
export async function serveConsole(app: App, folder: string | undefined): Promise<void> {
  if (!folder) return
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/console/assets/',
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    decorateReply: true,
  })
  const screen = { for: 'anyone' } as const
  for (const url of ['/console', '/console/*']) {
    app.route({
      method: 'GET',
      url,
      config: { access: screen },
      handler: (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html', folder),
    })
  }
}
