import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  kind: {
    help: '民意调查了解公众对一件事的看法；社会评议请公众评价本机关的工作。',
    article: '国办秘函〔2019〕19号（征集调查）',
  },
  onceBy: {
    help: '按设备的不用登录，参加最方便；验证身份的更不易重复，参加的人会少一些。',
  },
  closesOn: {
    help: '到这一天结束时停止接收，随后公布结果。',
    article: '国办秘函〔2019〕19号（征集调查）',
  },
  intro: {
    help: '说明调查的目的和结果用在哪里；一年内征集调查不少于 6 次，结果须反馈。',
    article: '国办秘函〔2019〕19号（征集调查）',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
