import { actorIn } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { wordInput, wordView } from './contract.ts'
import { listWords, saveWord } from './words.ts'

/** The list of words that are held for reading or refused; kept by the system administrator. */
export function wordsApi(app: App, db: Db, clock: Clock): void {
  const access = { for: ['system_admin'], on: 'installation' } as const
  app.route({
    method: 'GET',
    url: '/api/guard/words',
    config: { access },
    schema: { tags: ['系统管理'], summary: '敏感词', response: { 200: z.array(wordView) } },
    handler: () => listWords(db),
  })
  app.route({
    method: 'PUT',
    url: '/api/guard/words',
    config: { access },
    schema: {
      tags: ['系统管理'],
      summary: '增加或者停用敏感词',
      body: wordInput,
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      await inTransaction(db, (tx) => saveWord(tx, clock, actorIn(request).id, request.body))
      return { ok: true as const }
    },
  })
}
