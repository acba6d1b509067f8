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
  code: {
    help: '与公开事项中的编码一致时，事项、公开目录和文件互相关联。',
    article: '《条例》第二十条第（五）项',
  },
  basis: {
    help: '办事指南的关键要素之一：法律、法规、规章或者文件的名称和条款，本站有的关联全文。',
    article: '《条例》第二十条第（五）项；国办秘函〔2019〕19号（服务不实用）',
  },
  conditions: {
    help: '办事指南的关键要素之一：谁可以申请、具备什么条件，不设兜底条件。',
    article: '《条例》第二十条第（五）项；国办秘函〔2019〕19号（服务不实用）',
  },
  materials: {
    help: '办事指南的关键要素之一：全部材料列齐，写明形式、份数和来源；需要填写的附空表和样表。',
    article: '国办秘函〔2019〕19号（服务不实用、表格样表）',
  },
  steps: {
    help: '办事指南的关键要素之一：从申请到领取结果的每个环节。',
    article: '《条例》第二十条第（五）项；国办秘函〔2019〕19号（服务不实用）',
  },
  result: {
    help: '办理结果应当公开；写明证照或者文书的名称，没有的不填。',
    article: '《条例》第二十条第（五）项',
  },
  places: {
    help: '办理地点和办理时间是办事指南的关键要素；每个场所分别写明地址、窗口、时间和电话。',
    article: '《条例》第二十条第（二）项；国办秘函〔2019〕19号（服务不实用）',
  },
  complaintPhone: {
    help: '办事人反映问题的电话，与咨询电话分开。',
    article: '《条例》第二十条第（二）项（联系方式）',
  },
  legalTerm: {
    help: '法律、法规规定的办理期限；没有规定的不填。',
    article: '《行政许可法》第四十二条',
  },
  promisedTerm: {
    help: '本单位向社会承诺的期限，不得长于法定时限。',
    article: '《行政许可法》第四十二条',
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
