import { type Access, actorIn } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { newGenre, newTheme, termInput, termLists, termOrder, termsView } from './contract.ts'
import { addGenre, addTheme, changeTerm, orderTerms } from './edit-terms.ts'
import { termsInOrder } from './queries.ts'

const tags = ['主题和体裁分类']
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const list = z.enum(termLists)

/** The lists of the whole installation, kept by the system administrator. */
export function termsApi(app: App, db: Db, clock: Clock): void {
  const access: Access = { for: ['system_admin'], on: 'installation' }

  app.route({
    method: 'GET',
    url: '/api/terms',
    config: { access },
    schema: { tags, summary: '主题分类和体裁分类', response: { 200: termsView } },
    handler: () => termsInOrder(db),
  })

  app.route({
    method: 'POST',
    url: '/api/terms/themes',
    config: { access },
    schema: { tags, summary: '新增主题', body: newTheme, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => addTheme(tx, clock, actorIn(request), request.body))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/terms/genres',
    config: { access },
    schema: { tags, summary: '新增体裁', body: newGenre, response: { 200: z.object({ code: z.string() }) } },
    handler: (request) =>
      inTransaction(db, async (tx) => ({
        code: await addGenre(tx, clock, actorIn(request), request.body.title),
      })),
  })

  app.route({
    method: 'PUT',
    url: '/api/terms/:list/:code',
    config: { access },
    schema: {
      tags,
      summary: '改名、停用或者恢复一个分类',
      params: z.object({ list, code: z.string() }),
      body: termInput,
      response: { 200: done },
    },
    async handler(request) {
      const { list, code } = request.params
      await inTransaction(db, (tx) => changeTerm(tx, clock, actorIn(request), list, code, request.body))
      return ok
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/term-order/:list',
    config: { access },
    schema: {
      tags,
      summary: '分类排序',
      params: z.object({ list }),
      body: termOrder,
      response: { 200: done },
    },
    async handler(request) {
      await inTransaction(db, (tx) =>
        orderTerms(tx, clock, actorIn(request), request.params.list, request.body.codes),
      )
      return ok
    },
  })
}
