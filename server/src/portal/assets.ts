import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { App } from '#platform/http'

interface Asset {
  path: string
  type: string
  plain: Buffer
  br: Buffer
  gzip: Buffer
}

const types = {
  'portal.css': 'text/css; charset=utf-8',
  'portal.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const

// The package's own import map finds the files from sources and from the bundle alike.
const { resolve } = createRequire(import.meta.url)

const assets = new Map<string, Asset>(
  Object.entries(types).map(([name, type]) => {
    const plain = readFileSync(resolve(`#assets/${name}`))
    const mark = createHash('sha256').update(plain).digest('hex').slice(0, 10)
    const path = `/assets/${name.replace('.', `.${mark}.`)}`
    return [name, { path, type, plain, br: brotliCompressSync(plain), gzip: gzipSync(plain) }]
  }),
)

/** Address of an asset; it carries its content's mark, so it may be kept for ever. */
export function assetUrl(name: keyof typeof types): string {
  const asset = assets.get(name)
  if (!asset) throw new Error(`no asset ${name}`)
  return asset.path
}

export function serveAssets(app: App): void {
  for (const asset of assets.values()) {
    app.route({
      method: 'GET',
      url: asset.path,
      config: { access: { for: 'anyone' } },
      handler(request, reply) {
        const accepted = request.headers['accept-encoding'] ?? ''
        reply
          .type(asset.type)
          .headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' })
        if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(asset.br)
        if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(asset.gzip)
        return reply.send(asset.plain)
      },
    })
  }
}
