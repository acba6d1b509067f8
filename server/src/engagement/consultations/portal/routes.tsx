import type { FastifyRequest } from 'fastify'
import { getBody } from '#foundation/bodies'
import type { CitizenDoor } from '#foundation/citizens'
import type { FileStore } from '#foundation/files'
import { answersHuman, askHuman, guardWording, keepPace } from '#foundation/guard'
import { ruleAt } from '#foundation/rules'
import type { Clock } from '#platform/clock'
import { randomToken, type Vault } from '#platform/crypto'
import { type Db, inTransaction, once } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { type App, readForm, type SentForm, z } from '#platform/http'
import { isElder, type PageCache, publicPage, sendPrivatePage, siteFor } from '#portal'
import { submitComment } from '../comment.ts'
import { type CommentInput, commentInput } from '../contract.ts'
import { commentCounts, paragraphs, publicConsultations, publicState, shownComments } from '../public.ts'
import { groupsOf } from '../queries.ts'
import { type ConsultationRecord, consultationRecord } from '../store.ts'
import { consultationsWording } from '../wording.ts'
import { commentPage, consultationPage, listPage, thanksPage, withdrawnPage } from './pages.tsx'

const anyone = { access: { for: 'anyone' } } as const
const PAGE_SIZE = 20
const wording = { ...guardWording, ...consultationsWording }
const listQuery = z.object({
  state: z.enum(['open', 'closed', 'answered']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).catch(1).default(1),
})
const params = z.object({ id: z.uuid() })
type Values = Readonly<Record<string, string>>

/** The public side of consultations; all of it works without script. */
export function consultationPages(
  app: App,
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  cache: PageCache,
  door: CitizenDoor,
): void {
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: isElder(request),
  })
  const published = async (request: FastifyRequest): Promise<ConsultationRecord> => {
    const parsed = params.safeParse(request.params)
    const row = parsed.success ? await consultationRecord(db, parsed.data.id) : undefined
    if (!row || row.state === 'draft' || !row.opens_on) throw new Refusal('consultations.not_found', 404)
    return row
  }

  publicPage(
    app,
    cache,
    '/consultations',
    async (request, reads) => {
      reads('consultation', 'body')
      const { state, page } = listQuery.parse(request.query)
      const { rows, total } = await publicConsultations(db, clock, state, page, PAGE_SIZE)
      const last = Math.max(1, Math.ceil(total / PAGE_SIZE))
      return listPage({ ...(await frame(request)), rows, state, pageNo: page, last })
    },
    ['state', 'page'],
  )

  publicPage(app, cache, '/consultations/:id', async (request, reads) => {
    const row = await published(request)
    reads(`consultation:${row.id}`, 'body')
    if (row.state === 'withdrawn')
      return { status: 410, html: withdrawnPage({ ...(await frame(request)), row }) }
    const [body, blocks, comments, counts, groups] = await Promise.all([
      getBody(db, row.body_id, clock.today()),
      paragraphs(db, row.id),
      shownComments(db, row.id),
      commentCounts(db, row.id),
      groupsOf(db, row.id),
    ])
    const state = publicState(row, clock.today())
    const shown = { row, state, bodyName: body?.name ?? '', paragraphs: blocks, comments, counts, groups }
    return consultationPage({ ...(await frame(request)), ...shown })
  })

  const form = async (request: FastifyRequest, row: ConsultationRecord, values: Values, problems: Values) => {
    const no = Number(values.paragraph ?? 0)
    const paragraph = no > 0 ? (await paragraphs(db, row.id)).find((one) => one.no === no) : undefined
    return commentPage({
      ...(await frame(request)),
      row,
      paragraph,
      values,
      problems,
      formKey: values.formKey ?? randomToken(16),
      question: askHuman(vault, clock),
    })
  }
  const open = async (request: FastifyRequest) => {
    const row = await published(request)
    if (publicState(row, clock.today()) !== 'open') throw new Refusal('consultations.cannot_comment', 409)
    return row
  }

  app.route({
    method: 'GET',
    url: '/consultations/:id/comment',
    config: anyone,
    async handler(request, reply) {
      const row = await open(request)
      const { paragraph = '0' } = request.query as { paragraph?: string }
      return sendPrivatePage(reply, await form(request, row, { paragraph }, {}))
    },
  })

  app.route({
    method: 'POST',
    url: '/consultations/:id/comment',
    config: anyone,
    async handler(request, reply) {
      const row = await open(request)
      const sent = await readForm(request)
      const { values } = sent
      const again = async (problems: Values, status = 422) =>
        sendPrivatePage(reply, await form(request, row, values, problems), status)
      const parsed = commentInput.safeParse(values)
      if (!parsed.success) {
        const { fieldErrors } = z.flattenError(parsed.error)
        return again(
          Object.fromEntries(
            Object.entries(fieldErrors).map(([name, [said = '填写有误'] = []]) => [name, said]),
          ),
        )
      }
      if (!answersHuman(vault, clock, values.question ?? '', values.answer ?? ''))
        return again({ answer: '请回答验证问题，例如“三加五等于多少”填写 8。' })
      try {
        const { number, code } = await submitOnce(row.id, parsed.data, sent, request)
        return sendPrivatePage(reply, thanksPage({ ...(await frame(request)), row, number, code }))
      } catch (error) {
        if (!(error instanceof Refusal) || error.status === 404) throw error
        const at = error.code.startsWith('guard.file')
          ? 'file'
          : error.code === 'consultations.name_needed'
            ? 'name'
            : 'text'
        return again({ [at]: sentenceFor(wording, error) }, error.status)
      }
    },
  })

  const submitOnce = async (
    id: string,
    input: CommentInput,
    sent: SentForm,
    request: FastifyRequest,
  ): Promise<{ number: string; code: string }> =>
    inTransaction(db, async (tx) => {
      const key = `comment-form:${sent.values.formKey ?? ''}`
      const work = async () => {
        const most = (await ruleAt(tx, 'guard.submits_per_hour', clock.today())).value
        await keepPace(tx, clock, vault, 'comment', request.ip, most)
        const [file] = sent.files
        const made = await submitComment(tx, clock, vault, id, input, {
          cameBy: 'online',
          ...(file ? { file: { ...file, store: files } } : {}),
        })
        const { number, code } = made
        await door.keep(tx, request, 'consultation_comment', made.id)
        return vault.seal(JSON.stringify({ number, code }), key).toString('base64')
      }
      const sealed = sent.values.formKey ? await once(tx, key, work) : await work()
      return JSON.parse(vault.open(Buffer.from(sealed, 'base64'), key))
    })
}
