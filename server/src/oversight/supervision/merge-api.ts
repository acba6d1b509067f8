import type { FigureSource } from '#foundation/figures'
import { type Access, actorIn } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, asAttachment, z } from '#platform/http'
import { partsOf } from './add-up.ts'
import { boardOf } from './board.ts'
import {
  coverageInput,
  levelQuery,
  merged,
  parts,
  partsQuery,
  sharedInput,
  sharedRemoval,
  statistics,
  statisticsQuery,
} from './contract.ts'
import { declareCoverage, declareShared, removeShared } from './declare-coverage.ts'
import { mergedView, mergeLevel } from './merge-level.ts'
import { statisticsOf } from './statistics.ts'
import { boardWorkbook, mergedWorkbook, statisticsWorkbook } from './workbook.ts'

const tags = ['年报督查']
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Merging the reports of a level, its figures, and workbooks of both. */
export function mergeApi(
  app: App,
  db: Db,
  clock: Clock,
  sources: readonly FigureSource[],
  supervising: Access,
): void {
  app.route({
    method: 'GET',
    url: '/api/supervision/merged',
    config: { access: supervising },
    schema: { tags, summary: '汇总', querystring: levelQuery, response: { 200: merged } },
    handler: (request) => mergedView(db, sources, request.query.body, request.query.year),
  })

  app.route({
    method: 'GET',
    url: '/api/supervision/merged/parts',
    config: { access: supervising },
    schema: {
      tags,
      summary: '一个汇总数字由哪些单位相加',
      querystring: partsQuery,
      response: { 200: parts },
    },
    async handler(request) {
      const { body, year, cell } = request.query
      const found = await partsOf(db, await mergeLevel(db, sources, body, year), cell)
      return found.map(({ bodyName, value, reportId }) => ({ bodyName, value, reportId }))
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/supervision/coverage',
    config: { access: supervising },
    schema: { tags, summary: '声明一个单位怎样计入', body: coverageInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => declareCoverage(tx, clock, actorIn(request), request.body))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/supervision/shared',
    config: { access: supervising },
    schema: { tags, summary: '登记联合发文或者共同被告', body: sharedInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => declareShared(tx, clock, actorIn(request), request.body))
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/supervision/shared/remove',
    config: { access: supervising },
    schema: { tags, summary: '撤销登记', body: sharedRemoval, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) => removeShared(tx, clock, actorIn(request), request.body))
      return ok
    },
  })

  app.route({
    method: 'GET',
    url: '/api/supervision/statistics',
    config: { access: supervising },
    schema: {
      tags,
      summary: '历年和各单位的数据',
      querystring: statisticsQuery,
      response: { 200: statistics },
    },
    handler: (request) => statisticsOf(db, request.query.body, request.query.year, request.query.years),
  })

  app.route({
    method: 'GET',
    url: '/api/supervision/workbook',
    config: { access: supervising },
    schema: {
      tags,
      summary: '导出 Excel：报送情况、汇总或者统计',
      querystring: levelQuery.extend({ of: z.enum(['board', 'merged', 'statistics']) }),
    },
    async handler(request, reply) {
      const { body, year, of } = request.query
      const written = {
        board: async () => boardWorkbook(await boardOf(db, clock, body, year)),
        merged: async () => {
          const level = await mergeLevel(db, sources, body, year)
          return mergedWorkbook(level, await partsOf(db, level))
        },
        statistics: async () => statisticsWorkbook(await statisticsOf(db, body, year, 5)),
      }
      const names = { board: '报送情况', merged: '汇总', statistics: '统计' }
      return reply
        .type(XLSX)
        .header('cache-control', 'no-store')
        .header('content-disposition', asAttachment(`${year}年度报告${names[of]}.xlsx`))
        .send(await written[of]())
    },
  })
}
