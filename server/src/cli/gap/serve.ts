import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type App, createHttp } from '#platform/http'
import { createLogger } from '#platform/log'
import type { Config } from '../../config.ts'
import { exit, type Terminal } from '../terminal.ts'
import { CURRENT, current } from './import.ts'
import { type Manifest, OBJECTS } from './package.ts'

const NOT_YET =
  '<!doctype html><html lang="zh-CN"><title>暂无内容</title><p>网站内容尚未导入，请稍后再试。</p>'

/** The site as it was carried over: no database, no forms, no sessions, nothing to sign in to. */
export async function carriedSite(folder: string, trustProxy = ''): Promise<App> {
  const shown = watch(folder)
  const app = await createHttp({
    log: createLogger('warn'),
    wording: {},
    errorPage: async () => NOT_YET,
    version: '1',
    trustProxy,
  })
  app.get('/healthz', async () => {
    const manifest = await shown()
    return { ready: manifest !== undefined, sequence: manifest?.sequence, madeAt: manifest?.madeAt }
  })
  app.all('*', async (request, reply) => {
    const manifest = await shown()
    if (!manifest) return reply.callNotFound()
    const host = request.hostname in manifest.sites ? request.hostname : Object.keys(manifest.sites)[0]
    const reads = request.method === 'GET' || request.method === 'HEAD'
    const found = reads ? manifest.sites[host ?? '']?.[request.url] : undefined
    const moved = reads && !found ? manifest.moved?.[host ?? '']?.[request.url] : undefined
    if (moved) return reply.redirect(moved, 301)
    const sha256 = found?.sha256 ?? manifest.elsewhere[host ?? '']
    if (!sha256) return reply.callNotFound()
    if (!found) reply.status(reads ? 404 : 405)
    else if (request.headers['if-none-match'] === `"${sha256}"`) return reply.status(304).send()
    else reply.status(found.status ?? 200).headers({ etag: `"${sha256}"`, 'cache-control': 'no-cache' })
    const path = join(folder, OBJECTS, sha256)
    reply.type(found?.type ?? 'text/html; charset=utf-8').header('content-length', (await stat(path)).size)
    return reply.send(createReadStream(path))
  })
  await app.ready()
  return app
}

/** The manifest in force; read anew when an import put another in its place. */
function watch(folder: string): () => Promise<Manifest | undefined> {
  let seen: { at: number; manifest: Manifest | undefined } | undefined
  return async () => {
    const at = await stat(join(folder, CURRENT)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    )
    if (seen?.at !== at) seen = { at, manifest: (await current(folder))?.manifest }
    return seen.manifest
  }
}

/** `yangguang gap serve SITE`: shows what was carried over on PORT. */
export async function gapServe(args: readonly string[], config: Config, terminal: Terminal): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} })
  const [name] = positionals
  if (!name) {
    terminal.say('请指明站点文件夹：yangguang gap serve 站点文件夹')
    return exit.unreadable
  }
  const app = await carriedSite(resolve(name), config.trustProxy)
  await app.listen({ port: config.port, host: config.host })
  terminal.out(`单向发布站点  http://localhost:${config.port}/`)
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => done())
  })
  await app.close()
  return exit.ok
}
