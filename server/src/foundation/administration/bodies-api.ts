import {
  addName,
  bodiesUnder,
  bodyDetail,
  bodyHistory,
  bodyRow,
  changeLabels,
  contactInput,
  createBody,
  endRelation,
  functionInput,
  getBody,
  importInput,
  importResult,
  latestNames,
  listBodies,
  mergeBodies,
  mergeInput,
  moveFunction,
  nameInput,
  newBodyInput,
  relate,
  relationEnd,
  relationInput,
  relationLabels,
  renameBody,
  saveContact,
  splitBody,
  splitInput,
} from '#foundation/bodies'
import { actorIn } from '#foundation/identity'
import { refuseUnableHeir } from '#foundation/review'
import { type Clock, day } from '#platform/clock'
import { type Db, inTransaction, type Tx, violatedConstraint } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { importBodies } from './import-bodies.ts'

const byId = z.object({ id: z.uuid() })
const taken: Readonly<Record<string, string>> = {
  bodies_body_code_once: 'bodies.code_taken',
  bodies_name_pkey: 'bodies.name_taken',
}

/** Bodies: created, renamed, merged, split, tied to each other; the past kept. */
export function bodiesApi(app: App, db: Db, clock: Clock): void {
  const access = { for: ['system_admin'], on: 'installation' } as const
  const tags = ['系统管理']

  /** One transaction; a name or code that is taken is an answer, not a defect. */
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    inTransaction(db, work).catch((error: unknown) => {
      const code = taken[violatedConstraint(error) ?? '']
      throw code ? new Refusal(code, 409) : error
    })

  app.route({
    method: 'GET',
    url: '/api/bodies',
    config: { access: { for: ['system_admin', 'security_admin', 'audit_admin'], on: 'installation' } },
    schema: { tags, summary: '机关', response: { 200: z.array(bodyRow) } },
    handler: () => listBodies(db, clock.today()),
  })

  app.route({
    method: 'GET',
    url: '/api/bodies/:id',
    config: { access },
    schema: { tags, summary: '机关的名称、关系和沿革', params: byId, response: { 200: bodyDetail } },
    async handler(request) {
      const body = await getBody(db, request.params.id, clock.today())
      if (!body) throw new Refusal('bodies.not_found', 404)
      const history = await bodyHistory(db, body.id)
      const names = await latestNames(
        db,
        history.changes.flatMap((change) => [change.fromId, change.toId]),
      )
      return {
        ...body,
        names: history.names,
        relations: history.relations.map((row) => ({ ...row, label: relationLabels[row.kind] })),
        changes: history.changes.map(({ fromId, toId, ...row }) => ({
          ...row,
          label: changeLabels[row.kind],
          fromName: names.get(fromId) ?? '',
          toName: names.get(toId) ?? '',
        })),
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/bodies',
    config: { access },
    schema: {
      tags,
      summary: '新建机关',
      body: newBodyInput,
      response: { 201: z.object({ id: z.string() }) },
    },
    async handler(request, reply) {
      const { supervisorId, ...input } = request.body
      const from = day(input.establishedOn)
      const actor = actorIn(request).id
      const id = await write(async (tx) => {
        const { sign, ...body } = input
        const made = await createBody(tx, clock, actor, {
          ...body,
          establishedOn: from,
          ...(sign === '' ? {} : { sign }),
        })
        if (supervisorId !== null) {
          const other = { id: supervisorId }
          await relate(tx, clock, actor, { kind: 'disclosure_supervisor', body: made, other, from })
        }
        return made
      })
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'PUT',
    url: '/api/bodies/:id/contact',
    config: { access },
    schema: { tags, summary: '修改机关联系方式', params: byId, body: contactInput },
    async handler(request, reply) {
      await write((tx) => saveContact(tx, clock, actorIn(request).id, request.params.id, request.body))
      return reply.status(204).send()
    },
  })

  app.route({
    method: 'POST',
    url: '/api/bodies/:id/names',
    config: { access },
    schema: { tags, summary: '更名或者加挂牌子', params: byId, body: nameInput },
    async handler(request, reply) {
      const { primary, ...input } = request.body
      const name = { ...input, from: day(input.from) }
      const enter = primary ? renameBody : addName
      await write((tx) => enter(tx, clock, actorIn(request).id, request.params.id, name))
      return reply.status(201).send({})
    },
  })

  app.route({
    method: 'POST',
    url: '/api/bodies/merge',
    config: { access },
    schema: { tags, summary: '机关合并', body: mergeInput },
    async handler(request, reply) {
      const { from, into, on, basis } = request.body
      await write(async (tx) => {
        await refuseUnableHeir(tx, clock, from, into)
        await mergeBodies(tx, clock, actorIn(request).id, from, into, { on: day(on), basis })
      })
      return reply.status(201).send({})
    },
  })

  app.route({
    method: 'POST',
    url: '/api/bodies/:id/split',
    config: { access },
    schema: { tags, summary: '机关分立', params: byId, body: splitInput },
    async handler(request, reply) {
      const { parts, on, heir, ...rest } = request.body
      const change = { ...rest, on: day(on), heir: heir ?? undefined }
      const { id } = request.params
      await write(async (tx) => {
        if (change.ends && change.heir) await refuseUnableHeir(tx, clock, [id], change.heir)
        await splitBody(tx, clock, actorIn(request).id, id, parts, change)
      })
      return reply.status(201).send({})
    },
  })

  app.route({
    method: 'POST',
    url: '/api/bodies/:id/functions',
    config: { access },
    schema: { tags, summary: '职能划转', params: byId, body: functionInput },
    async handler(request, reply) {
      const move = { ...request.body, from: request.params.id, on: day(request.body.on) }
      await write((tx) => moveFunction(tx, clock, actorIn(request).id, move))
      return reply.status(201).send({})
    },
  })

  app.route({
    method: 'POST',
    url: '/api/bodies/:id/relations',
    config: { access },
    schema: { tags, summary: '建立机关之间的关系', params: byId, body: relationInput },
    async handler(request, reply) {
      const { kind, otherId, otherName, from } = request.body
      const { id } = request.params
      const other = otherId === null ? { name: otherName } : { id: otherId }
      await write(async (tx) => {
        // A superior below itself would put everybody's scope into a circle.
        if (otherId !== null && (await bodiesUnder(tx, id, kind, clock.today())).includes(otherId))
          throw new Refusal('bodies.own_superior', 422)
        await relate(tx, clock, actorIn(request).id, { kind, body: id, other, from: day(from) })
      })
      return reply.status(201).send({})
    },
  })

  app.route({
    method: 'POST',
    url: '/api/bodies/:id/relations/end',
    config: { access },
    schema: { tags, summary: '结束机关之间的关系', params: byId, body: relationEnd },
    async handler(request, reply) {
      const { kind, on } = request.body
      await write((tx) => endRelation(tx, clock, actorIn(request).id, request.params.id, kind, day(on)))
      return reply.status(204).send()
    },
  })

  for (const { url, summary, dry } of [
    { url: '/api/bodies/import/try', summary: '试导入机关', dry: true },
    { url: '/api/bodies/import', summary: '导入机关', dry: false },
  ]) {
    app.route({
      method: 'POST',
      url,
      bodyLimit: 8 * 1024 * 1024,
      config: { access },
      schema: { tags, summary, body: importInput, response: { 200: importResult } },
      handler: (request) => importBodies(db, clock, actorIn(request).id, request.body.base64, dry),
    })
  }
}
