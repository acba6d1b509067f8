import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  contact: {
    help: '机关职能、办公地址、办公时间、联系方式应当主动公开，显示在机关主页和公开指南。',
    article: '《条例》第十二条、第二十条第（二）项',
  },
  names: {
    help: '更名自启用日期起生效，此前的文件仍显示原名。',
  },
  relation: {
    help: '主管部门、复议机关等随日期变化，决定答复书的救济渠道和报告汇总的范围。',
    article: '《条例》第三条、第五十一条',
  },
  movedFunction: {
    help: '与批准文件的表述一致；生效日期以后收到的这方面申请由接收的机关办理，此前的不变。',
  },
  basis: {
    help: '写明批准文件的名称和文号，账本长期保存。',
  },
  successor: {
    help: '由继续行使其职权的机关承接在办事项，期限不变。',
  },
  person: {
    help: '一人一号，不得共用；登录名确定后不再改变。',
    article: 'GB/T 22239—2019 8.1.4.2 访问控制',
  },
  role: {
    help: '由系统管理员提出、安全管理员批准；三种管理员由不同的人担任，不兼任业务岗位。',
    article: 'GB/T 22239—2019 8.1.4.2 访问控制',
  },
  reach: {
    help: '按岗位需要授予最小的范围。',
    article: 'GB/T 22239—2019 8.1.4.2 访问控制',
  },
  unusual: {
    help: '覆盖每个用户；一小时内达到这个次数的，审计管理员的待办出现提醒。',
    article: 'GB/T 22239—2019 8.1.4.3 安全审计',
  },
  step: {
    help: '先审查、后公开；审查的程序和责任由机关明确，同一稿件的各个环节由不同的人办理。',
    article: '《条例》第十七条',
  },
  notice: {
    help: '期限按工作日计算，节假日和调休以每年国务院办公厅的通知为准。',
    article: '国务院办公厅关于部分节假日安排的通知',
  },
  personName: {
    help: '与身份证件一致；一人一号。',
    article: 'GB/T 22239—2019 8.1.4.2 访问控制',
  },
  personTitle: {
    help: '显示在审核意见和账本中姓名之后。',
  },
  personBody: {
    help: '人员编制所在的机关；权限按岗位另行申请和批准。',
    article: 'GB/T 22239—2019 8.1.4.2 访问控制',
  },
  termCode: {
    help: '索引号由它组成，用过的索引号不再变化，所以以后不能改。',
    article: '《条例》第十二条',
  },
  termTitle: {
    help: '显示在目录和文件的分类中。',
    article: '《条例》第十二条',
  },
  accessReview: {
    help: '核对每个接口和页面由哪些岗位使用、能看到哪些机关的数据，与岗位职责是否相符；复核人、时间和总表摘要值记入账本。',
    article: 'GB/T 22239—2019 8.1.4.2 访问控制',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
