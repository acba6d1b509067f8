import { listBodies } from '#foundation/bodies'
import type { FileStore } from '#foundation/files'
import { type Access, type Actor, actorIn, type BodyOf, bodiesFor, peopleWith } from '#foundation/identity'
import { letterDocx, signOffPdf } from '#foundation/letters'
import { revealPerson } from '#foundation/people'
import { outcomesOn } from '#foundation/rules'
import { type Clock, day } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction, once, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { archiveOf, pdfOf, sendFile, signOffSheet } from './archive.ts'
import { askOtherOrgan } from './ask-other-organ.ts'
import { chargeFee, recordPayment } from './charge-fee.ts'
import {
  judgeOpinion,
  recallConsultation,
  recordOpinion,
  recordPartyReceipt,
  startConsultation,
} from './consult.ts'
import {
  chargeInput,
  colleague,
  confirmInput,
  consultInput,
  correctedInput,
  correctionInput,
  deliverInput,
  requestDetail as detailShape,
  draftPreview,
  extendInput,
  fileInput,
  inquiryInput,
  judgementInput,
  noteInput,
  opinionInput,
  otherOrganInput,
  outcomeChoice,
  paidInput,
  partyReceivedInput,
  personView,
  proposalInput,
  reasonsInput,
  reasonsVerdictInput,
  registerInput,
  requestList,
  requestStates,
  requestStatistics,
  retypeInput,
  revealInput,
  searchInput,
  sendBackInput,
  signInput,
  splitInput,
  taskAnswerInput,
  taskInput,
  treeQuestion,
  verdictInput,
  versionInput,
} from './contract.ts'
import {
  draftDecision,
  proposeDecision,
  recallProposal,
  sendBackProposal,
  signDecision,
} from './decide-request.ts'
import { questionsFor } from './decision-tree.ts'
import { recordDelivery } from './deliver-letter.ts'
import { requestDetail } from './detail.ts'
import { decideExtension, proposeExtension } from './extend-reply.ts'
import { addFile, readFileOf, removeFile } from './files.ts'
import { askCorrection, confirmReceipt, receiveCorrection } from './handle-request.ts'
import { addNote, answerTask, openTask, recordSearch } from './handling.ts'
import { askReasons, judgeReasons, recordReasons } from './inquire-reasons.ts'
import { approvers, handlers, readers, signers } from './policy.ts'
import { bodyOfRequest, lettersOf, listRequests, requestRecord } from './queries.ts'
import { decideRetype, proposeRetype, type ReportClosed } from './retype-applicant.ts'
import { splitRequest } from './split-request.ts'
import { requestStatistics as statisticsOf } from './statistics.ts'
import { submitRequest } from './submit-request.ts'

const tags = ['依申请公开']
const byId = z.object({ id: z.uuid() })
const byLetter = z.object({ id: z.uuid(), letter: z.uuid() })
const byPart = z.object({ id: z.uuid(), part: z.uuid() })
const done = z.object({ ok: z.literal(true) })
const PDF = 'application/pdf'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function requestsApi(
  app: App,
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  closed: ReportClosed,
): void {
  const ofRequest: BodyOf = (from, { params }) => bodyOfRequest(from, params.id ?? '')
  const ofNew: BodyOf = async (_from, { body }) =>
    registerInput.pick({ bodyId: true }).safeParse(body).data?.bodyId
  const handling: Access = { for: handlers, on: ofRequest }
  const signing: Access = { for: signers, on: ofRequest }
  const approving: Access = { for: approvers, on: ofRequest }
  const reading: Access = { for: readers, on: ofRequest }

  app.route({
    method: 'GET',
    url: '/api/requests',
    config: { access: { for: readers, on: 'scope' } },
    schema: {
      tags,
      summary: '申请列表',
      querystring: z.object({
        state: z.enum(requestStates).optional(),
        q: z.string().max(100).optional(),
        page: z.coerce.number().int().min(1).default(1),
        size: z.coerce.number().int().min(1).max(100).default(20),
      }),
      response: { 200: requestList },
    },
    handler: (request) => {
      const { state, q, page, size } = request.query
      return listRequests(db, clock.today(), actorIn(request), {
        page,
        size,
        ...(state ? { state } : {}),
        ...(q ? { q } : {}),
      })
    },
  })

  app.route({
    method: 'POST',
    url: '/api/requests',
    config: { access: { for: handlers, on: ofNew } },
    schema: {
      tags,
      summary: '登记当面、邮寄等渠道的申请',
      body: registerInput,
      response: { 201: z.object({ id: z.string(), number: z.string(), code: z.string() }) },
    },
    async handler(request, reply) {
      const actor = actorIn(request)
      const key = request.headers['idempotency-key']
      const { channel, arrivedOn, others, needsHelp, ...input } = request.body
      const result = await inTransaction(db, (tx) => {
        const work = async () =>
          JSON.stringify(
            await submitRequest(tx, clock, vault, actor, input, {
              channel,
              arrivedOn: day(arrivedOn),
              others,
              needsHelp,
            }),
          )
        return typeof key === 'string' ? once(tx, `request:${actor.id}:${key}`, work) : work()
      })
      return reply.status(201).send(JSON.parse(result))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/requests/statistics',
    config: { access: { for: readers, on: 'scope' } },
    schema: {
      tags,
      summary: '办理情况统计',
      querystring: z.object({ year: z.coerce.number().int().min(2008).max(2100) }),
      response: { 200: requestStatistics },
    },
    handler: (request) =>
      statisticsOf(db, clock.today(), bodiesFor(actorIn(request), readers), request.query.year),
  })
  app.route({
    method: 'GET',
    url: '/api/requests/receivers',
    config: { access: { for: handlers, on: 'scope' } },
    schema: {
      tags,
      summary: '受理申请的机关',
      response: { 200: z.array(z.object({ id: z.string(), name: z.string(), phone: z.string() })) },
    },
    handler: async () =>
      (await listBodies(db, clock.today()))
        .filter((body) => body.receivesRequests)
        .map(({ id, name, phone }) => ({ id, name, phone })),
  })
  app.route({
    method: 'POST',
    url: '/api/requests/:id/other-organ',
    config: { access: handling },
    schema: {
      tags,
      summary: '经申请人同意，向负责的机关重新提出',
      params: byId,
      body: otherOrganInput,
      response: { 201: z.object({ id: z.string(), number: z.string(), code: z.string() }) },
    },
    async handler(request, reply) {
      const made = await inTransaction(db, (tx) =>
        askOtherOrgan(tx, clock, actorIn(request), request.params.id, request.body),
      )
      return reply.status(201).send(made)
    },
  })
  app.route({
    method: 'GET',
    url: '/api/requests/tree',
    config: { access: { for: readers, on: 'scope' } },
    schema: { tags, summary: '答复类型判断', response: { 200: z.array(treeQuestion) } },
    handler: async () => questionsFor(await outcomesOn(db, clock.today())),
  })
  app.route({
    method: 'GET',
    url: '/api/requests/colleagues',
    config: { access: { for: handlers, on: 'scope' } },
    schema: { tags, summary: '可以交办的人员', response: { 200: z.array(colleague) } },
    async handler(request) {
      const body = actorIn(request).bodyId
      const people = await Promise.all(readers.map((role) => peopleWith(db, role, body)))
      return [
        ...new Map(
          people.flat().map((one) => [one.id, { id: one.id, name: one.name, title: one.title }]),
        ).values(),
      ]
    },
  })

  app.route({
    method: 'GET',
    url: '/api/requests/outcomes',
    config: { access: { for: readers, on: 'scope' } },
    schema: { tags, summary: '答复类型', response: { 200: z.array(outcomeChoice) } },
    handler: () => outcomesOn(db, clock.today()),
  })

  app.route({
    method: 'GET',
    url: '/api/requests/:id',
    config: { access: reading },
    schema: { tags, summary: '一件申请', params: byId, response: { 200: detailShape } },
    async handler(request) {
      const detail = await requestDetail(db, clock.today(), vault, actorIn(request), request.params.id)
      if (!detail) throw new Refusal('requests.not_found', 404)
      return detail
    },
  })

  app.route({
    method: 'POST',
    url: '/api/requests/:id/reveal',
    config: { access: handling },
    schema: {
      tags,
      summary: '查看申请人完整信息（留痕）',
      params: byId,
      body: revealInput,
      response: { 200: personView },
    },
    handler: (request) =>
      inTransaction(db, async (tx) => {
        const row = await requestRecord(tx, request.params.id)
        if (!row) throw new Refusal('requests.not_found', 404)
        const about = { kind: 'request', id: row.id }
        const look = { actor: actorIn(request).id, body: row.body_id, reason: request.body.reason, about }
        return revealPerson(tx, clock, vault, row.person_id, look)
      }),
  })

  /** Acts on one request: each is one use case in one transaction. */
  const act = <Body extends z.ZodType>(
    name: string,
    summary: string,
    access: Access,
    body: Body,
    work: (tx: Tx, actor: Actor, id: string, input: z.output<Body>) => Promise<void>,
  ) =>
    app.route({
      method: 'POST',
      url: `/api/requests/:id/${name}`,
      config: { access },
      schema: { tags, summary, params: byId, body, response: { 200: done } },
      async handler(request) {
        const { id } = byId.parse(request.params)
        await inTransaction(db, (tx) => work(tx, actorIn(request), id, body.parse(request.body)))
        return { ok: true as const }
      },
    })

  act('confirm', '确认收到申请之日', handling, confirmInput, (tx, actor, id, input) =>
    confirmReceipt(tx, clock, actor, id, input.version, input.confirmedOn, input.note),
  )
  act('extension', '提请延长答复期限', handling, extendInput, async (tx, actor, id, input) => {
    await proposeExtension(tx, clock, actor, id, input)
  })
  act('extension-verdict', '审批延长答复期限', approving, verdictInput, (tx, actor, id, input) =>
    decideExtension(tx, clock, vault, actor, id, input),
  )
  act('correction', '告知补正', handling, correctionInput, (tx, actor, id, input) =>
    askCorrection(tx, clock, vault, actor, id, input),
  )
  act('corrected', '登记收到补正', handling, correctedInput, (tx, actor, id, input) =>
    receiveCorrection(tx, clock, actor, id, input),
  )
  act('consultation', '征求意见', handling, consultInput, async (tx, actor, id, input) => {
    await startConsultation(tx, clock, vault, actor, id, input)
  })
  act('inquiry', '要求说明理由', handling, inquiryInput, (tx, actor, id, input) =>
    askReasons(tx, clock, vault, actor, id, input),
  )
  act('reasons', '登记说明的理由', handling, reasonsInput, (tx, actor, id, input) =>
    recordReasons(tx, clock, actor, id, input),
  )
  act('reasons-verdict', '认定理由是否合理', handling, reasonsVerdictInput, (tx, actor, id, input) =>
    judgeReasons(tx, clock, vault, actor, id, input),
  )
  act('fee', '发出收费通知', handling, chargeInput, (tx, actor, id, input) =>
    chargeFee(tx, clock, vault, actor, id, input),
  )
  act('paid', '登记缴费', handling, paidInput, (tx, actor, id, input) =>
    recordPayment(tx, clock, actor, id, input),
  )
  act('task', '交办或者协办', handling, taskInput, async (tx, actor, id, input) => {
    await openTask(tx, clock, vault, actor, id, input)
  })
  act('note', '内部备注', reading, noteInput, (tx, actor, id, input) =>
    addNote(tx, clock, actor, id, input.text),
  )
  act('search', '登记检索记录', handling, searchInput, (tx, actor, id, input) =>
    recordSearch(tx, clock, actor, id, input),
  )
  act('split', '拆分申请', handling, splitInput, async (tx, actor, id, input) => {
    await splitRequest(tx, clock, actor, id, input.version, input.parts)
  })
  act('retype', '提请更正申请人类型', handling, retypeInput, (tx, actor, id, input) =>
    proposeRetype(tx, clock, closed, actor, id, input),
  )
  act('retype-verdict', '复核申请人类型更正', approving, verdictInput, (tx, actor, id, input) =>
    decideRetype(tx, clock, closed, actor, id, input),
  )
  act('proposal', '拟办答复', handling, proposalInput, (tx, actor, id, input) =>
    proposeDecision(tx, clock, vault, actor, id, input.version, input.proposal),
  )
  act('recall', '撤回拟办', handling, versionInput, (tx, actor, id, input) =>
    recallProposal(tx, clock, actor, id, input.version),
  )
  act('send-back', '退回拟办', signing, sendBackInput, (tx, actor, id, input) =>
    sendBackProposal(tx, clock, vault, actor, id, input.version, input.reason),
  )
  act('sign', '签发答复', signing, signInput, (tx, actor, id, input) =>
    signDecision(tx, clock, vault, actor, id, input.version, input.digest),
  )

  app.route({
    method: 'POST',
    url: '/api/requests/:id/letters/:letter/delivery',
    config: { access: handling },
    schema: { tags, summary: '登记送达', params: byLetter, body: deliverInput, response: { 200: done } },
    async handler(request) {
      const { id, letter } = request.params
      await inTransaction(db, (tx) => recordDelivery(tx, clock, actorIn(request), id, letter, request.body))
      return { ok: true as const }
    },
  })

  /** Acts on a part of one request: a consultation, a task. */
  const actOn = <Body extends z.ZodType>(
    part: 'consultations' | 'tasks',
    name: string,
    summary: string,
    access: Access,
    body: Body,
    work: (tx: Tx, actor: Actor, id: string, of: string, input: z.output<Body>) => Promise<void>,
  ) =>
    app.route({
      method: 'POST',
      url: `/api/requests/:id/${part}/:part/${name}`,
      config: { access },
      schema: { tags, summary, params: byPart, body, response: { 200: done } },
      async handler(request) {
        const { id, part: of } = byPart.parse(request.params)
        await inTransaction(db, (tx) => work(tx, actorIn(request), id, of, body.parse(request.body)))
        return { ok: true as const }
      },
    })

  actOn(
    'consultations',
    'received',
    '登记第三方收到征求意见书',
    handling,
    partyReceivedInput,
    (tx, actor, id, of, input) => recordPartyReceipt(tx, clock, actor, id, of, input),
  )
  actOn(
    'consultations',
    'opinion',
    '登记意见',
    handling,
    opinionInput,
    (tx, actor, id, of, { version, ...given }) => recordOpinion(tx, clock, actor, id, of, version, given),
  )
  actOn('consultations', 'recall', '撤回征求意见', handling, versionInput, (tx, actor, id, of, input) =>
    recallConsultation(tx, clock, actor, id, of, input.version),
  )
  actOn(
    'consultations',
    'judgement',
    '认定第三方意见',
    handling,
    judgementInput,
    (tx, actor, id, of, input) => judgeOpinion(tx, clock, actor, id, of, input),
  )
  actOn('tasks', 'answer', '答复交办事项', reading, taskAnswerInput, (tx, actor, id, of, input) =>
    answerTask(tx, clock, actor, id, of, input),
  )

  app.route({
    method: 'POST',
    url: '/api/requests/:id/preview',
    config: { access: handling },
    schema: {
      tags,
      summary: '预览答复',
      params: byId,
      body: proposalInput,
      response: { 200: draftPreview },
    },
    handler: (request) =>
      inTransaction(db, async (tx) => {
        const row = await requestRecord(tx, request.params.id)
        if (!row) throw new Refusal('requests.not_found', 404)
        const { letter, outcome } = await draftDecision(tx, clock, vault, row, request.body.proposal)
        return {
          title: letter.title,
          addressee: letter.addressee,
          paragraphs: [...letter.paragraphs],
          attachments: [...letter.attachments],
          outcome: outcome.label,
        }
      }),
  })

  app.route({
    method: 'POST',
    url: '/api/requests/:id/files',
    bodyLimit: 30 * 1024 * 1024,
    config: { access: handling },
    schema: { tags, summary: '添加文件', params: byId, body: fileInput, response: { 201: byId } },
    async handler(request, reply) {
      const { file, ...about } = request.body
      const content = Buffer.from(file.base64, 'base64')
      const id = await inTransaction(db, (tx) =>
        addFile(tx, clock, files, actorIn(request), request.params.id, {
          ...about,
          name: file.name,
          content,
        }),
      )
      return reply.status(201).send({ id })
    },
  })
  app.route({
    method: 'DELETE',
    url: '/api/requests/:id/files/:part',
    config: { access: handling },
    schema: { tags, summary: '移除文件', params: byPart, response: { 200: done } },
    async handler(request) {
      const { id, part } = request.params
      await inTransaction(db, (tx) => removeFile(tx, clock, actorIn(request), id, part))
      return { ok: true as const }
    },
  })
  app.route({
    method: 'GET',
    url: '/api/requests/:id/files/:part',
    config: { access: reading },
    schema: { tags, summary: '下载文件', params: byPart },
    async handler(request, reply) {
      const { id, part } = request.params
      const file = await readFileOf(db, files, id, part)
      return sendFile(reply, file.name, file.mediaType, file.content)
    },
  })
  app.route({
    method: 'GET',
    url: '/api/requests/:id/archive',
    config: { access: reading },
    schema: { tags, summary: '下载全部案卷（压缩包）', params: byId },
    async handler(request, reply) {
      const archive = await archiveOf(db, clock, vault, files, actorIn(request), request.params.id)
      return sendFile(reply, archive.name, 'application/zip', archive.content)
    },
  })
  app.route({
    method: 'GET',
    url: '/api/requests/:id/sign-off',
    config: { access: reading },
    schema: { tags, summary: '审签单', params: byId },
    async handler(request, reply) {
      const sheet = await signOffSheet(db, request.params.id)
      return sendFile(reply, '审签单.pdf', PDF, signOffPdf(sheet))
    },
  })
  app.route({
    method: 'GET',
    url: '/api/requests/:id/letters/:letter/pdf',
    config: { access: reading },
    schema: { tags, summary: '下载文书（PDF）', params: byLetter },
    async handler(request, reply) {
      const letter = (await lettersOf(db, vault, request.params.id)).find(
        (candidate) => candidate.id === request.params.letter,
      )
      if (!letter) throw new Refusal('requests.no_letter', 404)
      return sendFile(reply, `${letter.title}.pdf`, PDF, await pdfOf(db, files, letter))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/requests/:id/letters/:letter/docx',
    config: { access: reading },
    schema: { tags, summary: '下载文书（Word）', params: byLetter },
    async handler(request, reply) {
      const letter = (await lettersOf(db, vault, request.params.id)).find(
        (candidate) => candidate.id === request.params.letter,
      )
      if (!letter) throw new Refusal('requests.no_letter', 404)
      return sendFile(reply, `${letter.title}.docx`, DOCX, await letterDocx(letter))
    },
  })
}
