import type { FigureSource } from '#foundation/figures'
import { type FileStore, mediaTypeOf } from '#foundation/files'
import { type Access, actorIn } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, z } from '#platform/http'
import { enterCell, overrideFinding, writeSections } from './compile-report.ts'
import { enteredCells } from './compose.ts'
import {
  archiveInput,
  cellInput,
  correctionInput,
  evidenceInput,
  overrideInput,
  sectionsInput,
  versionInput,
} from './contract.ts'
import { correctReport } from './correct-report.ts'
import { attachableEvidence, keepEvidence } from './evidence.ts'
import { feesCounted, isFeeItem } from './fees.ts'
import { inSnapshot, recallReport, submitReport, verifyReport } from './freeze.ts'
import { archiveReport, publishReport } from './publish-report.ts'

const tags = ['年度报告']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const UPLOAD_LIMIT = 28 * 1024 * 1024

/** What changes a report. */
export function reportActsApi(
  app: App,
  db: Db,
  clock: Clock,
  files: FileStore,
  sources: readonly FigureSource[],
  { compiling, reading }: { compiling: Access; reading: Access },
): void {
  app.route({
    method: 'PUT',
    url: '/api/reports/:id/sections',
    config: { access: compiling },
    schema: { tags, summary: '保存文字部分', params: byId, body: sectionsInput, response: { 200: done } },
    async handler(request) {
      const { version, sections } = request.body
      await inTransaction(db, (tx) =>
        writeSections(tx, clock, actorIn(request), request.params.id, version, sections),
      )
      return ok
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/reports/:id/cells',
    config: { access: compiling },
    schema: { tags, summary: '填报没有台账的数据', params: byId, body: cellInput, response: { 200: done } },
    async handler(request) {
      const { id } = request.params
      const { cell, fileId } = request.body
      if (isFeeItem(cell) && feesCounted(sources)) throw new Refusal('reports.cell_is_counted', 422)
      await inTransaction(db, async (tx) => {
        if (fileId && !(await attachableEvidence(tx, id, fileId)))
          throw new Refusal('reports.no_evidence', 422)
        await enterCell(tx, clock, actorIn(request), id, request.body)
      })
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/reports/:id/evidence',
    bodyLimit: UPLOAD_LIMIT,
    config: { access: compiling },
    schema: {
      tags,
      summary: '上传填报数据的佐证材料',
      params: byId,
      body: evidenceInput,
      response: { 200: z.object({ fileId: z.string(), name: z.string() }) },
    },
    async handler(request) {
      const content = Buffer.from(request.body.base64, 'base64')
      const mediaType = mediaTypeOf(request.body.name, content)
      if (!mediaType) throw new Refusal('reports.file_type', 422)
      const actor = actorIn(request)
      return inTransaction(db, async (tx) => {
        const stored = await files.put(tx, {
          class: 'private',
          name: request.body.name,
          mediaType,
          content,
          createdBy: actor.id,
        })
        await keepEvidence(tx, request.params.id, stored.id)
        return { fileId: stored.id, name: stored.name }
      })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/reports/:id/evidence/:file',
    config: { access: reading, original: true },
    schema: { tags, summary: '查看佐证材料', params: z.object({ id: z.uuid(), file: z.uuid() }) },
    async handler(request, reply) {
      const { id, file } = request.params
      const used = (await enteredCells(db, id)).some((cell) => cell.file_id === file)
      const stored = used ? await files.read(db, file) : undefined
      if (!stored) throw new Refusal('reports.no_evidence', 404)
      return reply
        .type(stored.info.mediaType)
        .header('cache-control', 'no-store')
        .header('content-disposition', asAttachment(stored.info.name))
        .send(stored.content)
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/reports/:id/overrides',
    config: { access: compiling },
    schema: { tags, summary: '说明差异原因', params: byId, body: overrideInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        overrideFinding(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/reports/:id/verify',
    config: { access: compiling },
    schema: { tags, summary: '校验', params: byId, body: versionInput, response: { 200: done } },
    async handler(request) {
      await inSnapshot(db, (tx) =>
        verifyReport(tx, clock, sources, actorIn(request), request.params.id, request.body.version),
      )
      return ok
    },
  })

  app.route({
    method: 'POST',
    url: '/api/reports/:id/submit',
    config: { access: compiling },
    schema: { tags, summary: '提交审核', params: byId, body: versionInput, response: { 200: done } },
    async handler(request) {
      await inSnapshot(db, (tx) =>
        submitReport(tx, clock, sources, actorIn(request), request.params.id, request.body.version),
      )
      return ok
    },
  })

  const plainActs: readonly [string, string, typeof recallReport][] = [
    ['recall', '撤回审核中的报告', recallReport],
    ['publish', '发布', publishReport],
  ]
  for (const [verb, summary, act] of plainActs) {
    app.route({
      method: 'POST',
      url: `/api/reports/:id/${verb}`,
      config: { access: compiling },
      schema: { tags, summary, params: byId, response: { 200: done } },
      async handler(request) {
        await inTransaction(db, (tx: Tx) => act(tx, clock, actorIn(request), request.params.id))
        return ok
      },
    })
  }

  app.route({
    method: 'POST',
    url: '/api/reports/:id/correct',
    config: { access: compiling },
    schema: {
      tags,
      summary: '编制更正版',
      params: byId,
      body: correctionInput,
      response: { 201: byId },
    },
    async handler(request, reply) {
      const id = await inTransaction(db, (tx) =>
        correctReport(tx, clock, actorIn(request), request.params.id, request.body.note),
      )
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/reports/:id/archive',
    config: { access: compiling },
    schema: { tags, summary: '归档', params: byId, body: archiveInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        archiveReport(tx, clock, actorIn(request), request.params.id, request.body.archiveNumber),
      )
      return ok
    },
  })
}
