import type { TreeQuestion } from './contract.ts'

const yes = '是'
const no = '否'
const to = (label: string, next: string) => ({ label, next, outcome: null })
const leads = (label: string, outcome: string) => ({ label, next: null, outcome })
const ask = (
  id: string,
  article: string,
  question: string,
  hint: string,
  ...answers: TreeQuestion['answers']
): TreeQuestion => ({ id, question, hint, article, answers })

/**
 * From a few questions to the legal outcome. The order is the one in which the Regulation excludes: is it still to be
 * handled, is it a request at all, is it this organ's, does it exist, may it be disclosed.
 */
export const decisionTree: readonly TreeQuestion[] = [
  ask(
    'alive',
    '第三十条、第四十二条',
    '申请是否仍需办理？',
    '撤回须有申请人的意思表示；逾期须补正、缴费期限已经届满。',
    to('需要办理', 'request'),
    leads('申请人撤回', 'withdrawn'),
    leads('逾期不补正', 'uncorrected'),
    leads('逾期未缴信息处理费', 'fee_unpaid'),
    leads('其他情形终止（如申请人死亡、终止）', 'ended_otherwise'),
  ),
  ask(
    'request',
    '第三十九条、第三十五条、第三十六条',
    '申请的实质是什么？',
    '看申请人要的是已有的信息，还是要机关办理别的事。',
    to('获取政府信息', 'clear'),
    leads('信访、投诉、举报等活动', 'petition'),
    leads('要求确认或者重新出具已获取的信息', 'reissue'),
    leads('要求提供政府公报、报刊、书籍等公开出版物', 'publication'),
    leads('数量、频次明显超过合理范围，且理由不合理', 'excessive'),
    leads('同一申请人就相同信息再次申请，已经答复', 'repeated'),
  ),
  ask(
    'clear',
    '第三十条',
    '申请内容是否明确？',
    '不明确的应当先一次性告知补正；补正后仍不明确才能据此答复。',
    to('明确', 'registry'),
    leads('补正后仍不明确', 'unclear'),
  ),
  ask(
    'registry',
    '第三十六条第（七）项',
    '法律、行政法规对该信息的获取是否另有规定？',
    '例如工商登记资料、不动产登记资料。',
    leads(yes, 'registry_query'),
    to(no, 'ours'),
  ),
  ask(
    'ours',
    '第三十六条第（五）项、第十条',
    '该信息是否由本机关负责公开？',
    '谁制作谁公开；从公民、法人和其他组织获取的由保存机关公开。职权已经划转给本机关的，不得以材料尚未移交为由推给原机关。',
    to(yes, 'exists'),
    leads(no, 'other_organ'),
  ),
  ask(
    'exists',
    '第三十六条第（四）项、第三十八条',
    '经检索，是否有该信息？',
    '须先登记检索记录：在哪里查、用什么词、结果如何。',
    to('有现成信息', 'public'),
    leads('检索后没有', 'does_not_exist'),
    leads('没有现成信息，需要加工、分析', 'needs_creation'),
  ),
  ask(
    'public',
    '第三十六条第（一）项',
    '该信息是否已经主动公开？',
    '答复须写明具体的获取方式和途径，如网址、公报期号。',
    leads(yes, 'already_public'),
    to(no, 'withhold'),
  ),
  ask(
    'withhold',
    '第十三条至第十六条',
    '是否含有不予公开的内容？',
    '逐项对照第十四条、第十五条、第十六条。',
    leads('没有，全部可以公开', 'granted'),
    to('有', 'separable'),
  ),
  ask(
    'separable',
    '第三十七条',
    '能否作区分处理，公开其中一部分？',
    '能区分的，应当提供可以公开的内容，并对不予公开的内容说明理由。',
    leads(yes, 'partial'),
    to(no, 'ground'),
  ),
  ask(
    'ground',
    '第十四条至第十六条',
    '不予公开的理由是哪一项？',
    '第十六条是“可以”不予公开，须另写裁量理由；第十五条须先征求第三方意见。',
    leads('依法确定为国家秘密', 'state_secret'),
    leads('其他法律、行政法规禁止公开', 'prohibited_by_law'),
    leads('可能危及国家安全、公共安全、经济安全、社会稳定', 'endangers_stability'),
    leads('商业秘密、个人隐私，损害第三方合法权益', 'third_party'),
    leads('人事管理、后勤管理、内部工作流程等内部事务', 'internal'),
    leads('讨论记录、过程稿、磋商信函、请示报告等过程性信息', 'process'),
    leads('行政执法案卷信息', 'enforcement_file'),
  ),
]

/** The questions whose answers lead to outcomes that are lawful today. */
export function questionsFor(outcomes: readonly { code: string }[]): TreeQuestion[] {
  const lawful = new Set(outcomes.map((outcome) => outcome.code))
  return decisionTree.map((question) => ({
    ...question,
    answers: question.answers.filter((answer) => answer.outcome === null || lawful.has(answer.outcome)),
  }))
}

/** Follows answers through the tree; undefined where they do not fit. */
export function followTree(labels: readonly string[]): string | undefined {
  let at: string | null = decisionTree[0]?.id ?? null
  for (const [index, label] of labels.entries()) {
    const answer = decisionTree
      .find((question) => question.id === at)
      ?.answers.find((candidate) => candidate.label === label)
    if (!answer) return undefined
    if (answer.outcome !== null) return index === labels.length - 1 ? answer.outcome : undefined
    at = answer.next
  }
  return undefined
}
