import { type Actor, actorIn } from '#foundation/identity'
import type { Db } from '#platform/db'
import { type App, z } from '#platform/http'
import { inboxAsk, inboxCount, inboxPage, inboxRow } from './contract.ts'
import type { Live } from './live.ts'
import { inOrder, pageOf } from './page.ts'
import type { InboxSource } from './source.ts'

/** A console asks again by itself when the stream ends, so that a closed account does not listen on. */
const STREAM_MS = 5 * 60_000

export function worklistApi(app: App, db: Db, sources: readonly InboxSource[], live: Live): void {
  const access = { for: 'signed-in' } as const
  const tags = ['工作台']
  const waitingFor = async (actor: Actor) => {
    let unlisted = 0
    const count = (more: number) => {
      unlisted += more
    }
    const found = await Promise.all(sources.map((source) => source.rows(db, actor, count)))
    return { rows: inOrder(found.flat()), unlisted }
  }

  app.route({
    method: 'GET',
    url: '/api/inbox',
    config: { access },
    schema: { tags, summary: '全部待办事项，最急的在前', response: { 200: z.array(inboxRow) } },
    handler: async (request) => (await waitingFor(actorIn(request))).rows,
  })

  app.route({
    method: 'GET',
    url: '/api/inbox/page',
    config: { access },
    schema: { tags, summary: '待办事项，按条件分页', querystring: inboxAsk, response: { 200: inboxPage } },
    async handler(request) {
      const { rows, unlisted } = await waitingFor(actorIn(request))
      return pageOf(rows, request.query, unlisted)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/inbox/count',
    config: { access, background: true },
    schema: { tags, summary: '待办事项的数目', response: { 200: inboxCount } },
    async handler(request) {
      const { rows, unlisted } = await waitingFor(actorIn(request))
      const of = (light: 'red' | 'yellow') => rows.filter((row) => row.light === light).length
      return { total: rows.length + unlisted, red: of('red'), yellow: of('yellow') }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/inbox/live',
    config: { access, background: true },
    schema: { tags, summary: '有变动时通知（事件流，不含内容）' },
    handler(_request, reply) {
      reply.hijack()
      const stream = reply.raw
      stream.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      stream.write('retry: 5000\n\n')
      const stop = live.listen(() => stream.write('data: moved\n\n'))
      const end = setTimeout(() => stream.end(), STREAM_MS)
      stream.on('close', () => {
        clearTimeout(end)
        stop()
      })
    },
  })
}
