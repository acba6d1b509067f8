import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { App } from '#platform/http'

/** A static file of the shell; its address carries its content's mark. */
export interface PortalAsset {
  path: string
  type: string
  body: Buffer
}

// The package's own import map finds this room from sources and from the bundle alike.
const room = dirname(createRequire(import.meta.url).resolve('#portal'))
const read = (name: string) => readFileSync(join(room, name), 'utf8')

/** Later sheets refine earlier ones; print comes last. */
const sheets = ['tokens', 'base', 'shell', 'content', 'lists', 'forms', 'states', 'engagement', 'print']

const sources = {
  'portal.css': {
    type: 'text/css; charset=utf-8',
    text: sheets.map((name) => read(`styles/${name}.css`)).join('\n'),
  },
  'portal.js': { type: 'text/javascript; charset=utf-8', text: read('assets/portal.js') },
  'icon.svg': { type: 'image/svg+xml', text: read('assets/icon.svg') },
  'badge.svg': { type: 'image/svg+xml', text: read('assets/badge.svg') },
  'errors.svg': { type: 'image/svg+xml', text: read('assets/errors.svg') },
} as const

const assets = new Map<string, PortalAsset>(
  Object.entries(sources).map(([name, { type, text }]) => {
    const body = Buffer.from(text, 'utf8')
    const mark = createHash('sha256').update(body).digest('hex').slice(0, 10)
    return [name, { path: `/assets/${name.replace('.', `.${mark}.`)}`, type, body }]
  }),
)

/** Address of an asset; it carries its content's mark, so it may be kept for ever. */
export function assetUrl(name: keyof typeof sources): string {
  const asset = assets.get(name)
  if (!asset) throw new Error(`no asset ${name}`)
  return asset.path
}

/** The shell's static files, each to be served as unchanging. */
export function portalAssets(): readonly PortalAsset[] {
  return [...assets.values()]
}

interface PackedAsset extends PortalAsset {
  br: Buffer
  zipped: Buffer
}

let packed: readonly PackedAsset[] | undefined

/** Compressed once in a process, however many houses it builds. */
function packedAssets(): readonly PackedAsset[] {
  packed ??= portalAssets().map((asset) => ({
    ...asset,
    br: brotliCompressSync(asset.body),
    zipped: gzipSync(asset.body),
  }))
  return packed
}

export function serveAssets(app: App): void {
  for (const { path, type, body, br, zipped } of packedAssets()) {
    app.route({
      method: 'GET',
      url: path,
      config: { access: { for: 'anyone' } },
      handler(request, reply) {
        const accepted = request.headers['accept-encoding'] ?? ''
        reply
          .type(type)
          .headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' })
        if (/\bbr\b/.test(accepted)) return reply.header('content-encoding', 'br').send(br)
        if (/\bgzip\b/.test(accepted)) return reply.header('content-encoding', 'gzip').send(zipped)
        return reply.send(body)
      },
    })
  }
}
