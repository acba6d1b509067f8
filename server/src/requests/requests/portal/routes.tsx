import type { FastifyRequest } from 'fastify'
import { getBody, listBodies } from '#foundation/bodies'
import { explainStep, loadCalendar } from '#foundation/calendar'
import { letterDocx } from '#foundation/letters'
import type { Clock } from '#platform/clock'
import { randomToken, type Vault } from '#platform/crypto'
import { type Db, inTransaction, once } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { type App, z } from '#platform/http'
import { type PageCache, publicPage, sendPrivatePage, siteFor } from '#portal'
import { replyClock } from '../clock.ts'
import { type RequestInput, requestInput, requestStateLabels } from '../contract.ts'
import { recordReading } from '../deliver-letter.ts'
import { receiveCorrection } from '../handle-request.ts'
import { lettersOf } from '../queries.ts'
import type { RequestRecord } from '../store.ts'
import { submitRequest } from '../submit-request.ts'
import { momentsOf } from '../timeline.ts'
import { findByCode } from '../track.ts'
import { requestsWording } from '../wording.ts'
import { applyPage, entrancePage, receiptPage, type Values } from './apply-page.tsx'
import { statusPage, trackPage } from './track-page.tsx'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const anyone = { access: { for: 'anyone' } } as const
const fields = z.record(z.string(), z.string())

/** The public side of requests: apply, follow, correct, read the answer. All of it works without script. */
export function requestPages(app: App, db: Db, clock: Clock, vault: Vault, cache: PageCache): void {
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: request.cookies.yg_elder === '1',
  })
  const receivers = async () => (await listBodies(db, clock.today())).filter((body) => body.receivesRequests)
  const formOf = (request: FastifyRequest): Values => fields.safeParse(request.body).data ?? {}

  publicPage(app, cache, '/requests', async (request, reads) => {
    reads('body')
    return entrancePage({ ...(await frame(request)), bodies: await receivers() })
  })

  app.route({
    method: 'GET',
    url: '/requests/new',
    config: anyone,
    async handler(request, reply) {
      const { body } = request.query as { body?: string }
      const values = {
        bodyId: body ?? '',
        wantedForm: 'electronic',
        deliveryWay: 'online',
        applicantType: 'naturalPerson',
      }
      const form = { values, problems: {}, formKey: randomToken(16), bodies: await receivers() }
      return sendPrivatePage(reply, applyPage({ ...(await frame(request)), ...form }))
    },
  })

  app.route({
    method: 'POST',
    url: '/requests/new',
    config: anyone,
    async handler(request, reply) {
      const values = formOf(request)
      const parsed = requestInput.safeParse(values)
      const again = async (problems: Record<string, string>) => {
        const form = {
          values,
          problems,
          formKey: values.formKey ?? randomToken(16),
          bodies: await receivers(),
        }
        return sendPrivatePage(reply, applyPage({ ...(await frame(request)), ...form }), 422)
      }
      if (!parsed.success) {
        const { fieldErrors } = z.flattenError(parsed.error)
        return again(
          Object.fromEntries(
            Object.entries(fieldErrors).map(([name, messages]) => [name, messages?.[0] ?? '填写有误']),
          ),
        )
      }
      const result = await submitOnce(parsed.data, values.formKey ?? '').catch((error: unknown) => {
        if (error instanceof Refusal && error.status === 422) return sentenceFor(requestsWording, error)
        throw error
      })
      if (typeof result === 'string') return again({ bodyId: result })
      const body = await getBody(db, parsed.data.bodyId, clock.today())
      const shown = { number: result.number, code: result.code, body: body?.name ?? '', on: clock.today() }
      return sendPrivatePage(reply, receiptPage({ ...(await frame(request)), ...shown }))
    },
  })

  /** A form sent twice makes one request. The first answer is kept sealed, so that the retry shows the same code. */
  const submitOnce = async (
    input: RequestInput,
    formKey: string,
  ): Promise<{ number: string; code: string }> =>
    inTransaction(db, async (tx) => {
      const work = async () => {
        const { number, code } = await submitRequest(tx, clock, vault, undefined, input, {
          channel: 'online',
          arrivedOn: clock.today(),
        })
        return vault.seal(JSON.stringify({ number, code }), `form:${formKey}`).toString('base64')
      }
      const sealed = formKey === '' ? await work() : await once(tx, `form:${formKey}`, work)
      return JSON.parse(vault.open(Buffer.from(sealed, 'base64'), `form:${formKey}`))
    })

  app.route({
    method: 'GET',
    url: '/requests/track',
    config: anyone,
    handler: async (request, reply) =>
      sendPrivatePage(reply, trackPage({ ...(await frame(request)), number: '', problem: undefined })),
  })

  app.route({
    method: 'POST',
    url: '/requests/track',
    config: anyone,
    async handler(request, reply) {
      const { number = '', code = '' } = formOf(request)
      try {
        const row = await findByCode(db, clock, number, code)
        return sendPrivatePage(reply, await statusOf(request, row, code, undefined))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const problem = sentenceFor(requestsWording, error)
        return sendPrivatePage(reply, trackPage({ ...(await frame(request)), number, problem }), error.status)
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/requests/correction',
    config: anyone,
    async handler(request, reply) {
      const { number = '', code = '', asked = '', version = '' } = formOf(request)
      const row = await findByCode(db, clock, number, code)
      let problem = asked.trim() === '' ? '请填写补正后的申请内容' : undefined
      if (!problem) {
        const correction = { version: Number(version), asked: asked.trim().slice(0, 4000), on: clock.today() }
        await inTransaction(db, (tx) => receiveCorrection(tx, clock, undefined, row.id, correction)).catch(
          (error: unknown) => {
            if (!(error instanceof Refusal)) throw error
            problem = sentenceFor(requestsWording, error)
          },
        )
      }
      const now = await findByCode(db, clock, number, code)
      return sendPrivatePage(reply, await statusOf(request, now, code, problem), problem ? 422 : 200)
    },
  })

  app.route({
    method: 'POST',
    url: '/requests/letters/:letter',
    config: anyone,
    async handler(request, reply) {
      const { letter: id } = request.params as { letter: string }
      const { number = '', code = '' } = formOf(request)
      const row = await findByCode(db, clock, number, code)
      const letter = (await lettersOf(db, vault, row.id)).find(
        (candidate) => candidate.id === id && candidate.consultationId === null,
      )
      if (!letter) throw new Refusal('requests.no_letter', 404)
      const name = encodeURIComponent(`${letter.title}.docx`)
      reply
        .type(DOCX)
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      return reply.send(await letterDocx(letter))
    },
  })

  const statusOf = async (
    request: FastifyRequest,
    row: RequestRecord,
    code: string,
    problem: string | undefined,
  ) => {
    const [body, calendar, letters] = await Promise.all([
      getBody(db, row.body_id, clock.today()),
      loadCalendar(db),
      lettersOf(db, vault, row.id).then((all) => all.filter((letter) => letter.consultationId === null)),
    ])
    const due = replyClock(calendar, row)
    await recordReading(
      db,
      clock,
      row.id,
      letters
        .filter((letter) => letter.readOn === null && letter.consultationId === null)
        .map((letter) => letter.id),
    )
    const waiting = row.state === 'correcting' && row.correction_due_on
    return statusPage({
      ...(await frame(request)),
      number: row.number,
      code,
      body: body?.name ?? '',
      asked: row.asked,
      stateLabel: row.state === 'proposed' ? requestStateLabels.open : requestStateLabels[row.state],
      dueOn: row.state === 'decided' ? null : row.due_on,
      moments: momentsOf(row),
      explanation: (due?.steps ?? []).map(explainStep),
      letters,
      correction: waiting ? { asked: row.correction_asked, dueOn: waiting, version: row.version } : undefined,
      problem,
    })
  }
}
