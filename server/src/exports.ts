import { Readable } from 'node:stream'
import { record } from '#foundation/ledger'
import { markPdf } from '#foundation/letters'
import { type Clock, momentInShanghai } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, asAttachment } from '#platform/http'
import { markerOf, streamMarker } from '#platform/marks'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Handed out byte for byte as it was handed in, sealed or served: somebody's own file, an official letter, what a digest
     * stands for. Who took it stands in its name and in the ledger only.
     */
    original?: true
  }
}

/** Empty forms hold nothing of anybody, and the ledger's own export records itself with its filter. */
const exempt = /^\/api\/(audit\/export|.*template)/

const inside = (mediaType: string) => (mediaType === 'application/pdf' ? markPdf : markerOf(mediaType))

/**
 * Whatever an officer takes out of the house as a file carries inside and in its name who took it and when, and the taking
 * stands in the ledger: one place for all rooms, so that none can forget it.
 */
export function markExports(app: App, db: Db, clock: Clock): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const disposition = reply.getHeader('content-disposition')
    const { actor } = request
    const { url: route = '', config } = request.routeOptions
    if (!actor || reply.statusCode !== 200 || typeof disposition !== 'string') return payload
    if (!disposition.startsWith('attachment') || !route.startsWith('/api/') || exempt.test(route))
      return payload
    const at = momentInShanghai(clock.now())
    reply.header(
      'content-disposition',
      markedName(disposition, `（${actor.name} ${at.replace(/[^\d]+/g, '-')} 导出）`),
    )
    await inTransaction(db, (tx) =>
      record(tx, clock, {
        kind: 'export.taken',
        subject: { kind: 'export', id: route },
        actor: actor.id,
        body: actor.bodyId,
        payload: { ...(hasId(request.params) && { of: request.params.id }) },
      }),
    )
    if (config.original) return payload
    const type = String(reply.getHeader('content-type') ?? '')
    const marked = await markedContent(payload, type, `由 ${actor.name} 于 ${at} 从阳光政务公开工作台导出`)
    if (marked !== payload) reply.removeHeader('content-length')
    return marked
  })
}

/** The same with a line inside, where its format has a place for one. */
async function markedContent(payload: unknown, mediaType: string, mark: string): Promise<unknown> {
  if (payload instanceof Readable) {
    const marker = streamMarker(mediaType, mark)
    // What breaks off breaks the answer off, as it would have without the mark.
    return marker ? payload.on('error', (error) => marker.destroy(error)).pipe(marker) : payload
  }
  const marker = inside(mediaType)
  if (!marker) return payload
  if (typeof payload === 'string') return marker(Buffer.from(payload), mark)
  return payload instanceof Uint8Array ? marker(Buffer.from(payload), mark) : payload
}

const hasId = (params: unknown): params is { id: string } =>
  typeof params === 'object' && params !== null && 'id' in params && typeof params.id === 'string'

/** The file's name with the mark before its ending. */
export function markedName(disposition: string, mark: string): string {
  const coded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1]
  const plain = /filename="([^"]+)"/.exec(disposition)?.[1]
  const name = coded ? decodeURIComponent(coded) : (plain ?? '导出')
  const at = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length
  return asAttachment(`${name.slice(0, at)}${mark}${name.slice(at)}`)
}
