/** The words of a request as the law and the office use them, each with its label. */
export const applicantTypes = [
  'naturalPerson',
  'business',
  'research',
  'nonprofit',
  'legalService',
  'other',
] as const
export const channels = ['online', 'counter', 'post_signed', 'post_plain', 'fax', 'email', 'oral'] as const
export const requestStates = ['unconfirmed', 'open', 'correcting', 'proposed', 'decided'] as const
export const wantedForms = ['electronic', 'paper', 'copy', 'read'] as const
export const deliveryWays = ['online', 'post', 'email', 'counter'] as const

export const waitingFor = ['', 'correction', 'third_party', 'co_making_body', 'reasons', 'fee'] as const
export const letterKindNames = [
  'receipt',
  'correction',
  'extension',
  'third_party',
  'co_making_body',
  'consultation_notice',
  'third_party_disclosure',
  'reasons',
  'delay',
  'fee',
  'co_handling',
  'records_correction',
  're_reply',
  'decision',
] as const
export const filePurposes = [
  'identity',
  'mandate',
  'application',
  'answer',
  'working',
  'opinion',
  'delivery',
  'remedy',
] as const

export type WaitsOn = (typeof waitingFor)[number]
export type LetterKindName = (typeof letterKindNames)[number]
export type FilePurpose = (typeof filePurposes)[number]
export type ApplicantType = (typeof applicantTypes)[number]
export type Channel = (typeof channels)[number]

export const applicantTypeLabels: Readonly<Record<ApplicantType, string>> = {
  naturalPerson: '自然人',
  business: '商业企业',
  research: '科研机构',
  nonprofit: '社会公益组织',
  legalService: '法律服务机构',
  other: '其他',
}
export const channelLabels: Readonly<Record<Channel, string>> = {
  online: '网络',
  counter: '当面',
  post_signed: '邮寄（需签收）',
  post_plain: '平常信函',
  fax: '传真',
  email: '电子邮件',
  oral: '口头（代为填写）',
}
export const requestStateLabels: Readonly<Record<(typeof requestStates)[number], string>> = {
  unconfirmed: '待确认',
  open: '办理中',
  correcting: '待补正',
  proposed: '待签发',
  decided: '已答复',
}
export const waitsOnLabels: Readonly<Record<WaitsOn, string>> = {
  '': '',
  correction: '等待补正',
  third_party: '征求第三方意见',
  co_making_body: '征求共同制作机关意见',
  reasons: '等待说明理由',
  fee: '等待缴费',
}
export const filePurposeLabels: Readonly<Record<FilePurpose, string>> = {
  identity: '身份证明',
  mandate: '授权委托书',
  application: '申请附件',
  answer: '随答复提供的信息',
  working: '内部材料',
  opinion: '征求意见回函',
  delivery: '送达凭证',
  remedy: '复议诉讼材料',
}
export const wantedFormLabels: Readonly<Record<(typeof wantedForms)[number], string>> = {
  electronic: '电子文档',
  paper: '纸质文件',
  copy: '复制件',
  read: '查阅、抄录',
}
export const deliveryWayLabels: Readonly<Record<(typeof deliveryWays)[number], string>> = {
  online: '本平台在线获取',
  post: '邮寄',
  email: '电子邮件',
  counter: '自行领取',
}
export const ratingLabels: Readonly<Record<string, string>> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
}
