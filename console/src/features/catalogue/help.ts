import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  owed: {
    help: '本单位职责涉及这一事项的，应当公开；不涉及的写明理由，由主管部门掌握。',
    article: '《条例》第十九条至第二十一条',
  },
  basis: {
    help: '写明规定公开这一事项的法律、法规、规章或者文件的名称和条款。',
    article: '《条例》第二十条第（十五）项',
  },
  owedBy: {
    help: '第二十一条对设区的市级、县级政府及其部门和乡（镇）政府另有列举。',
    article: '《条例》第二十条、第二十一条',
  },
  staleMonths: {
    help: '政策文件类栏目超过 6 个月、动态要闻类栏目超过 2 周未更新的，检查时扣分直至单项否决。',
    article: '国办秘函〔2019〕19号',
  },
  ruleKey: {
    help: '一般为 20 个工作日；行政许可、行政处罚决定为 7 个工作日，法律、法规另有规定的从其规定。',
    article: '《条例》第二十六条',
  },
  powerCode: {
    help: '有权力和责任清单编码的填写，使公开事项和办事指南互相关联。',
    article: '《条例》第二十条第（五）、（六）项',
  },
  pattern: {
    help: '全国没有统一格式；同一机关、同一年度内连续编号，机构改革后原号不变，用过的号不再使用。',
    article: '《条例》第十二条',
  },
  relation: {
    help: '修改、废止以前文件的，须指明是哪一件；系统据此更新原文件的有效性。',
    article: '《条例》第二十条第（一）项',
  },
  forms: {
    help: '文字、图表、问答、音视频、动漫、新闻发布会、专家解读等。',
    article: '国办发〔2016〕80号',
  },
  responsible: {
    help: '谁起草、谁解读，起草部门主要负责人是第一解读人。',
    article: '国办发〔2016〕80号',
  },
  plannedOn: {
    help: '解读材料与文件同步组织、同步审签、同步发布，最迟在文件公开后 3 个工作日内。',
    article: '国办发〔2016〕80号',
  },
  cleanedUpTo: {
    help: '清理这一天以前制定的规章和行政规范性文件，结果公布后更新有效性。',
    article: '《条例》第二十条第（一）项',
  },
  columnKind: {
    help: '政府信息公开专栏只放法定主动公开内容，新闻动态放在其他栏目。',
    article: '国办公开办函〔2019〕61号',
  },
  statutoryItem: {
    help: '第二十条列举十五项；对应后，公开目录按项统计。',
    article: '《条例》第二十条',
  },
  staleAfterDays: {
    help: '动态要闻类不超过 14 日，通知公告、政策文件类不超过 6 个月；空白栏目累计 5 个、应更新未更新栏目累计 10 个的，单项否决。',
    article: '国办秘函〔2019〕19号',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
