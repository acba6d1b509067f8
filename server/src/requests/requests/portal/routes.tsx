import type { FastifyRequest } from 'fastify'
import { actingBody, getBody } from '#foundation/bodies'
import { explainStep, loadCalendar } from '#foundation/calendar'
import type { CitizenDoor } from '#foundation/citizens'
import type { FileStore } from '#foundation/files'
import { letterDocx } from '#foundation/letters'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { type App, isUuid, z } from '#platform/http'
import { isElder, type PageCache, sendPrivatePage, siteFor } from '#portal'
import { noticeOf } from '#requests/fees'
import { sendFile } from '../archive.ts'
import { askWithdrawal, isRated, rateRequest } from '../by-applicant.ts'
import { replyClock } from '../clock.ts'
import { ratingInput, requestStateLabels, waitsOnLabels } from '../contract.ts'
import { recordReading } from '../deliver-letter.ts'
import { filesOf, readFileOf } from '../files.ts'
import { receiveCorrection } from '../handle-request.ts'
import { recordReasons } from '../inquire-reasons.ts'
import { pdfOf } from '../letter-pdf.ts'
import { consultedFor, lettersOf, requestRecord } from '../queries.ts'
import { requestByNumber } from '../re-reply.ts'
import { maySuggest } from '../request.ts'
import type { RequestRecord } from '../store.ts'
import { suggestionOf, suggestPublication } from '../suggest-publication.ts'
import { momentsOf } from '../timeline.ts'
import { findByCode } from '../track.ts'
import { requestsWording } from '../wording.ts'
import { answeredPages } from './answered-routes.ts'
import type { Values } from './apply-page.tsx'
import { applyPages } from './apply-routes.tsx'
import { partyPages } from './party-pages.tsx'
import { statusPage, trackPage } from './track-page.tsx'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const anyone = { access: { for: 'anyone' } } as const
const fields = z.record(z.string(), z.string())

/** The public side of requests: apply, follow, correct, read the answer. All of it works without script. */
export function requestPages(
  app: App,
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  cache: PageCache,
  door: CitizenDoor,
): void {
  partyPages(app, db, clock)
  applyPages(app, db, clock, vault, files, cache, door)
  answeredPages(app, db, clock, cache)
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: isElder(request),
  })
  const formOf = (request: FastifyRequest): Values => fields.safeParse(request.body).data ?? {}

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

  /** The request behind number and code, or one that the signed-in citizen keeps; nobody else learns that it exists. */
  const requestOf = async (request: FastifyRequest, number: string, code: string): Promise<RequestRecord> => {
    if (code !== '') return findByCode(db, clock, number, code)
    const found = await requestByNumber(db, number)
    const held = found && (await door.holds(request, 'request', found.id))
    const row = held ? await requestRecord(db, found.id) : undefined
    if (!row) throw new Refusal('requests.wrong_code', 404)
    return row
  }

  app.route({
    method: 'GET',
    url: '/mine/request/:id',
    config: anyone,
    async handler(request, reply) {
      const { id } = request.params as { id: string }
      const held = isUuid(id) && (await door.holds(request, 'request', id))
      const row = held ? await requestRecord(db, id) : undefined
      if (!row) throw new Refusal('requests.not_found', 404)
      return sendPrivatePage(reply, await statusOf(request, row, '', undefined))
    },
  })

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
        const row = await requestOf(request, number, code)
        const problem = await inTransaction(db, (tx) => work(tx, row, values)).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error
          return sentenceFor(requestsWording, error)
        })
        const now = await requestOf(request, number, code)
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
  act('suggestion', async (tx, row, { why = '' }) => {
    if (why.trim() === '') return '请写明建议主动公开的理由'
    await suggestPublication(tx, clock, row.id, why.trim().slice(0, 500))
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
      const row = await requestOf(request, number, code)
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
      const row = await requestOf(request, number, code)
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
    const acting = await actingBody(db, row.body_id, clock.today())
    const [body, actor, calendar, letters] = await Promise.all([
      getBody(db, row.body_id, clock.today()),
      getBody(db, acting, clock.today()),
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
    const [consultations, notice, supplied, rated, suggestion] = await Promise.all([
      consultedFor(db, row.id),
      noticeOf(db, row.id),
      filesOf(db, row.id, ['answer']),
      isRated(db, row.id),
      suggestionOf(db, row.id),
    ])
    const today = clock.today()
    return statusPage({
      ...(await frame(request)),
      number: row.number,
      code,
      body: acting === row.body_id ? (body?.name ?? '') : `${body?.name}（现由${actor?.name}办理）`,
      phone: actor?.phone ?? '',
      asked: row.asked,
      stateLabel:
        row.state === 'proposed'
          ? requestStateLabels.open
          : waitsOnLabels[row.waits_on] || requestStateLabels[row.state],
      dueOn: row.state === 'decided' ? null : row.due_on,
      moments: momentsOf(row, {
        consultations,
        fee: notice ?? null,
        suggestion,
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
        suggestion,
        maySuggest: maySuggest(row.outcome) && suggestion === null,
        mayRate: row.state === 'decided' && !rated,
        decided: row.state === 'decided',
      },
    })
  }
}
