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
  receiver: {
    help: '及时向国家档案馆、公共图书馆提供主动公开的政府信息，供公众查阅。',
    article: '《条例》第二十五条',
  },
  handoverUntil: {
    help: '这一天（含）以前发布、还没有移交过的都列入本批，生成清单后可以核对。',
  },
  retention: {
    help: '永久、30 年、10 年三种，按本机关归档范围和保管期限表确定。',
    article: '国家档案局令第 8 号',
  },
  receivedOn: {
    help: '对方签收之日；签收后本批锁定，不能再改。',
  },
  receipt: {
    help: '写签收人姓名或者对方回执的编号，账本长期保存。',
  },
  releaseOn: {
    help: '提前公布的发布日期对公众有约束，改期须说明原因。',
    article: '国办发〔2017〕47号',
  },
  releaseTitle: {
    help: '用发布时的标题，如“2026 年一季度主要经济指标”。',
    article: '国办发〔2017〕47号',
  },
  releaseNote: {
    help: '写明频次、负责单位等，在门户的发布日历显示。',
  },
  releaseMoved: {
    help: '改期在门户公开，原定日期保留可查。',
  },
  withheldTitle: {
    help: '只写不涉密的概括名称，不得写涉密内容。',
    article: '《条例》第十四条至第十六条',
  },
  ground: {
    help: '不予公开须有法定情形；属于第十六条的，是“可以不予公开”，应说明权衡的理由。',
    article: '《条例》第十四条至第十六条',
  },
  withheldBasis: {
    help: '写明法律、法规的名称和条款，或者确定密级的依据。',
    article: '《条例》第十四条至第十六条',
  },
  withheldFrom: {
    help: '从这一天起列入；情形消失后应当公开。',
    article: '《条例》第十八条',
  },
  topicTitle: {
    help: '围绕一项重点工作设置，名称不超过栏目宽度；工作结束后归档，不长期空置。',
    article: '国办发〔2017〕47号',
  },
  topicSummary: {
    help: '一两句话说明专题的内容，在门户的专题列表显示。',
  },
  importName: {
    help: '以后按批次查找、核对或者整批撤销，写来源和范围。',
  },
  importColumn: {
    help: '表中没有写栏目的行放到这里。',
    article: '《条例》第二十条',
  },
  crawlStart: {
    help: '从旧网站的这一页起，只沿同一网站的链接读取；须为公开网页。',
    article: '国办发〔2017〕47号',
  },
  crawlContainer: {
    help: '正文所在网页元素的名称或编号，可以不填；不填时自动识别，预览不对再填写。',
  },
  crawlMost: {
    help: '读到这么多页即停止，可以先用少量试读。',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
