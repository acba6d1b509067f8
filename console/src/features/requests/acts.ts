import type { RequestDetail } from '@yangguang/server/contract/requests/requests'
import {
  applicantTypeLabels,
  deliveryWayLabels,
  filePurposeLabels,
} from '@yangguang/server/contract/requests/requests'
import { today } from '../../lib/time.ts'
import type { ActField } from './act-form.tsx'
import { help } from './help.ts'

export interface Act {
  /** Last part of the address under the request. */
  path: string
  text: string
  /** Whether it is offered now. */
  when: (request: RequestDetail) => boolean
  fields: (request: RequestDetail) => readonly ActField[]
  initial?: (request: RequestDetail) => object
  /** What stands above the form. */
  about?: string
  primary?: boolean
}

export const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

const area = (name: string, label: string, required?: string, more: Partial<ActField> = {}): ActField => ({
  name,
  label,
  kind: 'area',
  ...(required ? { required } : {}),
  ...more,
})
const date = (name: string, label: string, more: Partial<ActField> = {}): ActField => ({
  name,
  label,
  kind: 'date',
  required: '请填写日期',
  ...more,
})

const handled = (request: RequestDetail) => request.may.handle
const isOpen = (request: RequestDetail) => handled(request) && request.state === 'open'
const isIdle = (request: RequestDetail) =>
  isOpen(request) && (request.waitsOn === '' || request.waitsOn === 'reasons')
const isRunning = (request: RequestDetail) => handled(request) && request.state !== 'decided'

/** Everything that may be done with a request beside deciding it; the server refuses what the law does not allow. */
export const acts: readonly Act[] = [
  {
    path: 'confirm',
    text: '确认收到日期',
    primary: true,
    when: (request) => handled(request) && request.state === 'unconfirmed',
    fields: () => [
      date('confirmedOn', '双方确认之日', { help: help.confirmedOn }),
      area('note', '联系记录', undefined, { rows: 2, most: 300, hint: '何时、以何种方式与申请人确认' }),
    ],
    initial: () => ({ confirmedOn: today() }),
  },
  {
    path: 'receipt',
    text: '出具登记回执',
    when: (request) =>
      isRunning(request) &&
      request.receivedOn !== null &&
      !request.letters.some((letter) => letter.kind === 'receipt'),
    about: '写明申请编号、收到申请之日和最迟答复的日期，当面交给申请人或者随其选择的方式送达。',
    fields: () => [],
  },
  {
    path: 'corrected',
    text: '登记收到补正',
    primary: true,
    when: (request) => handled(request) && request.state === 'correcting',
    fields: (request) => [
      date('on', '收到补正之日', { help: help.correctedOn }),
      area('asked', '补正后的申请内容', '请填写补正后的内容', { rows: 4, most: 4000, help: help.asked }),
      ...(request.correction && today() > request.correction.dueOn
        ? [
            area('lateBecause', '逾期的正当理由', '补正期限已过，请写明正当理由', {
              rows: 2,
              most: 500,
              help: help.lateBecause,
            }),
          ]
        : []),
    ],
    initial: (request) => ({ on: today(), asked: request.asked }),
  },
  {
    path: 'correction',
    text: '告知补正',
    when: (request) => isIdle(request) && !request.correction,
    about: '收到申请之日起7个工作日内一次性告知（条例第三十条），答复期限自收到补正之日重新计算。',
    fields: () => [
      area('asked', '需要补正的内容和方式', '请写明需要补正的内容', {
        rows: 4,
        most: 1000,
        help: help.correction,
      }),
      {
        name: 'days',
        label: '合理的补正期限（工作日）',
        kind: 'number',
        most: 60,
        required: '请填写期限',
        help: help.correctionDays,
      },
    ],
    initial: () => ({ days: 15 }),
  },
  {
    path: 'extension',
    text: '延长答复期限',
    when: (request) =>
      isOpen(request) && request.extensionLeft > 0 && request.extensions.every((one) => one.verdict !== null),
    about: '经政府信息公开工作机构负责人同意后书面告知申请人，延长总共不超过20个工作日（条例第三十三条）。',
    fields: (request) => [
      {
        name: 'days',
        label: `延长的工作日数（还可延长${request.extensionLeft}个）`,
        kind: 'number',
        most: request.extensionLeft,
        required: '请填写工作日数',
        help: help.extensionDays,
      },
      area('reason', '延长的理由', '请写明延长的理由', { most: 500, help: help.extensionReason }),
    ],
    initial: (request) => ({ days: request.extensionLeft }),
  },
  {
    path: 'consultation',
    text: '征求意见',
    when: isIdle,
    about: '征求意见所需时间不计算在答复期限内，并书面告知申请人（条例第三十二条至第三十四条）。',
    fields: () => [
      {
        name: 'kind',
        label: '征求谁的意见',
        kind: 'radio',
        help: help.consulted,
        options: [
          { value: 'third_party', label: '第三方（涉及商业秘密、个人隐私等）' },
          { value: 'co_making_body', label: '共同制作信息的机关' },
        ],
      },
      { name: 'name', label: '名称', kind: 'text', required: '请填写名称', most: 100 },
      { name: 'address', label: '通信地址', kind: 'text' },
      { name: 'phone', label: '联系电话', kind: 'text', most: 40 },
      { name: 'email', label: '电子邮箱', kind: 'text' },
      area('content', '所涉及的信息', '请写明所涉及的信息', {
        help: help.consultedAbout,
      }),
    ],
    initial: (request) => ({ kind: 'third_party', content: request.asked }),
  },
  {
    path: 'inquiry',
    text: '要求说明理由',
    when: (request) => isOpen(request) && !request.inquiry,
    about: '申请数量、频次明显超过合理范围的，可以要求申请人说明理由（条例第三十五条）。',
    fields: () => [area('facts', '具体情况', '请写明数量、频次的具体情况', { rows: 4, help: help.inquiry })],
  },
  {
    path: 'reasons',
    text: '登记说明的理由',
    when: (request) => isOpen(request) && request.inquiry !== null && request.inquiry.verdict === null,
    fields: () => [
      date('on', '收到之日'),
      area('reasons', '申请人的说明', '请填写说明', { rows: 4, most: 4000, help: help.inquiry }),
    ],
    initial: (request) => ({ on: today(), reasons: request.inquiry?.reasons ?? '' }),
  },
  {
    path: 'reasons-verdict',
    text: '认定理由',
    when: (request) => isOpen(request) && request.inquiry !== null && request.inquiry.verdict === null,
    about: '理由不合理的，不予处理；理由合理但不能按期答复的，可以确定并告知延迟答复的合理期限。',
    fields: () => [
      { name: 'reasonable', label: '理由合理', kind: 'check', help: help.reasonable },
      { name: 'delayUntil', label: '延迟答复至（能够按期答复的不填）', kind: 'date', help: help.delayUntil },
      area('why', '不能按期答复的原因', undefined, { rows: 2, most: 1000, help: help.delayUntil }),
    ],
  },
  {
    path: 'fee',
    text: '发收费通知',
    when: (request) => isIdle(request) && request.feeMode !== 'off' && !request.fee,
    about: '按国办函〔2020〕109号计收；缴费期限20个工作日，逾期视为放弃申请，缴费后答复期限重新计算。',
    fields: (request) =>
      request.feeMode === 'page'
        ? [{ name: 'pages', label: '提供的页数', kind: 'number', required: '请填写页数', help: help.pages }]
        : [],
  },
  {
    path: 'paid',
    text: '登记缴费',
    primary: true,
    when: (request) => isOpen(request) && request.waitsOn === 'fee',
    fields: () => [
      date('on', '缴费日期', { help: help.paidOn }),
      {
        name: 'receipt',
        label: '财政票据号码',
        kind: 'text',
        required: '请填写票据号码',
        most: 60,
        help: help.receipt,
      },
    ],
    initial: () => ({ on: today() }),
  },
  {
    path: 'split',
    text: '拆分为多件',
    when: (request) =>
      handled(request) && ['unconfirmed', 'open'].includes(request.state) && request.waitsOn === '',
    about: '一件申请含有多项内容的，按一事一申请分别登记；收到日期、申请人和查询码不变。',
    fields: () => [{ name: 'parts', label: '各件内容', kind: 'lines', required: '请至少填写两件' }],
    initial: (request) => ({ parts: [request.asked, ''] }),
  },
  {
    path: 'retype',
    text: '更正申请人类型',
    when: (request) => handled(request) && request.typeChange === null,
    about: '登记有误的，写明理由并由另一名人员复核；年度报告发布之后只能通过更正版处理。',
    fields: () => [
      {
        name: 'type',
        label: '正确的类型',
        kind: 'radio',
        options: optionsOf(applicantTypeLabels),
        help: help.retype,
      },
      area('reason', '更正的理由', '请写明理由', { rows: 2, most: 500 }),
    ],
    initial: (request) => ({ type: request.applicantType }),
  },
  {
    path: 'function-moved',
    text: '标明职权划入',
    when: (request) => isRunning(request) && !request.functionMoved,
    about: '职权划入本机关之后由本机关负责答复，不得以档案没有移交为由答复不存在或者不属于本机关。',
    fields: () => [area('basis', '依据', '请写明依据，如机构改革方案的文号', { rows: 2, most: 300 })],
  },
  {
    path: 'disclosure',
    text: '选登答复',
    when: (request) =>
      handled(request) &&
      request.state === 'decided' &&
      (request.disclosed === null || request.disclosed.withdrawnOn !== null),
    about:
      '选登之后任何人都能看到，提问的人会先看到它。请改写成不能认出申请人和第三方的文字；系统会检查姓名、号码等。',
    fields: () => [
      { name: 'title', label: '标题', kind: 'text', required: '请填写标题', most: 100 },
      area('asked', '申请内容', '请填写申请内容', { rows: 3 }),
      area('answer', '答复内容', '请填写答复内容', { rows: 6, most: 4000 }),
    ],
    initial: (request) =>
      request.disclosed ?? {
        title: request.asked.slice(0, 40),
        asked: request.asked,
        answer: request.proposal?.supply || request.proposal?.facts || '',
      },
  },
  {
    path: 'disclosure-withdrawal',
    text: '撤下选登',
    when: (request) =>
      handled(request) && request.disclosed !== null && request.disclosed.withdrawnOn === null,
    fields: () => [area('reason', '撤下的理由', '请写明理由', { rows: 2, most: 300 })],
  },
]

export const taskFields = (people: readonly { value: string; label: string }[]): readonly ActField[] => [
  {
    name: 'kind',
    label: '办理方式',
    kind: 'radio',
    options: [
      { value: 'assign', label: '交本机关科室承办' },
      { value: 'co_handle', label: '请其他机关协办（发协办函）' },
    ],
  },
  { name: 'office', label: '科室或者机关', kind: 'text', required: '请填写承办科室或者协办机关', most: 100 },
  {
    name: 'accountId',
    label: '承办人（本机关）',
    kind: 'select',
    options: people,
    hint: '选定后进入其待办事项',
  },
  area('task', '事项', '请写明要办理的事项', { most: 1000 }),
  { name: 'dueOn', label: '办理期限', kind: 'date' },
]

export const searchFields: readonly ActField[] = [
  {
    name: 'place',
    label: '检索范围',
    kind: 'text',
    help: help.searched,
    required: '请填写检索的系统、档案或者科室',
    hint: '如：公文系统、城建档案馆、园林科台账',
  },
  { name: 'words', label: '关键词', kind: 'text', help: help.searched, required: '请填写关键词', most: 300 },
  { name: 'period', label: '时间范围', kind: 'text', help: help.searched, most: 100 },
  area('result', '结果', '请填写检索结果', { rows: 2, most: 1000, help: help.searched }),
  { name: 'found', label: '找到所申请的信息', kind: 'check' },
]

export const opinionFields: readonly ActField[] = [
  {
    name: 'opinion',
    label: '意见',
    kind: 'radio',
    help: help.opinion,
    options: [
      { value: 'agrees', label: '同意公开' },
      { value: 'partly', label: '同意部分公开' },
      { value: 'objects', label: '不同意公开' },
    ],
  },
  area('text', '理由', undefined, { help: help.opinion, hint: '不同意或者只同意一部分的，须写明理由' }),
  date('on', '收到意见之日', { help: help.consulted }),
]

export const judgementFields: readonly ActField[] = [
  {
    name: 'judgement',
    label: '认定',
    kind: 'radio',
    help: help.judgement,
    options: [
      { value: 'respected', label: '理由合理，不予公开' },
      { value: 'not_reasonable', label: '理由不成立，予以公开' },
      { value: 'public_interest', label: '不公开会对公共利益造成重大影响，予以公开' },
    ],
  },
  area('reason', '理由', '请写明理由', {
    help: help.judgement,
    hint: '决定公开的，签发答复时同时向第三方发出《决定公开告知第三方书》并载明救济渠道',
  }),
]

export const deliveryFields: readonly ActField[] = [
  {
    name: 'way',
    label: '送达方式',
    kind: 'radio',
    options: optionsOf(deliveryWayLabels),
    help: help.deliveredBy,
  },
  date('on', '送达日期', { help: help.deliveredBy }),
  {
    name: 'proof',
    label: '凭证',
    kind: 'text',
    hint: '邮件号、签收人、邮件已读回执等；申请人在线打开的自动登记',
  },
]

export const filePurposes = optionsOf(filePurposeLabels)
export { isRunning }
