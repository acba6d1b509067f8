import type { Chance } from './random.ts'

/** A letter that citizens of the fictional city might write, with the answer an office there would give. */
export interface LetterTemplate {
  matter: string
  title: string
  asked(luck: Chance): string
  place: string
  /** Key of the office that answers. */
  office: string
  reply(luck: Chance): string
}

const number = (luck: Chance, low: number, high: number) => String(luck.between(low, high))

/** All of it is invented. */
export const letters: readonly [LetterTemplate, ...LetterTemplate[]] = [
  {
    matter: '投诉',
    title: '路灯不亮影响出行',
    asked: (luck) =>
      `东桥街与望湖路交叉口往北约${number(luck, 50, 300)}米，路灯已有${number(luck, 3, 12)}天不亮，晚上出行不便，请尽快修复。`,
    place: '东桥街道',
    office: 'zjj',
    reply: (luck) =>
      `您好。接到来信后，我局照明维护人员当日到场检查，系线路接头老化，已更换电缆${number(luck, 10, 60)}米，路灯恢复照明。感谢您的反映。`,
  },
  {
    matter: '咨询',
    title: '灵活就业人员怎样参加养老保险',
    asked: () => '本人为灵活就业人员，想参加企业职工基本养老保险，请问到哪里办理、需要哪些材料？',
    place: '临湖路街道',
    office: 'rsj',
    reply: () =>
      '您好。灵活就业人员可以持身份证到就近的政务服务中心社保窗口办理，也可以在网上办理。缴费基数在规定的上下限之间自行选择，按月、按季或者按年缴纳。',
  },
  {
    matter: '建议',
    title: '建议在学校门口增设过街设施',
    asked: () => '第三小学门前上下学时段车流集中，建议增设人行横道信号灯或者安排人员疏导。',
    place: '文正街道',
    office: 'jtj',
    reply: () =>
      '您好。我局会同学校、社区到现场察看，已在校门口增设人行横道预告标志和减速带，上下学时段安排专人疏导；信号灯已列入下一年度建设计划。',
  },
  {
    matter: '求助',
    title: '老旧小区加装电梯怎样申请',
    asked: (luck) =>
      `我们小区建成${number(luck, 22, 35)}年，楼里老人较多，希望加装电梯，请问怎样申请，有没有补助？`,
    place: '文正街道',
    office: 'zjj',
    reply: () =>
      '您好。加装电梯由本单元业主协商一致后，向街道办事处提出申请，街道会同住建、规划等部门联合审查。验收合格后可以申请补助，标准见市政府网站公布的实施办法。',
  },
  {
    matter: '投诉',
    title: '工地夜间施工噪声扰民',
    asked: (luck) =>
      `望湖新区一处工地连续${number(luck, 3, 8)}天夜间十一点以后仍在施工，影响休息，请核查处理。`,
    place: '临湖路街道',
    office: 'hbj',
    reply: () =>
      '您好。我局执法人员当晚到场检查，该工地未取得夜间施工证明，已责令停止夜间施工并依法立案。此后将加强夜间巡查，如再发现，请随时反映。',
  },
  {
    matter: '咨询',
    title: '新生儿怎样办理医保登记',
    asked: () => '孩子刚出生，请问医保登记在哪里办，出生后多久内办理可以从出生之日起享受待遇？',
    place: '东桥街道',
    office: 'wjw',
    reply: () =>
      '您好。新生儿出生后九十日内办理登记并缴费的，自出生之日起享受待遇。可以在医院的“出生一件事”窗口一并办理，也可以在网上办理。',
  },
  {
    matter: '投诉',
    title: '超市销售的食品已过保质期',
    asked: () => '在双木镇一家超市买到的糕点已过保质期，有购物小票和照片，请查处。',
    place: '双木镇',
    office: 'scj',
    reply: () =>
      '您好。执法人员已对该超市进行检查，查扣过期食品并依法立案调查；经调解，经营者已退款并依法赔偿。',
  },
  {
    matter: '建议',
    title: '建议延长公交末班车时间',
    asked: () => '六路公交末班车为晚上八点半，下晚班的职工不便，建议延长至九点半。',
    place: '临湖路街道',
    office: 'jtj',
    reply: () =>
      '您好。经客流调查，自下月一日起六路公交末班车延长至二十一时三十分，沿途站牌和手机应用同步更新。感谢您的建议。',
  },
  {
    matter: '求助',
    title: '低保申请需要哪些条件',
    asked: () => '家中一人患病、收入减少，请问是否可以申请最低生活保障，需要什么手续？',
    place: '白鹤镇',
    office: 'mzj',
    reply: () =>
      '您好。共同生活的家庭成员人均收入低于当地低保标准、家庭财产符合规定的，可以向户籍所在地的乡镇人民政府、街道办事处提出书面申请。我局已请当地工作人员上门核实情况。',
  },
  {
    matter: '咨询',
    title: '义务教育学校学区怎样划分',
    asked: () => '明年孩子上小学，户口和房产在文正街道，请问学区怎样划分、什么时候报名？',
    place: '文正街道',
    office: 'jyj',
    reply: () =>
      '您好。学区划分方案每年四月在市政府网站公开征求意见，五月公布；报名时间为六月中旬，可以网上报名。届时请留意公告。',
  },
  {
    matter: '投诉',
    title: '河道边有人倾倒垃圾',
    asked: () => '青石乡河道东岸有人倾倒建筑垃圾，已堆放多日，希望清理并查处。',
    place: '青石乡',
    office: 'hbj',
    reply: (luck) =>
      `您好。我局会同乡人民政府到现场，已清运垃圾${number(luck, 5, 30)}吨，查明责任人并依法处罚，在该处增设监控和警示牌。`,
  },
  {
    matter: '建议',
    title: '建议湖滨公园增加直饮水点',
    asked: () => '湖滨公园散步的市民很多，建议增加直饮水点和遮阴座椅。',
    place: '临湖路街道',
    office: 'zjj',
    reply: () =>
      '您好。建议很好。我局已在湖滨公园东门、南门各安装一处直饮水设施，新增座椅二十组，欢迎继续监督。',
  },
]

/** What callers ask at the window and on the telephone. */
export const consultations: readonly [
  readonly [string, string, string],
  ...(readonly [string, string, string])[],
] = [
  [
    '查询办事时间',
    '来电询问窗口办公时间和午间是否值班。',
    '工作日上午八点半至十二点、下午两点至五点半办公，中午有人值班。',
  ],
  [
    '询问申请材料',
    '来电询问申请公开政府信息需要哪些材料。',
    '填写申请表，附本人身份证明即可，可以网上、邮寄或者当面提交，不需要说明用途。',
  ],
  [
    '询问文件是否有效',
    '来访询问一份几年前的规范性文件现在是否有效。',
    '在网站该文件页面的“有效性”一栏可以查看，已当场帮助查询。',
  ],
  ['询问进度', '来电询问所办事项的进度。', '已查询并告知当前环节和预计办结日期。'],
]

/** What readers found wrong on the city's site. */
export const siteErrors: readonly [
  readonly [string, string, string],
  ...(readonly [string, string, string])[],
] = [
  ['附件打不开', '一份通知的附件下载后打不开，请检查。', '附件已重新上传，现可以正常下载。感谢指正。'],
  ['一处错别字', '一篇通知第二段有一处错别字。', '已更正并重新发布。感谢指正。'],
  ['联系电话变更', '办事指南中的电话已停机。', '已核实并更新为现在的电话。感谢指正。'],
]
