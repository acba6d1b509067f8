import type { LetterField, LetterKind } from '#foundation/letters'
import type { LetterKindName } from './contract.ts'

const field = (name: string, label: string, sample: string): LetterField => ({ name, label, sample })

const opening = field(
  'opening',
  '收到申请的日期和申请内容',
  '本机关于2026年3月2日收到你（单位）提交的政府信息公开申请。你（单位）申请公开：2025年度城区绿化养护合同',
)
const regulation = field('regulation', '条例名称', '《中华人民共和国政府信息公开条例》')
const due = field('due', '期限', '2026年3月31日')
const days = field('days', '工作日数', '15')
const reason = field('reason', '理由', '需要检索历史档案')
const content = field('content', '所涉信息', '2025年度城区绿化养护合同')
const remedy = field(
  'remedy',
  '救济渠道',
  '如对本答复不服，可以自收到本告知书之日起60日内向景澜市人民政府申请行政复议，或者在6个月内向景澜市望湖区人民法院提起行政诉讼。',
)
const supply = field('supply', '方式、途径和时间', '随本告知书提供电子文档。')
const facts = field('facts', '认定的事实和理由', '所申请的信息含有个人隐私，已作区分处理。')

const kind = (
  name: string,
  label: string,
  fields: readonly LetterField[],
  required: readonly string[],
): LetterKind => ({ kind: name, label, fields: [opening, regulation, ...fields], required })

const decision = [
  field('letter', '文书标题', '政府信息公开告知书'),
  facts,
  field('discretion', '裁量理由', '公开后可能影响研究的充分讨论。'),
  field('basis', '依据条款', '根据《中华人民共和国政府信息公开条例》第三十六条第（二）项的规定，'),
  field('outcome', '处理结果', '予以公开'),
  supply,
  field('search', '检索情况', '检索公文系统，关键词“绿化养护合同”，没有结果。'),
  field('thirdPartyOpinion', '第三方意见', '不同意公开，理由是涉及商业秘密。'),
  field('otherOrgan', '负责公开的机关及联系方式', '景澜市自然资源和规划局，0990-5550003'),
  field('earlier', '此前答复的文号和日期', '景政办公复〔2026〕3号，2026年2月3日'),
  remedy,
]
const decided = (code: string, label: string, ...required: string[]) =>
  kind(`decision.${code}`, label, decision, ['opening', 'remedy', ...required])

/** Every letter this room writes (条例 Art 28 to 45, rules of 国办函〔2020〕109号), the fields it fills, and those it may not lack. */
export const requestLetterKinds: readonly LetterKind[] = [
  kind(
    'receipt',
    '登记回执',
    [
      field('requestNumber', '申请编号', '990100000-2026-0001'),
      field('receivedOn', '收到申请之日', '2026年3月2日'),
      due,
    ],
    ['requestNumber'],
  ),
  kind(
    'correction',
    '补正告知书',
    [field('correction', '需要补正的内容和方式', '请写明具体项目名称'), due],
    ['correction', 'due'],
  ),
  kind('extension', '延期答复告知书', [reason, days, due], ['reason', 'due']),
  kind('third_party', '征求第三方意见书', [content, days], ['content', 'days']),
  kind('co_making_body', '征求共同制作机关意见书', [content, days], ['content', 'days']),
  kind('consultation_notice', '征求意见告知书', [field('party', '征求意见的对象', '第三方')], ['party']),
  kind(
    'third_party_disclosure',
    '决定公开告知第三方书',
    [
      content,
      field('opinion', '第三方意见', '不同意公开'),
      reason,
      field('disclosed', '决定公开的内容', '合同全文'),
      remedy,
    ],
    ['reason', 'disclosed', 'remedy'],
  ),
  kind('reasons', '说明理由告知书', [facts, due], ['facts', 'due']),
  kind('delay', '延迟答复告知书', [reason, due], ['due']),
  kind(
    'fee',
    '信息处理费收费通知书',
    [
      field('calculation', '计算方法', '本次申请为申请人当月第13件至第14件，按件计收。'),
      field('amount', '金额', '200'),
      field('way', '缴费方式', '凭本通知到政务服务中心缴费窗口缴纳'),
      days,
    ],
    ['calculation', 'amount', 'way', 'days'],
  ),
  kind('co_handling', '协办函', [field('task', '协办事项', '请提供2025年度绿化养护合同。'), due], ['task']),
  kind(
    'records_correction',
    '更正告知书',
    [field('result', '审核结果', '你（单位）提出的记录确有错误，已予更正。')],
    ['result'],
  ),
  kind(
    're_reply',
    '重新答复告知书',
    [
      field('organ', '作出决定或者判决的机关', '景澜市人民政府'),
      field('document', '决定或者判决', '作出的行政复议决定书'),
      field('earlier', '原答复文号', '景政办公复〔2026〕3号'),
      facts,
      field('result', '重新答复的结果', '决定予以公开。'),
      supply,
      remedy,
    ],
    ['organ', 'result', 'remedy'],
  ),
  decided('already_public', '主动公开告知书', 'supply'),
  decided('granted', '予以公开告知书', 'supply'),
  decided('partial', '部分公开告知书', 'facts', 'supply'),
  decided('withheld', '不予公开告知书', 'facts', 'basis'),
  decided('registry_query', '行政查询事项告知书', 'supply'),
  decided('does_not_exist', '信息不存在告知书', 'basis'),
  decided('other_organ', '非本机关负责公开告知书', 'otherOrgan'),
  decided('needs_creation', '无法提供（需加工分析）告知书', 'facts'),
  decided('unclear', '补正后仍不明确告知书', 'facts'),
  decided('petition', '信访投诉举报类告知书', 'supply'),
  decided('repeated', '不予重复处理告知书'),
  decided('publication', '公开出版物告知书', 'supply'),
  decided('excessive', '不予处理告知书（无正当理由大量反复申请）', 'facts'),
  decided('reissue', '不予处理告知书（要求确认或者重新出具）', 'facts'),
  decided('uncorrected', '不再处理告知书（逾期不补正）', 'facts'),
  decided('fee_unpaid', '不再处理告知书（逾期未缴费）', 'facts'),
  decided('ended_otherwise', '终止办理告知书', 'facts'),
  kind('decision.withdrawn', '撤回申请确认书', decision, ['opening']),
]

export const letterLabels: Readonly<Record<LetterKindName, string>> = {
  receipt: '登记回执',
  correction: '补正告知书',
  extension: '延期答复告知书',
  third_party: '征求第三方意见书',
  co_making_body: '征求共同制作机关意见书',
  consultation_notice: '征求意见告知书',
  third_party_disclosure: '决定公开告知第三方书',
  reasons: '说明理由告知书',
  delay: '延迟答复告知书',
  fee: '收费通知书',
  co_handling: '协办函',
  records_correction: '更正告知书',
  re_reply: '重新答复告知书',
  decision: '答复',
}
