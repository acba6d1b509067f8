import { z } from 'zod'
import { caseStates } from './case.ts'

export { type CaseState, caseStates } from './case.ts'

export const caseStateLabels: Readonly<Record<(typeof caseStates)[number], string>> = {
  received: '待受理',
  refused: '不予受理',
  merged: '已合并',
  dispatching: '待派发',
  signing: '待签收',
  returned: '退回待改派',
  handling: '办理中',
  reviewing: '答复待审',
  answered: '已答复',
  closed: '已办结',
  suspended: '挂起',
  void: '作废',
}
export const cameByLabels = {
  online: '网上提交',
  phone: '来电',
  counter: '来访',
  post: '来信',
  upper: '上级转办',
  import: '批量导入',
} as const
export const limitStepLabels = {
  accept: '受理',
  sign: '签收',
  return: '退单',
  answer: '办理',
  extension: '延期（最长）',
} as const
export const limitUnitLabels = { working_day: '个工作日', day: '日', hour: '小时' } as const
export const publishesLabels = {
  never: '不公开',
  consent: '来信人同意的，选登',
  always: '公开（经审核）',
} as const
export const ratingLabels: Readonly<Record<number, string>> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
}

const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 字`)
const version = z.number().int()

/** Degrees, where given; an empty field is none. */
const degrees = (most: number) =>
  z
    .union([z.literal('').transform(() => null), z.coerce.number().min(-most).max(most)])
    .nullable()
    .default(null)

/** What a citizen writes. Who writes may stay unsaid where the channel allows it. */
export const caseInput = z.object({
  channel: text(30).min(1, '请选择渠道'),
  bodyId: z.union([z.literal(''), z.uuid('请选择收信单位')]).default(''),
  matter: text(20).min(1, '请选择类型'),
  title: text(50).min(2, '请用一句话写明事由'),
  asked: text(4000).min(5, '请写明时间、地点和要反映的具体情况'),
  place: text(100).default(''),
  name: text(50).default(''),
  phone: text(40).default(''),
  email: z.union([z.literal(''), z.email('电子邮箱的格式不正确，例如 name@example.com')]).default(''),
  consent: z.boolean().default(false),
  /** Where it is, in degrees; both or none. */
  lng: degrees(180),
  lat: degrees(90),
})
type ParsedCase = z.infer<typeof caseInput>
export type CaseInput = Omit<ParsedCase, 'lng' | 'lat'> & Partial<Pick<ParsedCase, 'lng' | 'lat'>>

export const registerCaseInput = caseInput.extend({
  cameBy: z.enum(['phone', 'counter', 'post', 'upper']),
  urgent: z.boolean().default(false),
  outerNumber: text(60).default(''),
  /** Answered on the spot; the case is closed with this answer. */
  reply: text(4000).default(''),
})
export type RegisterCaseInput = z.infer<typeof registerCaseInput>

export const acceptInput = z.object({ version, matter: text(20).min(1), urgent: z.boolean() })
export const refuseInput = z.object({
  version,
  reason: text(500).min(5, '请写明不予受理的理由，并告知可以怎样办'),
})
export const mergeInput = z.object({ version, into: text(40).min(1, '请填写并入的编号') })
export const dispatchInput = z.object({ version, to: z.uuid('请选择承办单位'), note: text(500).default('') })
export const versionInput = z.object({ version })
export const returnInput = z.object({ version, reason: text(500).min(5, '请写明退回的依据和建议的承办单位') })
export const extendCaseInput = z.object({
  version,
  amount: z.number().int().min(1, '请填写延长的时间'),
  reason: text(500).min(5, '请写明延期的理由，来信人会看到'),
})
export const consultInput = z.object({
  version,
  to: z.uuid('请选择协办单位'),
  note: text(500).min(2, '请写明需要协办的内容'),
})
export const decideExtensionInput = z.object({
  version,
  granted: z.boolean(),
  answer: text(500).default(''),
})
export const remindInput = z.object({ version, note: text(500).min(2, '请写明催办的要求') })
export const opinionInput = z.object({ dispatch: z.uuid(), opinion: text(2000).min(2, '请填写协办意见') })
export const replyInput = z.object({ version, reply: text(8000).min(5, '请填写答复内容') })
export const backInput = z.object({ version, reason: text(500).min(2, '请写明退回的理由') })
export const callBackInput = z.object({
  version,
  reached: z.boolean(),
  solved: z.boolean().nullable(),
  satisfied: z.number().int().min(1).max(5).nullable(),
  note: text(500).default(''),
})
export const publishCaseInput = z.object({
  version,
  title: text(50).min(2, '请填写公开的标题'),
  asked: text(4000).min(2, '请填写公开的来信内容'),
  reply: text(8000).min(2, '请填写公开的答复内容'),
})
export const hideInput = z.object({ version, reason: text(200).min(2, '请写明理由') })
export const ratingInput = z.object({
  rating: z.coerce.number().int().min(1, '请选择满意程度').max(5),
  note: text(500).default(''),
})

export const channelView = z.object({
  code: z.string(),
  name: z.string(),
  sign: z.string(),
  intro: z.string(),
  position: z.number(),
  deskBodyId: z.string().nullable(),
  publicIntake: z.boolean(),
  anonymous: z.boolean(),
  dispatches: z.boolean(),
  reviewed: z.boolean(),
  publishes: z.enum(['never', 'consent', 'always']),
  callsBack: z.boolean(),
  rates: z.boolean(),
  redoMost: z.number(),
  extendsByDesk: z.boolean(),
  reopensDays: z.number(),
  matters: z.array(z.string()),
  active: z.boolean(),
  version: z.number(),
  limits: z.array(
    z.object({
      matter: z.string(),
      urgent: z.boolean(),
      step: z.enum(['accept', 'sign', 'return', 'answer', 'extension']),
      amount: z.number(),
      unit: z.enum(['working_day', 'day', 'hour']),
      fromDay: z.string(),
      source: z.string(),
    }),
  ),
})
export type ChannelView = z.infer<typeof channelView>

export const channelInput = z.object({
  /** 0 for a new channel. */
  version,
  name: text(30).min(2, '请填写渠道名称'),
  sign: text(6).regex(/^[A-Z0-9]{1,6}$/, '编号字头用 1—6 个大写字母或者数字'),
  intro: text(300).default(''),
  position: z.number().int().min(0).max(999),
  deskBodyId: z.uuid().nullable(),
  publicIntake: z.boolean(),
  anonymous: z.boolean(),
  dispatches: z.boolean(),
  reviewed: z.boolean(),
  publishes: z.enum(['never', 'consent', 'always']),
  callsBack: z.boolean(),
  rates: z.boolean(),
  redoMost: z.number().int().min(0).max(9),
  extendsByDesk: z.boolean().default(false),
  reopensDays: z.number().int().min(0).max(365).default(15),
  matters: z.array(text(20).min(1)).min(1, '至少要有一种类型').max(30),
  active: z.boolean(),
})
export type ChannelInput = z.infer<typeof channelInput>
export const limitInput = z.object({
  matter: text(20).default(''),
  urgent: z.boolean(),
  step: z.enum(['accept', 'sign', 'return', 'answer', 'extension']),
  amount: z.number().int().min(1, '请填写时限').max(365),
  unit: z.enum(['working_day', 'day', 'hour']),
  fromDay: z.iso.date('请填写起算日期'),
  source: text(100).min(2, '请填写依据'),
})
export type LimitInput = z.infer<typeof limitInput>

const light = z.enum(['green', 'yellow', 'red', 'none'])

export const caseRow = z.object({
  id: z.string(),
  number: z.string(),
  channel: z.string(),
  channelName: z.string(),
  matter: z.string(),
  urgent: z.boolean(),
  title: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  state: z.enum(caseStates),
  round: z.number(),
  submittedAt: z.string(),
  dueAt: z.string().nullable(),
  light,
})
export type CaseRow = z.infer<typeof caseRow>
export const caseList = z.object({ rows: z.array(caseRow), total: z.number() })

export const casePerson = z.object({ name: z.string(), phone: z.string(), email: z.string() })
export const caseDetail = caseRow.extend({
  version: z.number(),
  deskBodyName: z.string(),
  cameBy: z.enum(['online', 'phone', 'counter', 'post', 'upper', 'import']),
  outerNumber: z.string(),
  asked: z.string(),
  place: z.string(),
  consent: z.boolean(),
  anonymous: z.boolean(),
  person: casePerson.nullable(),
  reply: z.string(),
  proposedByName: z.string().nullable(),
  answeredAt: z.string().nullable(),
  late: z.boolean().nullable(),
  refusal: z.string(),
  mergedInto: z.object({ id: z.string(), number: z.string() }).nullable(),
  extension: z.object({ amount: z.number(), unit: z.string(), reason: z.string() }).nullable(),
  extensionAsked: z
    .object({ amount: z.number(), unit: z.string(), reason: z.string(), at: z.string() })
    .nullable(),
  extendsByDesk: z.boolean(),
  consentWithdrawnAt: z.string().nullable(),
  cards: z.array(z.object({ color: z.enum(['yellow', 'red']), at: z.string(), round: z.number() })),
  posts: z.array(
    z.object({
      kind: z.enum(['supplement', 'follow_up', 'reply']),
      round: z.number(),
      text: z.string(),
      at: z.string(),
    }),
  ),
  files: z.array(
    z.object({
      id: z.string(),
      side: z.enum(['citizen', 'office']),
      name: z.string(),
      size: z.number(),
      at: z.string(),
    }),
  ),
  /** Open cases that may be of the same matter: by the same person or in much the same words. */
  alike: z.array(
    z.object({ id: z.string(), number: z.string(), title: z.string(), samePerson: z.boolean() }),
  ),
  limit: z.string(),
  returnDueAt: z.string().nullable(),
  rating: z.number().nullable(),
  ratingNote: z.string(),
  callBack: z
    .object({
      at: z.string(),
      reached: z.boolean(),
      solved: z.boolean().nullable(),
      satisfied: z.number().nullable(),
    })
    .nullable(),
  published: z.object({ at: z.string(), title: z.string(), asked: z.string(), reply: z.string() }).nullable(),
  offered: z.object({ title: z.string(), asked: z.string(), reply: z.string() }),
  hidden: z.object({ at: z.string(), reason: z.string() }).nullable(),
  publishes: z.enum(['never', 'consent', 'always']),
  matters: z.array(z.string()),
  consults: z.array(
    z.object({
      id: z.string(),
      bodyId: z.string(),
      bodyName: z.string(),
      note: z.string(),
      sentAt: z.string(),
      opinion: z.string(),
      opinionAt: z.string().nullable(),
      mine: z.boolean(),
    }),
  ),
  steps: z.array(z.object({ at: z.string(), text: z.string(), who: z.string(), note: z.string() })),
  may: z.object({ desk: z.boolean(), handle: z.boolean(), approve: z.boolean() }),
})
export type CaseDetail = z.infer<typeof caseDetail>

/** A closed line of degrees: longitude, latitude. */
const ringShape = z.array(z.tuple([z.number(), z.number()]))
export type Ring = z.infer<typeof ringShape>
export const outlineRow = z.object({ site: z.string(), name: z.string(), points: z.number() })
export type OutlineRow = z.infer<typeof outlineRow>

export const topicsShape = z.object({
  topics: z.array(z.object({ word: z.string(), now: z.number(), before: z.number() })),
  points: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      place: z.string(),
      lng: z.number(),
      lat: z.number(),
    }),
  ),
  outlines: z.array(z.object({ name: z.string(), rings: z.array(ringShape) })),
})
export type CaseTopics = z.infer<typeof topicsShape>

export const indicatorView = z.object({
  key: z.string(),
  label: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  unit: z.enum(['percent', 'count', 'day']),
})
export const indicatorGroup = z.object({
  key: z.string(),
  label: z.string(),
  values: z.record(
    z.string(),
    z.object({ value: z.number().nullable(), top: z.number(), bottom: z.number() }),
  ),
})
export const indicatorTable = z.object({
  from: z.string(),
  until: z.string(),
  definitions: z.array(indicatorView),
  whole: indicatorGroup,
  groups: z.array(indicatorGroup),
})
export type IndicatorTable = z.infer<typeof indicatorTable>
