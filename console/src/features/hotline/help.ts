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
} as const satisfies Readonly<Record<string, FieldHelp>>
