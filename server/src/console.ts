import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { type App, z } from '#platform/http'

const pdfParts = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

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
  app.route({
    method: 'GET',
    url: '/console/pdf/:part/:name',
    config,
    // What pdfjs fetches to show a page whose fonts are not inside: character maps, standard fonts, decoders.
    schema: { params: z.object({ part: z.enum(['cmaps', 'standard_fonts', 'wasm']), name: z.string() }) },
    handler(request, reply) {
      const { part, name } = request.params
      return reply.sendFile(join(part, name), pdfParts, { maxAge: '7d' })
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
