import { actorIn, type BodyOf } from '#foundation/identity'
import { addDays, type Clock, day } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { askedWords, searchesIn } from './asked.ts'
import { saveSynonyms, saveWord } from './change-dictionary.ts'
import { searchOffice, synonymsChange, synonymsInput, wordInput } from './contract.ts'
import type { Tables } from './tables.ts'

const tags = ['站内搜索']
const MOST = 50

/** What the office that runs the site sees and settles of its search. */
export function searchApi(app: App, db: Db, clock: Clock, hostBody: BodyOf): void {
  const access = { for: ['disclosure_office'], on: hostBody } as const

  app.route({
    method: 'GET',
    url: '/api/search/office',
    config: { access },
    schema: {
      tags,
      summary: '搜索词统计、同义词和词典',
      querystring: z.object({ from: z.iso.date().optional(), until: z.iso.date().optional() }),
      response: { 200: searchOffice },
    },
    async handler(request) {
      const until = request.query.until ? day(request.query.until) : clock.today()
      const from = request.query.from ? day(request.query.from) : addDays(until, -29)
      const own = db.withTables<Tables>()
      const [hot, empty, sums, synonyms, words] = await Promise.all([
        askedWords(db, { from, until }, 'all', MOST),
        askedWords(db, { from, until }, 'empty', MOST),
        searchesIn(db, { from, until }),
        own.selectFrom('search_synonym').selectAll().orderBy('changed_at', 'desc').execute(),
        own
          .selectFrom('search_word')
          .select(['id', 'word'])
          .where('active', '=', true)
          .orderBy('word')
          .execute(),
      ])
      return {
        from,
        until,
        times: sums.times,
        emptyTimes: sums.empty,
        hot,
        empty,
        words,
        synonyms: synonyms.map((row) => ({
          id: row.id,
          words: row.words,
          version: row.version,
          changedAt: row.changed_at.toISOString(),
        })),
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/search/synonyms',
    config: { access },
    schema: { tags, summary: '添加同义词', body: synonymsInput },
    async handler(request, reply) {
      const { words } = request.body
      const id = await inTransaction(db, (tx) => saveSynonyms(tx, clock, actorIn(request).id, { words }))
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/search/synonyms/:group',
    config: { access },
    schema: {
      tags,
      summary: '修改或者删除同义词',
      params: z.object({ group: z.uuid() }),
      body: synonymsChange,
    },
    async handler(request) {
      const change = { id: request.params.group, ...request.body }
      await inTransaction(db, (tx) => saveSynonyms(tx, clock, actorIn(request).id, change))
      return { ok: true }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/search/words',
    config: { access },
    schema: { tags, summary: '在词典中添加词语', body: wordInput },
    async handler(request, reply) {
      const id = await inTransaction(db, (tx) => saveWord(tx, clock, actorIn(request).id, request.body))
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'DELETE',
    url: '/api/search/words/:word',
    config: { access },
    schema: { tags, summary: '从词典中删除词语', params: z.object({ word: z.uuid() }) },
    async handler(request, reply) {
      const change = { id: request.params.word, active: false }
      await inTransaction(db, (tx) => saveWord(tx, clock, actorIn(request).id, change))
      return reply.status(204).send()
    },
  })
}
