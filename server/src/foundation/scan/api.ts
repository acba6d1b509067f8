import { actorIn } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { wordInput, wordRow } from './contract.ts'
import { addWord, removeWord, wordsFor } from './word-list.ts'

const tags = ['内容检查']

/** The lists of wrong and sensitive words, kept by the security administrator. */
export function scanApi(app: App, db: Db, clock: Clock): void {
  app.route({
    method: 'GET',
    url: '/api/scan/words',
    config: { access: { for: ['security_admin', 'system_admin'], on: 'installation' } },
    schema: {
      tags,
      summary: '字词表',
      querystring: z.object({ site: z.uuid().optional() }),
      response: { 200: z.array(wordRow) },
    },
    handler: (request) => wordsFor(db, request.query.site ?? null),
  })

  app.route({
    method: 'POST',
    url: '/api/scan/words',
    config: { access: { for: ['security_admin'], on: 'installation' } },
    schema: { tags, summary: '增加字词', body: wordInput, response: { 201: z.object({ id: z.string() }) } },
    async handler(request, reply) {
      const id = await inTransaction(db, (tx) => addWord(tx, clock, actorIn(request).id, request.body))
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/scan/words/:id',
    config: { access: { for: ['security_admin'], on: 'installation' } },
    schema: { tags, summary: '删除字词', params: z.object({ id: z.uuid() }), response: { 204: z.null() } },
    async handler(request, reply) {
      await inTransaction(db, (tx) => removeWord(tx, clock, actorIn(request).id, request.params.id))
      return reply.status(204).send(null)
    },
  })
}
