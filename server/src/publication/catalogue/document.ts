import type { DocumentContent, documentStates } from './contract.ts'

export type DocumentState = (typeof documentStates)[number]
export type DocumentAct =
  | 'edit'
  | 'submit'
  | 'return'
  | 'approve'
  | 'recall'
  | 'publish'
  | 'publishFirst'
  | 'withdraw'
  | 'revise'

const moves: Readonly<Record<DocumentAct, { from: readonly DocumentState[]; to: DocumentState }>> = {
  edit: { from: ['draft', 'returned'], to: 'draft' },
  submit: { from: ['draft', 'returned'], to: 'in_review' },
  recall: { from: ['in_review'], to: 'draft' },
  return: { from: ['in_review'], to: 'returned' },
  approve: { from: ['in_review'], to: 'approved' },
  publish: { from: ['approved'], to: 'published' },
  // An emergency cannot wait for the reviews, which go on.
  publishFirst: { from: ['in_review'], to: 'in_review' },
  // A change to what is published is a new edition that goes the whole way again.
  revise: { from: ['published', 'approved'], to: 'draft' },
  // What is on line can be taken off at any time, also while a new edition is being written or reviewed.
  withdraw: { from: ['published', 'draft', 'returned', 'in_review', 'approved'], to: 'withdrawn' },
}

/** The state after an act, or undefined where the act is not possible. */
export function move(state: DocumentState, act: DocumentAct): DocumentState | undefined {
  return moves[act].from.includes(state) ? moves[act].to : undefined
}

export type ContentProblem = { field: keyof DocumentContent; message: string }

/** What keeps a text from going to review. */
export function problemsOf(content: DocumentContent, readableText: string): ContentProblem[] {
  const problems: ContentProblem[] = []
  const isEmpty = readableText === '' && content.attachments.length === 0
  // Classified text is never in the system: such an item is a register line with a neutral title, ground and review date.
  if (content.groundCode === 'state_secret') {
    if (!isEmpty)
      problems.push({ field: 'body', message: '国家秘密不得录入，只登记中性代号、依据和评估日期' })
  } else if (isEmpty) {
    problems.push({ field: 'body', message: '正文和附件不能都是空的' })
  }
  if (content.attribute === 'withheld' && !content.groundCode) {
    problems.push({ field: 'groundCode', message: '不予公开的，请选择法定情形' })
  }
  // Art 18: what is withheld is assessed again.
  if (content.attribute === 'withheld' && !content.reviewOn) {
    problems.push({ field: 'reviewOn', message: '不予公开的，请填写下次评估日期' })
  }
  if (
    content.attribute === 'active' &&
    content.publicNotice &&
    content.publicNotice.until < content.writtenOn
  ) {
    problems.push({ field: 'publicNotice', message: '公示截止日期不能早于成文日期' })
  }
  // 国办发〔2016〕80号: 依申请公开 and 不予公开 are proposed with a reason.
  if (content.attribute !== 'active' && content.ground === '') {
    problems.push({ field: 'ground', message: '不主动公开的，请写明依据和理由' })
  }
  if (content.effectiveOn && content.effectiveOn < content.writtenOn) {
    problems.push({ field: 'effectiveOn', message: '施行日期不能早于成文日期' })
  }
  if (content.validUntil !== null && content.validUntil < content.writtenOn) {
    problems.push({ field: 'validUntil', message: '有效期不能早于成文日期' })
  }
  return problems
}
