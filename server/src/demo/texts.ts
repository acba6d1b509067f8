import type { Chance } from './random.ts'

/** What a template may say of its office and its year. */
export interface Setting {
  body: string
  short: string
  area: string
  year: number
  month: number
  luck: Chance
}

export interface Template {
  column: string
  genre: string
  theme: string
  kind: 'rule' | 'normative' | null
  numbered: boolean
  keywords: readonly string[]
  /** Keys of bodies it suits; empty for all. */
  offices: readonly string[]
  title(setting: Setting): string
  paragraphs(setting: Setting): string[]
}

const many = (luck: Chance, low: number, high: number) => String(luck.between(low, high))
const t = (
  template: Omit<Template, 'offices' | 'kind' | 'numbered'> &
    Partial<Pick<Template, 'offices' | 'kind' | 'numbered'>>,
): Template => ({
  offices: [],
  kind: null,
  numbered: true,
  ...template,
})

/** Documents that a city's offices make in a year. All of it is invented. */
export const templates: readonly Template[] = [
  t({
    column: 'gfxwj',
    genre: 'notice',
    theme: '0201',
    kind: 'normative',
    keywords: ['政务公开', '管理办法'],
    title: ({ area }) => `关于印发《${area}政务公开台账管理办法》的通知`,
    paragraphs: ({ body, luck }) => [
      '各科室、所属各单位：',
      `《政务公开台账管理办法》已经${body}办公会议讨论通过，现印发给你们，请结合实际认真贯彻执行。`,
      `第一条　为了规范公开事项的登记、更新和核对，做到来源可查、去向可追，制定本办法。`,
      `第二条　台账按月更新，每月前${many(luck, 3, 7)}个工作日内由信息员核对上月内容，缺项漏项的当月补齐。`,
      '第三条　依申请公开的登记、答复和送达材料逐件归档，保存期限不少于十年。',
      '第四条　本办法自印发之日起施行，有效期五年。',
    ],
  }),
  t({
    column: 'gfxwj',
    genre: 'notice',
    theme: '1002',
    kind: 'normative',
    keywords: ['老旧小区', '加装电梯'],
    offices: ['zjj', 'whzjj'],
    title: ({ area }) => `关于印发《${area}既有住宅加装电梯补助实施细则》的通知`,
    paragraphs: ({ luck }) => [
      '各街道办事处、有关单位：',
      '为方便老年人和行动不便的居民出行，现将补助实施细则印发给你们。',
      `一、补助对象。建成满${many(luck, 10, 15)}年、四层以上、没有电梯的住宅，经本单元三分之二以上业主同意的，可以申请。`,
      `二、补助标准。每台补助${many(luck, 12, 20)}万元，竣工验收合格后一次拨付。`,
      '三、办理流程。业主推举代表向街道提出申请，街道在十个工作日内初审，住房城乡建设部门组织联合审查，结果在单元门口公示七日。',
      '四、本细则自发布之日起三十日后施行。',
    ],
  }),
  t({
    column: 'gfxwj',
    genre: 'opinion',
    theme: '1703',
    kind: 'normative',
    keywords: ['养老服务', '助餐'],
    offices: ['mzj', 'ccmzj'],
    title: ({ area }) => `关于推进${area}老年助餐服务的实施意见`,
    paragraphs: ({ luck, year }) => [
      '各镇（街道）、有关部门：',
      `到${year + 1}年底，全市助餐点达到${many(luck, 60, 120)}个，城区步行十五分钟可达，每个农业乡镇至少建成一处。`,
      '对年满六十周岁的本地居民，由财政对每餐给予补贴，失能和高龄老人可以申请送餐上门。',
      '助餐点应当公开价格和食材来源，接受用餐人和市场监管部门监督。',
    ],
  }),
  t({
    column: 'tz',
    genre: 'circular',
    theme: '0209',
    keywords: ['节假日', '值班'],
    numbered: false,
    title: ({ year, month }) => `${year}年${month}月对外服务窗口工作时间安排`,
    paragraphs: ({ body, luck }) => [
      `为方便群众办事，${body}对外服务窗口本月工作日上午8:30至12:00、下午14:00至17:30开放。`,
      `周六上午9:00至11:30设延时服务岗，受理${many(luck, 8, 24)}类高频事项。法定节假日暂停办理，可以通过网上办事大厅提交材料。`,
    ],
  }),
  t({
    column: 'tz',
    genre: 'notice_public',
    theme: '0707',
    keywords: ['道路施工', '交通组织'],
    offices: ['jtj', 'szf', 'whqzf', 'ccqzf'],
    title: ({ luck }) =>
      `关于${luck.pick(['滨河路', '文正大街', '东桥路', '望湖大道', '青石线'])}部分路段封闭施工的通告`,
    paragraphs: ({ luck, month }) => [
      `因排水管网改造需要，自${month}月${many(luck, 5, 20)}日起对该路段实行半幅封闭，施工期预计${many(luck, 20, 60)}天。`,
      '施工期间，机动车请绕行相邻道路，公交线路临时调整站点，行人和非机动车从便道通行。',
      '给您出行带来不便，请予谅解。施工单位和监督电话见现场公示牌。',
    ],
  }),
  t({
    column: 'czxx',
    genre: 'report',
    theme: '0401',
    keywords: ['部门预算'],
    numbered: false,
    title: ({ body, year }) => `${body}${year}年部门预算公开说明`,
    paragraphs: ({ luck, year }) => [
      `${year}年收入预算${many(luck, 800, 6000)}.${many(luck, 10, 99)}万元，全部为一般公共预算拨款；支出预算与收入预算持平。`,
      `其中基本支出占${many(luck, 55, 75)}%，项目支出主要用于民生服务、信息系统运行和基层补助。`,
      `“三公”经费预算${many(luck, 5, 40)}.${many(luck, 10, 99)}万元，比上年下降${many(luck, 2, 9)}%。`,
      '政府采购、国有资产占有使用和绩效目标情况见附表。',
    ],
  }),
  t({
    column: 'czxx',
    genre: 'report',
    theme: '0401',
    keywords: ['部门决算'],
    numbered: false,
    title: ({ body, year }) => `${body}${year - 1}年度部门决算公开说明`,
    paragraphs: ({ luck, year }) => [
      `${year - 1}年度总收入${many(luck, 800, 6000)}.${many(luck, 10, 99)}万元，总支出${many(luck, 780, 5900)}.${many(luck, 10, 99)}万元，年末结转按规定管理使用。`,
      '决算数与年初预算数的差异主要来自年中下达的专项补助。',
    ],
  }),
  t({
    column: 'tjxx',
    genre: 'bulletin',
    theme: '0303',
    keywords: ['统计', '国民经济'],
    offices: ['fgw', 'szf', 'yqqzf', 'whqzf'],
    title: ({ area, year }) => `${area}${year - 1}年国民经济和社会发展统计公报`,
    paragraphs: ({ luck, year }) => [
      `初步核算，全年地区生产总值比上年增长${many(luck, 4, 6)}.${many(luck, 0, 9)}%，其中第三产业占比继续提高。`,
      `年末常住人口城镇化率${many(luck, 58, 72)}.${many(luck, 10, 99)}%，居民人均可支配收入增长${many(luck, 4, 7)}.${many(luck, 0, 9)}%。`,
      `全年新增城镇就业${many(luck, 9000, 26000)}人，城镇登记失业率低于控制目标。`,
      `${year - 1}年粮食总产量保持稳定，空气质量优良天数比例为${many(luck, 82, 94)}.${many(luck, 0, 9)}%。`,
    ],
  }),
  t({
    column: 'jgzn',
    genre: 'other',
    theme: '0209',
    keywords: ['机构职能'],
    numbered: false,
    title: ({ body }) => `${body}主要职责和内设机构`,
    paragraphs: ({ body }) => [
      `${body}贯彻执行国家有关法律、法规和政策，承担本行政区域内相关领域的规划、管理、服务和监督工作。`,
      '内设综合科、政策法规科、业务科、行政审批科和监督检查科，所属事业单位按照章程开展工作。',
      '办公时间：工作日上午8:30至12:00，下午14:00至17:30。',
    ],
  }),
  t({
    column: 'xzxk',
    genre: 'bulletin',
    theme: '0901',
    keywords: ['行政许可', '公示'],
    numbered: false,
    offices: ['scj', 'ccscj', 'hbj', 'zrj', 'yqzrj', 'wjw', 'jtj'],
    title: ({ body, year, month }) => `${body}${year}年${month}月行政许可结果公示`,
    paragraphs: ({ luck }) => [
      `本月共办结行政许可${many(luck, 30, 480)}件，其中准予许可${many(luck, 25, 470)}件，平均办理时间${many(luck, 1, 5)}个工作日。`,
      '许可决定书文号、项目名称、许可内容和许可机关见附表，个人信息已作处理。',
    ],
  }),
  t({
    column: 'xzcf',
    genre: 'bulletin',
    theme: '0905',
    keywords: ['行政处罚', '公示'],
    numbered: false,
    offices: ['scj', 'ccscj', 'hbj', 'jtj', 'wjw'],
    title: ({ body, year, month }) => `${body}${year}年${month}月行政处罚信息公示`,
    paragraphs: ({ luck }) => [
      `本月作出行政处罚决定${many(luck, 3, 60)}件，主要涉及未按规定明码标价、许可事项变更未备案等情形。`,
      '处罚决定书文号、处罚事由、依据和结果见附表。对处罚决定不服的，可以依法申请行政复议或者提起行政诉讼。',
    ],
  }),
  t({
    column: 'gh',
    genre: 'plan',
    theme: '0301',
    keywords: ['规划', '重点项目'],
    offices: ['fgw', 'szf', 'zrj', 'jtj', 'yqqzf'],
    title: ({ area, year }) => `${area}${year}年重点建设项目计划`,
    paragraphs: ({ luck, year }) => [
      `${year}年安排重点建设项目${many(luck, 40, 120)}个，年度计划投资${many(luck, 60, 260)}亿元，其中民生和生态项目占四成以上。`,
      '建立项目联系人制度，每季度公布进展；涉及征地拆迁的，依法公开补偿方案并听取意见。',
    ],
  }),
  t({
    column: 'yj',
    genre: 'programme',
    theme: '0203',
    keywords: ['应急预案', '防汛'],
    offices: ['szf', 'szfb', 'whqzfb', 'ccqzfb', 'yqqzfb', 'yqbhz', 'yqqsx'],
    title: ({ area, year }) => `${area}防汛抗旱应急预案（${year}年修订）`,
    paragraphs: () => [
      '为做好洪涝、干旱灾害的预防和处置，最大限度减少人员伤亡和财产损失，制定本预案。',
      '预警分为蓝色、黄色、橙色和红色四级，由防汛抗旱指挥机构发布。接到橙色以上预警时，低洼地段和山洪沟道附近居民应当按照通知转移。',
      '抢险物资按照网格储备，每年汛前清点补充，清点结果向社会公开。',
    ],
  }),
  t({
    column: 'shbz',
    genre: 'circular',
    theme: '1703',
    keywords: ['城乡低保', '标准'],
    offices: ['mzj', 'ccmzj'],
    title: ({ area, year }) => `关于调整${area}${year}年城乡居民最低生活保障标准的通知`,
    paragraphs: ({ luck, year }) => [
      '各镇（街道）：',
      `自${year}年7月1日起，城市居民最低生活保障标准调整为每人每月${many(luck, 820, 980)}元，农村居民为每人每月${many(luck, 690, 820)}元。`,
      '特困人员基本生活标准按不低于低保标准的一点三倍执行。请做好复核和公示，确保补助按月足额发放。',
    ],
  }),
  t({
    column: 'shbz',
    genre: 'circular',
    theme: '1501',
    keywords: ['就业', '技能培训'],
    offices: ['rsj'],
    title: ({ area, year }) => `关于开展${area}${year}年职业技能提升行动的通知`,
    paragraphs: ({ luck }) => [
      '各有关单位：',
      `今年计划开展补贴性职业技能培训${many(luck, 8000, 20000)}人次，重点面向先进制造、养老护理和数字技能。`,
      '培训机构目录、补贴标准和申领流程在人力资源市场和网上同步公开，任何单位不得向学员收取额外费用。',
    ],
  }),
  t({
    column: 'jcxx',
    genre: 'bulletin',
    theme: '1003',
    keywords: ['环境质量', '空气'],
    numbered: false,
    offices: ['hbj'],
    title: ({ area, year, month }) => `${area}${year}年${month}月环境质量状况`,
    paragraphs: ({ luck }) => [
      `本月空气质量优良天数${many(luck, 22, 30)}天，细颗粒物平均浓度为${many(luck, 18, 46)}微克/立方米。`,
      `地表水考核断面达标率为${many(luck, 92, 100)}%，集中式饮用水水源地水质全部达标。`,
    ],
  }),
  t({
    column: 'jcxx',
    genre: 'bulletin',
    theme: '0904',
    keywords: ['食品安全', '抽检'],
    numbered: false,
    offices: ['scj', 'ccscj'],
    title: ({ body, year, luck }) => `${body}食品安全监督抽检信息公告（${year}年第${luck.between(1, 48)}期）`,
    paragraphs: ({ luck }) => [
      `本期抽检粮食加工品、食用油、蔬菜制品等${many(luck, 6, 14)}类食品${many(luck, 80, 260)}批次，合格率${many(luck, 97, 99)}.${many(luck, 0, 9)}%。`,
      '对不合格样品，已责令停止销售并启动召回，生产经营者的整改情况将及时公布。',
    ],
  }),
  t({
    column: 'xw',
    genre: 'other',
    theme: '0201',
    keywords: ['政务公开', '开放日'],
    numbered: false,
    title: ({ short }) => `${short}举办政府开放日活动`,
    paragraphs: ({ luck, short }) => [
      `日前，${short}邀请${many(luck, 20, 60)}名居民代表、企业负责人和学生走进办事大厅，现场体验一件事一次办，并就公开内容提出建议。`,
      `活动收到意见${many(luck, 8, 30)}条，能够当场答复的当场答复，其余逐条登记，办理结果将在网站公布。`,
    ],
  }),
  t({
    column: 'xw',
    genre: 'other',
    theme: '0209',
    keywords: ['基层', '便民服务'],
    numbered: false,
    title: ({ short, luck }) =>
      `${short}${luck.pick(['推进便民服务点建设', '开展秋冬季安全检查', '组织业务培训', '走访服务企业'])}`,
    paragraphs: ({ luck, short }) => [
      `近期，${short}安排${many(luck, 3, 12)}个工作组深入一线，了解群众办事中的难点，形成问题清单${many(luck, 10, 40)}项。`,
      '对清单实行销号管理，明确责任人和完成时限，办结一项、公示一项。',
    ],
  }),
]

/** Matters that people ask about. */
export const askedMatters: readonly string[] = [
  '2024年度城区道路养护项目的中标合同',
  '望湖区文正街道老旧小区改造项目资金使用情况',
  '某地块国有建设用地使用权出让合同及规划条件',
  '本人申请的住房保障资格审核结果及依据',
  '学校周边餐饮单位近一年监督检查记录',
  '东桥片区房屋征收补偿方案和分户评估办法',
  '青石乡农村生活污水治理设施运行费用',
  '公交线路调整的论证报告和听取意见情况',
  '双木镇某采砂点的行政处罚决定书',
  '义务教育阶段学区划分的依据和调整过程',
  '某养老机构等级评定的打分表',
  '白鹤镇高标准农田建设项目验收材料',
  '城区停车泊位收费标准的批准文件',
  '医疗机构设置规划的征求意见汇总',
  '本单位公务用车年度使用情况统计表',
  '滨河公园改造工程的环境影响登记表',
]
