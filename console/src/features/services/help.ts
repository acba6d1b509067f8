import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  name: {
    help: '办事指南的关键要素之一，与权力和责任清单一致。',
    article: '《条例》第二十条第（五）项；国办秘函〔2019〕19号',
  },
  kind: {
    help: '行政许可和其他对外管理服务事项，公开依据、条件、程序和办理结果。',
    article: '《条例》第二十条第（五）项',
  },
  term: {
    help: '法律、法规规定的期限，和本单位承诺的期限，都写明。',
    article: '《条例》第二十条第（五）项',
  },
  fee: {
    help: '行政事业性收费公开项目、依据和标准。',
    article: '《条例》第二十条第（八）项',
  },
  feeBasis: {
    help: '写明文件名称和文号。',
    article: '《条例》第二十条第（八）项',
  },
  consultPhone: {
    help: '办事指南的关键要素之一：有人接听的电话。',
    article: '国办秘函〔2019〕19号（服务不实用）',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
