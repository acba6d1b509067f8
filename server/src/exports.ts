import { record } from '#foundation/ledger'
import { type Clock, momentInShanghai } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, asAttachment } from '#platform/http'

/** Empty forms hold nothing of anybody, and the ledger's own export records itself with its filter. */
const exempt = /^\/api\/(audit\/export|.*template)/

/**
 * Whatever an officer takes out of the house as a file carries in its name who took it and when, and the taking stands in the
 * ledger: one place for all rooms, so that none can forget it.
 */
export function markExports(app: App, db: Db, clock: Clock): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const disposition = reply.getHeader('content-disposition')
    const { actor } = request
    const route = request.routeOptions.url ?? ''
    if (!actor || reply.statusCode !== 200 || typeof disposition !== 'string') return payload
    if (!disposition.startsWith('attachment') || !route.startsWith('/api/') || exempt.test(route))
      return payload
    const mark = `（${actor.name} ${momentInShanghai(clock.now()).replace(/[^\d]+/g, '-')} 导出）`
    reply.header('content-disposition', markedName(disposition, mark))
    await inTransaction(db, (tx) =>
      record(tx, clock, {
        kind: 'export.taken',
        subject: { kind: 'export', id: route },
        actor: actor.id,
        body: actor.bodyId,
        payload: { ...(hasId(request.params) && { of: request.params.id }) },
      }),
    )
    return payload
  })
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
