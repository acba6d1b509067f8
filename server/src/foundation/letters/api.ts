import type { FileStore } from '#foundation/files'
import { type Access, actorIn, type BodyOf } from '#foundation/identity'
import { type Clock, day } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { type App, z } from '#platform/http'
import { letterKindView, previewInput, sealInput, templateInput, templatePreview } from './contract.ts'
import { saveSeal } from './seal.ts'
import { listTemplates, saveTemplate, templateFor } from './store.ts'
import { fillTemplate, type LetterKind, templateProblem } from './template.ts'
import { lettersWording } from './wording.ts'

const tags = ['文书模板']
const byKind = z.object({ kind: z.string().max(60) })
const ofBody = z.object({ bodyId: z.uuid('请选择单位') })

/** Staff of a body see, preview and replace the texts of its letters. */
export function lettersApi(
  app: App,
  db: Db,
  clock: Clock,
  files: FileStore,
  kinds: readonly LetterKind[],
): void {
  const inQuery: BodyOf = async (_from, { query }) => ofBody.safeParse(query).data?.bodyId
  const inBody: BodyOf = async (_from, { body }) => ofBody.safeParse(body).data?.bodyId
  const keeping = (on: BodyOf): Access => ({ for: ['disclosure_office'], on })
  const kindOf = (name: string) => {
    const kind = kinds.find((candidate) => candidate.kind === name)
    if (!kind) throw new Refusal('letters.unknown_kind', 404)
    return kind
  }

  app.route({
    method: 'GET',
    url: '/api/letters/templates',
    config: { access: keeping(inQuery) },
    schema: { tags, summary: '文书模板', querystring: ofBody, response: { 200: z.array(letterKindView) } },
    async handler(request) {
      const { bodyId } = request.query
      const all = await listTemplates(
        db,
        kinds.map((kind) => kind.kind),
        bodyId,
      )
      return Promise.all(
        kinds.map(async (kind) => {
          const editions = all
            .filter((edition) => edition.kind === kind.kind)
            .map((edition) => ({
              title: edition.title,
              paragraphs: [...edition.paragraphs],
              own: edition.body !== null,
              from: edition.from,
              note: edition.note,
            }))
          const inForce = editions.find((edition) => edition.from <= clock.today())
          const fallback = inForce ?? {
            ...(await templateFor(db, fallbacks(kind.kind), bodyId, clock.today())),
            own: false,
            from: '',
          }
          return {
            ...kind,
            fields: [...kind.fields],
            required: [...kind.required],
            current: { ...fallback, paragraphs: [...fallback.paragraphs] },
            editions,
          }
        }),
      )
    },
  })

  app.route({
    method: 'POST',
    url: '/api/letters/templates/:kind/preview',
    config: { access: { for: ['disclosure_office'], on: 'scope' } },
    schema: {
      tags,
      summary: '预览文书模板',
      params: byKind,
      body: previewInput,
      response: { 200: templatePreview },
    },
    async handler(request) {
      const kind = kindOf(request.params.kind)
      const problem = templateProblem(request.body, kind)
      const samples = Object.fromEntries(kind.fields.map((field) => [field.name, field.sample]))
      const sentence = problem
        ? sentenceFor(
            lettersWording,
            new Refusal(`letters.${problem.problem}`, 422, { field: problem.field }),
          )
        : null
      return { ...fillTemplate(request.body, samples), problem: sentence }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/letters/templates/:kind',
    config: { access: keeping(inBody) },
    schema: {
      tags,
      summary: '启用本单位的文书模板',
      params: byKind,
      body: templateInput,
      response: { 201: z.object({ id: z.string() }) },
    },
    async handler(request, reply) {
      const kind = kindOf(request.params.kind)
      const { bodyId, from, ...text } = request.body
      const id = await inTransaction(db, (tx) =>
        saveTemplate(tx, clock, actorIn(request).id, kind, { ...text, body: bodyId, from: day(from) }),
      )
      return reply.status(201).send({ id })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/letters/seal',
    bodyLimit: 5 * 1024 * 1024,
    config: { access: keeping(inBody) },
    schema: {
      tags,
      summary: '登记本单位的印章图片',
      body: sealInput,
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      const { bodyId, file } = request.body
      const content = Buffer.from(file.base64, 'base64')
      await inTransaction(db, (tx) =>
        saveSeal(tx, clock, files, actorIn(request).id, { bodyId, name: file.name, content }),
      )
      return { ok: true as const }
    },
  })
}

/** `decision.granted` falls back to `decision`. */
function fallbacks(kind: string): string[] {
  const [general = kind] = kind.split('.')
  return general === kind ? [kind] : [kind, general]
}
