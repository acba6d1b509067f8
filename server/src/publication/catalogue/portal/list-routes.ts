import type { FastifyRequest } from 'fastify'
import { getBody } from '#foundation/bodies'
import { type Column, columnsAt, columnWithSources } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, isUuid } from '#platform/http'
import { type PageCache, publicPage } from '#portal'
import { countPublished, listPublished } from '../published.ts'
import { columnPage, rulesPage } from './column-page.tsx'
import { type Frames, listed } from './frame.ts'

const PAGE_SIZE = 20
const asks = ['page', 'body']

/** Lists of a column's documents. The page's rows are read from the database; what is the same for all its pages is kept. */
export function listPages(
  app: App,
  db: Db,
  clock: Clock,
  cache: PageCache,
  { frame, columns }: Frames,
): void {
  const sources = cache.pieces<readonly string[]>(1_000)
  const totals = cache.pieces<number>(2_000)

  const listing = async (request: FastifyRequest, column: Column, siblings: readonly Column[]) => {
    const current = pageNumber(request)
    const of: unknown = Reflect.get(Object(request.query), 'body')
    const body = isUuid(of) ? of : undefined
    const shown = await sources.get(column.id, (reads) => {
      reads('column', 'site')
      return columnWithSources(db, column.id)
    })
    const filter = { columns: shown, ...(body ? { body } : {}) }
    const total = totals.get(`${column.id} ${filter.body ?? ''}`, (reads) => {
      reads('document', 'column', 'site')
      return countPublished(db, filter)
    })
    const items = await listPublished(db, { ...filter, page: current, size: PAGE_SIZE })
    return {
      ...(await frame(request)),
      column,
      siblings,
      body: body ? await getBody(db, body, clock.today()) : undefined,
      items: listed(items),
      total: await total,
      current,
      last: Math.ceil((await total) / PAGE_SIZE),
    }
  }

  publicPage(
    app,
    cache,
    '/columns/:id',
    async (request, reads) => {
      reads('document', 'body', 'column', 'site')
      const { id } = request.params as { id: string }
      const every = await columns()
      const column = every.find((candidate) => candidate.id === id && candidate.open)
      if (!column) throw new Refusal('portal.no_column', 404)
      // Beside it stand its own children, or those with whom it shares a parent, or its class at the top.
      const open = every.filter((one) => one.open && one.siteId === column.siteId)
      const children = open.filter((one) => one.parentId === column.id)
      const inPlatform = (one: Column) => one.kind === 'statutory' || one.kind === 'policy'
      const beside = open.filter(
        (one) => one.parentId === column.parentId && inPlatform(one) === inPlatform(column),
      )
      return columnPage(await listing(request, column, children.length > 0 ? [column, ...children] : beside))
    },
    asks,
  )

  // 政府信息公开制度 stands under one address on every site, whatever its column is called inside.
  publicPage(
    app,
    cache,
    '/gkpt/rules',
    async (request, reads) => {
      reads('document', 'body', 'column', 'site')
      const at = await columnsAt(db, request.hostname)
      const column = at.find((one) => one.title === '政府信息公开制度')
      if (!column) throw new Refusal('portal.no_column', 404)
      return rulesPage(await listing(request, column, []))
    },
    asks,
  )
}

function pageNumber(request: FastifyRequest): number {
  const number = Number(Reflect.get(Object(request.query), 'page') ?? 1)
  return Number.isInteger(number) && number >= 1 && number <= 10_000 ? number : 1
}
