import type { FastifyRequest } from 'fastify'
import { getBody, listBodies } from '#foundation/bodies'
import { explainStep, loadCalendar } from '#foundation/calendar'
import type { FileStore } from '#foundation/files'
import { keepPace, slowGuessing } from '#foundation/guard'
import { letterDocx } from '#foundation/letters'
import { postgresSearch } from '#foundation/search'
import type { Clock } from '#platform/clock'
import { randomToken, type Vault } from '#platform/crypto'
import { type Db, inTransaction, once, type Tx } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { type App, z } from '#platform/http'
import { type PageCache, publicPage, sendPrivatePage, siteFor } from '#portal'
import { noticeOf } from '#requests/fees'
import { pdfOf, sendFile } from '../archive.ts'
import { askWithdrawal, isRated, rateRequest, savedForm, saveForm } from '../by-applicant.ts'
import { replyClock } from '../clock.ts'
import {
  type FurtherPerson,
  furtherPerson,
  type RequestInput,
  ratingInput,
  requestInput,
  requestStateLabels,
  waitsOnLabels,
} from '../contract.ts'
import { recordReading } from '../deliver-letter.ts'
import { filesOf, readFileOf } from '../files.ts'
import { receiveCorrection } from '../handle-request.ts'
import { recordReasons } from '../inquire-reasons.ts'
import { consultedFor, lettersOf } from '../queries.ts'
import type { RequestRecord } from '../store.ts'
import { submitRequest } from '../submit-request.ts'
import { momentsOf } from '../timeline.ts'
import { findByCode } from '../track.ts'
import { requestsWording } from '../wording.ts'
import { applyPage, entrancePage, receiptPage, resumePage, type Values } from './apply-page.tsx'
import { foundFragment } from './found.tsx'
import { partyPages } from './party-pages.tsx'
import { statusPage, trackPage } from './track-page.tsx'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const anyone = { access: { for: 'anyone' } } as const
const fields = z.record(z.string(), z.string())
const suggestQuery = z.object({ q: z.string().max(4000).default('').catch('') })
const MOST_SAVES = 20

/** The public side of requests: apply, follow, correct, read the answer. All of it works without script. */
export function requestPages(
  app: App,
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  cache: PageCache,
): void {
  partyPages(app, db, clock)
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
      const form = {
        values,
        problems: {},
        formKey: values.formKey ?? randomToken(16),
        bodies: await receivers(),
      }
      if (values.act === 'check') {
        const found = { hits: await publicAlready(values.asked ?? '') }
        return sendPrivatePage(reply, applyPage({ ...(await frame(request)), ...form, found }))
      }
      if (values.act === 'save') {
        const { formKey: _, act: __, ...kept } = values
        const saved = await inTransaction(db, async (tx) => {
          await keepPace(tx, clock, vault, 'requests.save', request.ip, MOST_SAVES)
          return saveForm(tx, clock, vault, kept)
        })
        return sendPrivatePage(reply, applyPage({ ...(await frame(request)), ...form, saved }))
      }
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
      const result = await submitOnce(parsed.data, values.formKey ?? '', othersIn(values)).catch(
        (error: unknown) => {
          if (error instanceof Refusal && error.status === 422) return sentenceFor(requestsWording, error)
          throw error
        },
      )
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
    others: FurtherPerson[],
  ): Promise<{ number: string; code: string }> =>
    inTransaction(db, async (tx) => {
      const work = async () => {
        const { number, code } = await submitRequest(tx, clock, vault, undefined, input, {
          channel: 'online',
          arrivedOn: clock.today(),
          others,
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
    method: 'GET',
    url: '/requests/resume',
    config: anyone,
    handler: async (request, reply) =>
      sendPrivatePage(reply, resumePage({ ...(await frame(request)), problem: undefined })),
  })
  app.route({
    method: 'POST',
    url: '/requests/resume',
    config: anyone,
    async handler(request, reply) {
      try {
        const values = await slowGuessing(db, clock, `resume:${request.ip}`, (tx) =>
          savedForm(tx, clock, vault, formOf(request).saved ?? '').catch(() => undefined),
        )
        if (!values) throw new Refusal('requests.nothing_saved', 404)
        const form = { values, problems: {}, formKey: randomToken(16), bodies: await receivers() }
        return sendPrivatePage(reply, applyPage({ ...(await frame(request)), ...form }))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const problem = sentenceFor(requestsWording, error)
        return sendPrivatePage(reply, resumePage({ ...(await frame(request)), problem }), error.status)
      }
    },
  })
  app.route({
    method: 'GET',
    url: '/requests/suggest',
    config: anyone,
    async handler(request, reply) {
      const { q } = suggestQuery.parse(request.query)
      reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
      return foundFragment({ hits: await publicAlready(q) })
    },
  })

  /** Documents whose words the question shares; too few words find nothing. */
  const publicAlready = async (asked: string) => {
    const q = asked.trim().slice(0, 200)
    if (q.length < 4) return []
    const result = await postgresSearch.query(db, { q, page: 1, size: 5, order: 'relevance', chosen: {} })
    return result.loosened ? result.hits.slice(0, 3) : result.hits
  }

  /** One act of the person who holds the code; the page comes back with what has changed, or with why not. */
  const act = (
    name: string,
    work: (tx: Tx, row: RequestRecord, values: Values) => Promise<string | undefined>,
  ) =>
    app.route({
      method: 'POST',
      url: `/requests/${name}`,
      config: anyone,
      async handler(request, reply) {
        const values = formOf(request)
        const { number = '', code = '' } = values
        const row = await findByCode(db, clock, number, code)
        const problem = await inTransaction(db, (tx) => work(tx, row, values)).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error
          return sentenceFor(requestsWording, error)
        })
        const now = await findByCode(db, clock, number, code)
        return sendPrivatePage(reply, await statusOf(request, now, code, problem), problem ? 422 : 200)
      },
    })

  act('correction', async (tx, row, { asked = '', version = '' }) => {
    if (asked.trim() === '') return '请填写补正后的申请内容'
    const correction = { version: Number(version), asked: asked.trim().slice(0, 4000), on: clock.today() }
    await receiveCorrection(tx, clock, undefined, row.id, correction)
    return undefined
  })
  act('reasons', async (tx, row, { reasons = '', version = '' }) => {
    if (reasons.trim() === '') return '请填写申请的理由'
    const given = { version: Number(version), reasons: reasons.trim().slice(0, 4000), on: clock.today() }
    await recordReasons(tx, clock, undefined, row.id, given)
    return undefined
  })
  act('withdrawal', async (tx, row) => {
    await askWithdrawal(tx, clock, row.id)
    return undefined
  })
  act('rating', async (tx, row, values) => {
    const rating = ratingInput.safeParse(values)
    if (!rating.success) return '请选择满意程度'
    await rateRequest(tx, clock, row.id, rating.data)
    return undefined
  })

  app.route({
    method: 'POST',
    url: '/requests/letters/:letter',
    config: anyone,
    async handler(request, reply) {
      const { letter: id } = request.params as { letter: string }
      const { number = '', code = '', form = '' } = formOf(request)
      const row = await findByCode(db, clock, number, code)
      const letter = (await lettersOf(db, vault, row.id)).find(
        (candidate) => candidate.id === id && candidate.consultationId === null,
      )
      if (!letter) throw new Refusal('requests.no_letter', 404)
      return form === 'pdf'
        ? sendFile(reply, `${letter.title}.pdf`, 'application/pdf', await pdfOf(db, files, letter))
        : sendFile(reply, `${letter.title}.docx`, DOCX, await letterDocx(letter))
    },
  })
  app.route({
    method: 'POST',
    url: '/requests/files/:file',
    config: anyone,
    async handler(request, reply) {
      const { file: id } = request.params as { file: string }
      const { number = '', code = '' } = formOf(request)
      const row = await findByCode(db, clock, number, code)
      if (row.state !== 'decided') throw new Refusal('requests.no_file', 404)
      const file = await readFileOf(db, files, row.id, id, ['answer'])
      return sendFile(reply, file.name, file.mediaType, file.content)
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
    const [consultations, notice, supplied, rated] = await Promise.all([
      consultedFor(db, row.id),
      noticeOf(db, row.id),
      filesOf(db, row.id, ['answer']),
      isRated(db, row.id),
    ])
    const today = clock.today()
    return statusPage({
      ...(await frame(request)),
      number: row.number,
      code,
      body: body?.name ?? '',
      phone: body?.phone ?? '',
      asked: row.asked,
      stateLabel:
        row.state === 'proposed'
          ? requestStateLabels.open
          : waitsOnLabels[row.waits_on] || requestStateLabels[row.state],
      dueOn: row.state === 'decided' ? null : row.due_on,
      moments: momentsOf(row, {
        consultations,
        fee: notice ?? null,
        replied: letters.filter((letter) => letter.kind === 're_reply').map((letter) => letter.issuedOn),
      }),
      explanation: (due?.steps ?? []).map(explainStep),
      provisional: due?.provisional ?? false,
      letters,
      problem,
      acts: {
        number: row.number,
        code,
        version: row.version,
        correction:
          row.state === 'correcting' && row.correction_due_on
            ? {
                asked: row.correction_asked,
                dueOn: row.correction_due_on,
                over: today > row.correction_due_on,
                value: row.asked,
              }
            : undefined,
        reasons:
          row.inquiry_on && row.inquiry_due_on && row.reasons_on === null && row.reasons_verdict === null
            ? { facts: row.inquiry_facts, dueOn: row.inquiry_due_on }
            : undefined,
        fee: notice && !notice.paidOn && !notice.lapsedOn ? notice : undefined,
        files: supplied,
        mayWithdraw: row.state !== 'decided' && row.withdrawal_on === null,
        withdrawnOn: row.state === 'decided' ? null : row.withdrawal_on,
        mayRate: row.state === 'decided' && !rated,
        decided: row.state === 'decided',
      },
    })
  }
}

/** One more applicant or agent on the plain form. */
function othersIn(values: Values): FurtherPerson[] {
  const parsed = furtherPerson.safeParse({
    role: values.otherRole,
    name: values.otherName,
    documentNumber: values.otherNumber,
    phone: values.otherPhone ?? '',
  })
  return parsed.success ? [parsed.data] : []
}
