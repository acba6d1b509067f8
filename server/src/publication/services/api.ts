import writeXlsxFile from 'write-excel-file/node'
import { importInput, importResult } from '#foundation/bodies'
import type { FileStore } from '#foundation/files'
import { type Actor, actorIn, type BodyOf } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction, once, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, isUuid, z } from '#platform/http'
import {
  serviceDetail as detailShape,
  editServiceInput,
  linkedService,
  newServiceInput,
  serviceList,
  suspendInput,
  versionInput,
} from './contract.ts'
import { changeService, draftService, removeService } from './draft-service.ts'
import { importServices, serviceExample, serviceHeadings } from './import-services.ts'
import { publishers, readers, workers } from './policy.ts'
import { publishService } from './publish-service.ts'
import { codedServices, listServices, serviceDetail } from './queries.ts'
import { serviceStates } from './service.ts'
import { bodyOfService } from './store.ts'
import { resumeService, suspendService } from './suspend-service.ts'

const tags = ['办事服务']
const byId = z.object({ id: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const ok = { ok: true as const }
const MOST_SHEET = 8 * 1024 * 1024

export function servicesApi(app: App, db: Db, clock: Clock, files: FileStore): void {
  const ofService: BodyOf = async (from, { params }) =>
    isUuid(params.id) ? bodyOfService(from, params.id) : undefined
  const ofInput: BodyOf = async (_db, { body }) =>
    newServiceInput.pick({ bodyId: true }).safeParse(body).data?.bodyId

  app.route({
    method: 'GET',
    url: '/api/services',
    config: { access: { for: readers, on: 'scope' } },
    schema: {
      tags,
      summary: '办事服务事项',
      querystring: z.object({
        q: z.string().trim().max(60).optional(),
        state: z.enum(serviceStates).optional(),
        body: z.uuid().optional(),
        page: z.coerce.number().int().min(1).default(1),
        size: z.coerce.number().int().min(1).max(100).default(20),
      }),
      response: { 200: serviceList },
    },
    handler: (request) => listServices(db, clock.today(), actorIn(request), request.query),
  })

  app.route({
    method: 'GET',
    url: '/api/services/coded',
    config: { access: { for: readers, on: 'scope' } },
    schema: { tags, summary: '有权力事项编码的办事服务', response: { 200: z.array(linkedService) } },
    handler: () => codedServices(db, clock.today()),
  })

  app.route({
    method: 'POST',
    url: '/api/services',
    config: { access: { for: workers, on: ofInput } },
    schema: { tags, summary: '起草办事服务事项', body: newServiceInput, response: { 201: byId } },
    async handler(request, reply) {
      const actor = actorIn(request)
      const key = request.headers['idempotency-key']
      const id = await inTransaction(db, (tx) => {
        const draft = () => draftService(tx, clock, actor, request.body)
        return typeof key === 'string' ? once(tx, `service:${actor.id}:${key}`, draft) : draft()
      })
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/services/:id',
    config: { access: { for: readers, on: ofService } },
    schema: { tags, summary: '一项办事服务', params: byId, response: { 200: detailShape } },
    async handler(request) {
      const detail = await serviceDetail(db, clock.today(), actorIn(request), request.params.id)
      if (!detail) throw new Refusal('services.not_found', 404)
      return detail
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/services/:id',
    config: { access: { for: workers, on: ofService } },
    schema: { tags, summary: '修改办事指南', params: byId, body: editServiceInput, response: { 200: done } },
    async handler(request) {
      await inTransaction(db, (tx) =>
        changeService(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return ok
    },
  })

  const act = <Body extends z.ZodType>(
    name: string,
    summary: string,
    body: Body,
    work: (tx: Tx, actor: Actor, id: string, input: z.output<Body>) => Promise<void>,
  ) =>
    app.route({
      method: 'POST',
      url: `/api/services/:id/${name}`,
      config: { access: { for: name === 'remove' ? workers : publishers, on: ofService } },
      schema: { tags, summary, params: byId, body, response: { 200: done } },
      async handler(request) {
        const { id } = byId.parse(request.params)
        await inTransaction(db, (tx) => work(tx, actorIn(request), id, body.parse(request.body)))
        return ok
      },
    })
  act('publish', '发布办事指南', versionInput, (tx, actor, id, { version }) =>
    publishService(tx, clock, files, actor, id, version),
  )
  act('suspend', '暂停办理', suspendInput, (tx, actor, id, input) =>
    suspendService(tx, clock, actor, id, input),
  )
  act('resume', '恢复办理', versionInput, (tx, actor, id, { version }) =>
    resumeService(tx, clock, actor, id, version),
  )
  act('remove', '删除草稿', versionInput, (tx, actor, id, { version }) =>
    removeService(tx, clock, actor, id, version),
  )

  for (const { url, summary, dry } of [
    { url: '/api/services/import/try', summary: '试导入办事服务事项', dry: true },
    { url: '/api/services/import', summary: '导入办事服务事项', dry: false },
  ])
    app.route({
      method: 'POST',
      url,
      bodyLimit: MOST_SHEET,
      config: { access: { for: workers, on: 'scope' } },
      schema: { tags, summary, body: importInput, response: { 200: importResult } },
      handler: (request) => importServices(db, clock, actorIn(request), request.body.base64, dry),
    })

  app.route({
    method: 'GET',
    url: '/api/services/import/template',
    config: { access: { for: workers, on: 'scope' } },
    schema: { tags, summary: '办事服务事项导入模板' },
    async handler(_request, reply) {
      const head = serviceHeadings.map((value) => ({ value, fontWeight: 'bold' as const }))
      const example = serviceExample.map((value) => ({ value, type: String }))
      const bytes = await writeXlsxFile([head, example], {
        columns: serviceHeadings.map(() => ({ width: 22 })),
      }).toBuffer()
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', asAttachment('办事服务导入模板.xlsx'))
        .send(bytes)
    },
  })
}
