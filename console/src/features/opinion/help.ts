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
} as const satisfies Readonly<Record<string, FieldHelp>>
