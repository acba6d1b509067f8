import type { FastifyRequest } from 'fastify'
import { getBody } from '#foundation/bodies'
import type { FileStore } from '#foundation/files'
import { answersHuman, askHuman, guardWording, keepPace } from '#foundation/guard'
import { ruleAt } from '#foundation/rules'
import { type Clock, yearOf } from '#platform/clock'
import { randomToken, type Vault } from '#platform/crypto'
import { type Db, inTransaction, once } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { type App, isUuid, readForm, z } from '#platform/http'
import { isElder, type PageCache, publicPage, sendPrivatePage, siteFor } from '#portal'
import { askInput } from '../contract.ts'
import type { Broadcast } from '../live.ts'
import { figuresOf, linesAfter, listInterviews, pictureOf } from '../queries.ts'
import { askQuestion, type InterviewRecord, interviewRecord } from '../run-interview.ts'
import { interviewsWording } from '../wording.ts'
import { interviewPage, listPage } from './pages.tsx'

const anyone = { access: { for: 'anyone' } } as const
const params = z.object({ id: z.uuid() })
const wording = { ...guardWording, ...interviewsWording }
type Values = Readonly<Record<string, string>>

/** The public side of interviews: notice, question box, live text, transcript. */
export function interviewPages(
  app: App,
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  cache: PageCache,
  live: Broadcast,
): void {
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: isElder(request),
  })
  const published = async (request: FastifyRequest): Promise<InterviewRecord> => {
    const parsed = params.safeParse(request.params)
    const row = parsed.success ? await interviewRecord(db, parsed.data.id) : undefined
    if (!row || row.state === 'draft') throw new Refusal('interviews.not_found', 404)
    return row
  }
  const show = async (
    request: FastifyRequest,
    row: InterviewRecord,
    said: { values?: Values; problems?: Values; told?: boolean } = {},
  ) => {
    const [body, lines] = await Promise.all([
      getBody(db, row.body_id, clock.today()),
      linesAfter(db, row.id, 0),
    ])
    return interviewPage({
      ...(await frame(request)),
      row,
      lines,
      bodyName: body?.name ?? '',
      values: said.values ?? {},
      problems: said.problems ?? {},
      told: said.told ?? false,
      formKey: said.values?.formKey ?? randomToken(16),
      question: askHuman(vault, clock),
    })
  }

  publicPage(app, cache, '/interviews', async (request, reads) => {
    reads('interview', 'body')
    const [rows, figures] = await Promise.all([
      listInterviews(db, clock, undefined),
      figuresOf(db, yearOf(clock.today()), undefined),
    ])
    return listPage({ ...(await frame(request)), rows, figures })
  })

  app.route({
    method: 'GET',
    url: '/interviews/:id',
    config: anyone,
    handler: async (request, reply) => sendPrivatePage(reply, await show(request, await published(request))),
  })

  app.route({
    method: 'POST',
    url: '/interviews/:id/questions',
    config: anyone,
    async handler(request, reply) {
      const row = await published(request)
      const { values } = await readForm(request)
      const again = async (problems: Values, status = 422) =>
        sendPrivatePage(reply, await show(request, row, { values, problems }), status)
      const parsed = askInput.safeParse(values)
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
        await inTransaction(db, async (tx) => {
          const work = async () => {
            const most = (await ruleAt(tx, 'guard.submits_per_hour', clock.today())).value
            await keepPace(tx, clock, vault, 'interview', request.ip, most)
            await askQuestion(tx, clock, row.id, parsed.data)
            return ''
          }
          return values.formKey ? once(tx, `interview-form:${values.formKey}`, work) : work()
        })
      } catch (error) {
        if (!(error instanceof Refusal) || error.status === 404) throw error
        return again({ text: sentenceFor(wording, error) }, error.status)
      }
      return sendPrivatePage(reply, await show(request, row, { told: true }))
    },
  })

  app.route({
    method: 'GET',
    url: '/interviews/:id/live',
    config: anyone,
    async handler(request, reply) {
      const row = await published(request)
      if (row.state !== 'live') throw new Refusal('interviews.cannot_say', 410)
      const { seen = '0' } = request.query as { seen?: string }
      const last = Number(request.headers['last-event-id'] ?? seen)
      reply.hijack()
      // Compression or buffering in front would hold lines back.
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      })
      reply.raw.write('retry: 2000\n\n')
      await live.join(row.id, reply.raw, Number.isInteger(last) && last > 0 ? last : 0)
    },
  })

  app.route({
    method: 'GET',
    url: '/interviews/:id/pictures/:file',
    config: anyone,
    async handler(request, reply) {
      const row = await published(request)
      const { file } = request.params as { file: string }
      const known = isUuid(file) && (await pictureOf(db, row.id, file))
      const stored = known ? await files.read(db, file) : undefined
      if (!stored) throw new Refusal('interviews.not_found', 404)
      return reply
        .headers({ 'content-type': stored.info.mediaType, 'cache-control': 'public, max-age=86400' })
        .send(stored.content)
    },
  })
}
