import {
  type Chosen,
  correct,
  countAsked,
  facetNames,
  hotWords,
  type ItemLoader,
  postgresSearch,
  suggestPhrases,
} from '#foundation/search'
import { addDays, type Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { type App, z } from '#platform/http'
import { sendPrivatePage } from '../pages.ts'
import { isElder } from '../preferences.ts'
import { bodiesAt, siteFor } from '../site.ts'
import { searchPage } from './search-page.tsx'

const PAGE_SIZE = 20
const HOT_DAYS = 30
const HOT_WORDS = 8
/** Below this one is told what one may have meant. */
const FEW = 3

const anyone = { access: { for: 'anyone' } } as const
const one = z.string().max(200).optional().catch(undefined)
const query = z.object({
  range: z.enum(['site', 'all']).default('site').catch('site'),
  q: z.string().default('').catch(''),
  page: z.coerce.number().int().min(1).max(50).default(1).catch(1),
  order: z.enum(['relevance', 'date']).default('relevance').catch('relevance'),
  ...Object.fromEntries(facetNames.map((name) => [name, one])),
})

/** One box for every kind of public record. */
export function searchPages(app: App, db: Db, clock: Clock, loaders: readonly ItemLoader[]): void {
  const kinds = new Map(loaders.flatMap(({ kind, label }) => (label ? [[kind, label] as const] : [])))
  const hot = () => hotWords(db, addDays(clock.today(), -HOT_DAYS), HOT_WORDS)

  app.route({
    method: 'GET',
    url: '/search',
    config: anyone,
    async handler(request, reply) {
      const asked = query.parse(request.query)
      const q = asked.q.trim().slice(0, 200)
      const given = facetNames.flatMap((name) => {
        const value = z.string().min(1).safeParse(Reflect.get(asked, name))
        return value.success ? [[name, value.data] as const] : []
      })
      const chosen: Chosen = Object.fromEntries(given)
      const { order, range } = asked
      const bodies = await bodiesAt(db, clock, request.hostname)
      const result = await postgresSearch.query(db, {
        q,
        page: asked.page,
        size: PAGE_SIZE,
        order,
        chosen,
        ...(bodies && range === 'site' ? { bodies } : {}),
      })
      const plain = asked.page === 1 && given.length === 0
      if (plain && q !== '') await countAsked(db, clock, q, result.total > 0 && !result.loosened)
      const meant =
        plain && q !== '' && (result.total < FEW || result.loosened) ? await correct(db, q) : undefined
      const page = searchPage({
        site: await siteFor(db, clock, request.host),
        elder: isElder(request),
        q,
        result,
        order,
        range: bodies ? range : undefined,
        chosen,
        page: asked.page,
        size: PAGE_SIZE,
        hot: result.hits.length === 0 ? await hot() : [],
        meant,
        kinds,
      })
      return sendPrivatePage(reply, page)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/search/suggest',
    config: anyone,
    schema: {
      tags: ['站内搜索'],
      summary: '输入时的提示',
      querystring: z.object({ q: z.string().max(200).default('') }),
      response: { 200: z.object({ phrases: z.array(z.string()) }) },
    },
    async handler(request, reply) {
      reply.header('cache-control', 'public, max-age=60')
      return { phrases: await suggestPhrases(db, request.query.q, 8) }
    },
  })
}
