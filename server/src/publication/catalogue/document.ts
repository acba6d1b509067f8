import type { DocumentContent, documentStates } from './contract.ts'

export type DocumentState = (typeof documentStates)[number]
export type DocumentAct =
  | 'edit'
  | 'submit'
  | 'return'
  | 'approve'
  | 'recall'
  | 'publish'
  | 'withdraw'
  | 'revise'

const moves: Readonly<Record<DocumentAct, { from: readonly DocumentState[]; to: DocumentState }>> = {
  edit: { from: ['draft', 'returned'], to: 'draft' },
  submit: { from: ['draft', 'returned'], to: 'in_review' },
  recall: { from: ['in_review'], to: 'draft' },
  return: { from: ['in_review'], to: 'returned' },
  approve: { from: ['in_review'], to: 'approved' },
  publish: { from: ['approved'], to: 'published' },
  // A change to what is published is a new edition that goes the whole way again.
  revise: { from: ['published', 'approved'], to: 'draft' },
  withdraw: { from: ['published'], to: 'withdrawn' },
}

/** The state after an act, or undefined where the act is not possible. */
export function move(state: DocumentState, act: DocumentAct): DocumentState | undefined {
  return moves[act].from.includes(state) ? moves[act].to : undefined
}

export type ContentProblem = { field: keyof DocumentContent; message: string }

/** What keeps a text from going to review. */
export function problemsOf(content: DocumentContent, readableText: string): ContentProblem[] {
  const problems: ContentProblem[] = []
  if (readableText === '' && content.attachments.length === 0) {
    problems.push({ field: 'body', message: '正文和附件不能都是空的' })
  }
  // 国办发〔2016〕80号: 依申请公开 and 不予公开 are proposed with a reason.
  if (content.attribute !== 'active' && content.ground === '') {
    problems.push({ field: 'ground', message: '不主动公开的，请写明依据和理由' })
  }
  if (content.validUntil !== null && content.validUntil < content.writtenOn) {
    problems.push({ field: 'validUntil', message: '有效期不能早于成文日期' })
  }
  return problems
}
