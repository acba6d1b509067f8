import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  channel: {
    help: '渠道决定受理单位、办理时限、是否审核和公开；由系统管理员设定。',
    article: '国办秘函〔2019〕19号（互动交流）',
  },
  matter: {
    help: '咨询、求助、投诉、举报、建议、表扬；类型决定办理时限，时限由本地规定。',
    article: 'GB/T 33358',
  },
  title: {
    help: '一句话写明诉求，派发、检索和统计都用它；不写来电来访人的姓名和号码。',
    article: '国办发〔2020〕53号',
  },
  asked: {
    help: '时间、地点、对象和要求照原意记录，念给本人确认。',
    article: 'GB/T 33358',
  },
  place: {
    help: '写到街道、小区或者路口，用来确定承办单位和查找重复的来件。',
  },
  person: {
    help: '用于回访和查询；加密保存，查看时记入账本，不向承办以外的人提供。',
    article: '《个人信息保护法》第六条',
  },
  answerNow: {
    help: '知识库有现成口径的当场答复，直接办结；没有的留空，登记后派发。',
    article: '国办发〔2020〕53号',
  },
  publish: {
    help: '经来信人同意选登，不得出现个人信息；公开选登不少于每两个月更新一次。',
    article: '国办秘函〔2019〕19号；《个人信息保护法》第二十五条',
  },
  solved: {
    help: '解决率、满意率以回访结果计算。',
    article: 'GB/T 33357',
  },
  publishes: {
    help: '选登来信和答复，公布收件、答复和用时的统计。',
    article: '国办秘函〔2019〕19号',
  },
  amount: {
    help: '网上留言超过 3 个月未答复的单项否决；时限由本地规定，从这里起按新时限计算。',
    article: '国办秘函〔2019〕19号',
  },
  question: {
    help: '用群众会问的话写，检索和办件时按它匹配。',
    article: '国办发〔2020〕53号',
  },
  answer: {
    help: '准确、可以直接答复的口径；政策变化后及时更新。',
    article: '国办发〔2020〕53号',
  },
  answerMatter: {
    help: '只在这一类来件中推荐；不选则全部推荐。',
  },
  answerSource: {
    help: '写政策文件的名称和文号，答复时一并告知。',
  },
  reviewOn: {
    help: '到这一天提醒复核；内容过时的口径不再推荐。',
    article: '国办发〔2020〕53号',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
