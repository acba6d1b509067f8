import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  severity: {
    help: '特别重大、重大突发事件 5 小时内发布权威信息，24 小时内举行新闻发布会；其他政务舆情 48 小时内回应。',
    article: '国办发〔2016〕61号、80号',
  },
  to: {
    help: '涉事责任单位是第一责任主体：属地管理、分级负责、谁主管谁负责。',
    article: '国办发〔2016〕61号',
  },
  response: {
    help: '讲清事实、依据和采取的措施，随后持续发布。',
    article: '国办发〔2016〕61号、80号',
  },
  spokesperson: {
    help: '记录由谁发布、何时发布，备查。',
    article: '国办发〔2016〕61号、80号',
  },
  risk: {
    help: '写明可能引起关注的政策、工程或者事件，一事一条，便于提前准备口径。',
    article: '国办发〔2016〕61号',
  },
  riskLevel: {
    help: '按可能的影响范围和持续时间判断；级别高的先定预案。',
    article: '国办发〔2016〕61号',
  },
  likelyOn: {
    help: '政策公布、工程开工、节假日等可以预见的日子；不能确定的可以不填。',
  },
  owner: {
    help: '涉事责任单位是第一责任主体，由它准备口径、先行回应。',
    article: '国办发〔2016〕61号',
  },
  measures: {
    help: '写明由谁回应、在哪里回应、说明哪些事实和措施；发生时在规定时限内照此启动。',
    article: '国办发〔2016〕61号、80号',
  },
  riskState: {
    help: '已发生的转为舆情办理；已消除的保留备查。',
  },
  source: {
    help: '写来源的名称，如“市民论坛”，编报和统计时按它区分。',
  },
  sourceUrl: {
    help: '填来源的首页或者栏目网址，须为公开网页；只读取公开内容。',
  },
  watchWords: {
    help: '多个词用空格分开，同时出现才算；用群众会说的词。',
  },
  feeder: {
    help: '对方推送系统的名称；建立后得到一次性显示的密钥，交对方保管。',
  },
  issueKind: {
    help: '日报、专报等；专报只写一件事。',
  },
  issueTitle: {
    help: '写明时间和主题，如“3月2日政务舆情日报”。',
  },
  issueItems: {
    help: '只列已登记的舆情；来源、时间和办理情况随它带入。',
  },
  issueSummary: {
    help: '概括总体情况、主要关切和处置建议，供领导批示。',
    article: '国办发〔2016〕61号',
  },
  dutyDay: {
    help: '重要时期和节假日须有人值守，保证规定时限内可以回应。',
    article: '国办发〔2016〕61号、80号',
  },
  dutyPerson: {
    help: '当天负责收看、登记和报告的人。',
  },
  dutyPhone: {
    help: '当天随时能接通的电话，只在工作台显示。',
  },
  dutyLeader: {
    help: '当天决定是否回应、由谁回应的负责人。',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
