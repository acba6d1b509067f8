import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  receivedOn: {
    help: '收到申请之日：当面以提交之日，需签收的邮件以签收之日，其余以双方确认之日。',
    article: '《条例》第三十一条',
  },
  applicantType: {
    help: '与年度报告表三的各列对应，登记后固定。',
    article: '国办公开办函〔2021〕30号附表',
  },
  outcome: {
    help: '一件申请只计一种结果；区分处理的只计“部分公开”。',
    article: '国办公开办函〔2021〕30号附表',
  },
  remedyKind: {
    help: '分行政复议、未经复议直接起诉和复议后起诉。',
    article: '《条例》第五十条第（三）项',
  },
  remedyResult: {
    help: '尚未审结的不填，计入“尚未审结”。',
    article: '国办公开办函〔2021〕30号附表',
  },
  returned: {
    help: '写明哪里不准确、怎样改；督促整改不到位的，可以通报批评。',
    article: '《条例》第四十七条',
  },
  remind: {
    help: '政府部门 1 月 31 日前、县级以上地方人民政府 3 月 31 日前公布上一年度报告。',
    article: '《条例》第四十九条',
  },
  choice: {
    help: '本级政府的报告汇总所属部门和下级；不计入的写明原因。',
    article: '《条例》第四十九条、第五十条',
  },
  way: {
    help: '没有使用本平台办理的单位，按月报送件数或者逐件备案。',
    article: '《条例》第四十五条、第四十七条',
  },
  sharedKind: {
    help: '几个单位共同作出或者共同应诉的，只计一次。',
  },
  sharedLabel: {
    help: '写文号和标题，或者案号，使各单位认得是同一件。',
  },
  sharedCell: {
    help: '由牵头单位计入的数据项，其他单位从中扣除。',
  },
  sharedBodies: {
    help: '第一个为牵头单位，由它计入，避免汇总时重复。',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
