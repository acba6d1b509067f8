import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  title: {
    help: '公开目录的必备项目：与文件标题一致。',
    article: '《条例》第十二条',
  },
  columnId: {
    help: '按照第二十条、第二十一条的事项归入相应栏目。',
    article: '《条例》第二十条、第二十一条',
  },
  documentNumber: {
    help: '有文号的照录，列表和检索都用到它；没有的可以不填。',
    article: '《条例》第十二条',
  },
  writtenOn: {
    help: '公文为签发之日；其他信息为公众能够获得完整内容的第一天。自形成或者变更之日起 20 个工作日内公开，法律、法规另有规定的从其规定。',
    article: '《条例》第十二条、第二十六条',
  },
  theme: {
    help: '按照国务院政策文件库的 22 类主题选择，可以选到第二级。',
    article: '《条例》第十二条（公开目录）',
  },
  genre: {
    help: '公文的十五个文种，以及规章、规划、计划、方案等。',
    article: '《党政机关公文处理工作条例》',
  },
  kind: {
    help: '规章和行政规范性文件计入年度报告表二，须标明有效性。',
    article: '《条例》第二十条第（一）项',
  },
  effectiveOn: {
    help: '晚于发布日期的，在此之前显示“尚未生效”；不填的自公布之日起施行。',
    article: '《条例》第二十条第（一）项',
  },
  validUntil: {
    help: '到期自动标为“失效”，原文仍可查阅。',
    article: '《条例》第二十条第（一）项',
  },
  attribute: {
    help: '每件公文只能确定一种，在起草时提出，由签发人决定。依申请公开和不予公开的须说明理由。',
    article: '《条例》第十三条；国办发〔2016〕80号',
  },
  ground: {
    help: '国家秘密、法律法规禁止公开和危及“三安全一稳定”的不予公开；商业秘密、个人隐私等损害第三方的不得公开；内部事务、过程性信息和行政执法案卷可以不予公开。',
    article: '《条例》第十四条至第十六条',
  },
  keywords: {
    help: '帮助公众检索；写文件中实际使用的词。',
    article: '《条例》第十二条、第二十四条',
  },
  abstract: {
    help: '公开目录的必备项目，一百字左右说明内容。',
    article: '《条例》第十二条',
  },
  legalCase: {
    help: '选择不公开所依据的情形；选定国家秘密的，正文和附件不得录入。',
    article: '《条例》第十四条至第十六条',
  },
  reviewOn: {
    help: '对不予公开的信息定期评估审查，情势变化可以公开的应当公开。',
    article: '《条例》第十八条',
  },
  noticeBasis: {
    help: '公开个人信息须有法律依据或者取得本人单独同意。',
    article: '《个人信息保护法》第二十五条',
  },
  noticeUntil: {
    help: '公示期满次日自动下线，不再公开个人信息。',
    article: '《个人信息保护法》第二十五条',
  },
  correctionNote: {
    help: '已发布的信息有错误的，应当及时更正；说明显示在正文之前。',
    article: '《条例》第六条',
  },
  redirectTo: {
    help: '废止、修改的文件写明接替它的文件，读者能看到链接。',
    article: '《条例》第二十条第（一）项',
  },
  withdrawKind: {
    help: '写明是内容有误、已被取代还是其他情形；公众看到的撤回说明随之不同，原网址保留。',
  },
  emergencyReason: {
    help: '写明是哪一突发事件、为什么来不及审核；事后补齐的审核与它一并留存。',
    article: '国办发〔2016〕61号',
  },
  withdrawReason: {
    help: '撤回后原网址保留说明，公众能看到这段理由。',
    article: '《条例》第六条、第五十三条',
  },
  reassess: {
    help: '因情势变化可以公开的，应当公开；继续不予公开的，填写下次评估日期。',
    article: '《条例》第十八条',
  },
  confidentiality: {
    help: '公开前依照保守国家秘密法以及其他法律、法规和国家有关规定审查；不能确定的，报有关主管部门或者保密行政管理部门确定。',
    article: '《条例》第十七条',
  },
  referredTo: {
    help: '不能确定是否可以公开的，报有关主管部门或者保密行政管理部门确定。',
    article: '《条例》第十七条第三款',
  },
  ruling: {
    help: '照复函填写；答复以前本件停在待确定状态。',
    article: '《条例》第十七条第三款',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
