import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  kind: {
    help: '重大行政决策草案和规章草案一般不少于 30 日；其他文件按本地规定。',
    article: '《重大行政决策程序暂行条例》第十五条',
  },
  closesOn: {
    help: '一般不少于 30 日；因情况紧急等原因缩短的，公布时予以说明。',
    article: '《重大行政决策程序暂行条例》第十五条',
  },
  why: {
    help: '写明为什么缩短，与草案一并公布。',
    article: '《重大行政决策程序暂行条例》第十五条',
  },
  explanation: {
    help: '决策草案及其说明一并公布：背景、依据、主要内容。',
    article: '《重大行政决策程序暂行条例》第十五条',
  },
  contact: {
    help: '信函、电子邮件、电话等提意见的方式，与期限一并公布。',
    article: '《重大行政决策程序暂行条例》第十五条',
  },
  groups: {
    help: '对社会各方面提出的意见进行归纳整理、研究论证，充分采纳合理意见。',
    article: '《重大行政决策程序暂行条例》第十八条',
  },
  adoption: {
    help: '公众普遍关心或者专业性、技术性较强的，公布时说明公众意见、专家论证意见的采纳情况。',
    article: '《重大行政决策程序暂行条例》第三十二条',
  },
  hideReason: {
    help: '只屏蔽侵犯他人权益或者违法的内容，意见本身保留并计入采纳情况。',
  },
  cameBy: {
    help: '信函、座谈会、传真等收到的意见同样登记、同样答复采纳情况。',
    article: '《重大行政决策程序暂行条例》第十五条',
  },
  paragraph: {
    help: '针对征求意见稿的哪一段；对全文的意见不选。',
  },
  commentText: {
    help: '照原文录入，不改写、不概括。',
  },
  commenter: {
    help: '个人信息加密保存，不公开；可以不填。',
    article: '《个人信息保护法》第六条',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
