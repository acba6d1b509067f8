import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  peerName: {
    help: '对接的 12345 热线平台的名称。',
    article: '国办发〔2020〕53号',
  },
  peerBody: {
    help: '对方派来的工单由这个单位签收。',
    article: '国办发〔2020〕53号',
  },
  keyId: {
    help: '双方约定的密钥名称，请求中注明，用来找到共享密钥。',
  },
  secret: {
    help: '双方各自保管，请求用它签名；疑似泄露时在这里更换。',
    article: 'GB/T 22239—2019 8.1.4.1 身份鉴别',
  },
  resultUrl: {
    help: '办结后把结果送到这个网址；须为对方平台的网址。',
    article: '国办发〔2020〕53号',
  },
  ticketMatter: {
    help: '咨询、求助、投诉、举报、建议、表扬；类型决定办理时限，时限由本地规定。',
    article: 'GB/T 33358',
  },
  ticketTitle: {
    help: '一句话写明诉求，派发、检索和统计都用它；不写来电人的姓名和号码。',
    article: '国办发〔2020〕53号',
  },
  ticketAsked: {
    help: '时间、地点、对象和要求照来电人的原意记录，念给来电人确认。',
    article: 'GB/T 33358',
  },
  ticketPlace: {
    help: '写到街道、小区或者路口，用来确定承办单位和查找重复的工单。',
  },
  ticketPerson: {
    help: '用于回访和查询；加密保存，查看时记入账本，不向承办以外的人提供。',
    article: '《个人信息保护法》第六条',
  },
  ticketReply: {
    help: '知识库有现成口径的当场答复，工单直接办结；没有的留空，登记后派发。',
    article: '国办发〔2020〕53号',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
