import { type Access, type Actor, actorIn } from '#foundation/identity'
import { inTransaction, type Tx } from '#platform/db'
import type { z } from '#platform/http'
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
  confirmInput,
  consultInput,
  correctedInput,
  correctionInput,
  discloseInput,
  extendInput,
  functionMovedInput,
  inquiryInput,
  judgementInput,
  noteInput,
  opinionInput,
  paidInput,
  partyReceivedInput,
  proposalInput,
  reasonsInput,
  reasonsVerdictInput,
  retypeInput,
  searchInput,
  sendBackInput,
  signInput,
  splitInput,
  suggestionAnswerInput,
  taskAnswerInput,
  taskInput,
  verdictInput,
  versionInput,
  withdrawInput,
} from './contract.ts'
import { proposeDecision, recallProposal, sendBackProposal, signDecision } from './decide-request.ts'
import { discloseAnswer, withdrawAnswer } from './disclose-answer.ts'
import { actsOn, approving, byPart, done, type Edge, handling, reading, signing, tags } from './edge.ts'
import { decideExtension, proposeExtension } from './extend-reply.ts'
import { askCorrection, confirmReceipt, receiveCorrection } from './handle-request.ts'
import { addNote, answerTask, openTask, recordSearch } from './handling.ts'
import { askReasons, judgeReasons, recordReasons } from './inquire-reasons.ts'
import { issueReceipt } from './issue-receipt.ts'
import { markFunctionMoved } from './moved-function.ts'
import { decideRetype, proposeRetype } from './retype-applicant.ts'
import { splitRequest } from './split-request.ts'
import { answerSuggestion } from './suggest-publication.ts'

/** The steps of a case, from the confirmed day of receipt to the signature. */
export function actsApi({ app, db, clock, vault, closed, ...rest }: Edge): void {
  const act = actsOn({ app, db, clock, vault, closed, ...rest })
  act('confirm', '确认收到申请之日', handling, confirmInput, (tx, actor, id, input) =>
    confirmReceipt(tx, clock, actor, id, input.version, input.confirmedOn, input.note),
  )
  act('receipt', '出具登记回执', handling, versionInput, (tx, actor, id, input) =>
    issueReceipt(tx, clock, vault, actor, id, input.version),
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
  act('suggestion-answer', '答复主动公开的建议', handling, suggestionAnswerInput, (tx, actor, id, input) =>
    answerSuggestion(tx, clock, actor, id, input),
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

  act('function-moved', '标明职权已划入', handling, functionMovedInput, (tx, actor, id, input) =>
    markFunctionMoved(tx, clock, actor, id, input),
  )
  act('disclosure', '选登答复', handling, discloseInput, (tx, actor, id, input) =>
    discloseAnswer(tx, clock, vault, actor, id, input),
  )
  act('disclosure-withdrawal', '撤下选登的答复', handling, withdrawInput, (tx, actor, id, input) =>
    withdrawAnswer(tx, clock, actor, id, input.reason),
  )

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
}
