import { dealCards, keepAnswer } from '#engagement/cases'
import {
  closeEnded,
  draftConsultation,
  moderateComments,
  openConsultation,
  publishFeedback,
  saveGroup,
  sortComments,
  submitComment,
} from '#engagement/consultations'
import {
  announceInterview,
  askQuestion,
  draftInterview,
  endInterview,
  sayLine,
  startInterview,
} from '#engagement/interviews'
import { answerSurvey, closeSurvey, draftSurvey, openSurvey, publishSurvey } from '#engagement/surveys'
import { addDays, type Day } from '#platform/clock'
import { inTransaction, type Tx } from '#platform/db'
import { clockAt, type DemoHouse, type Office, personOf } from './office.ts'
import { watchOpinion } from './opinion.ts'
import { personName } from './people.ts'
import { chance } from './random.ts'

const opinions = [
  '建议第三条写明夜间停车的收费标准，现在各路段不一致。',
  '残疾人专用车位应当明确数量和位置。',
  '老旧小区周边道路晚七点后能否允许临时停车？',
  '支持制定办法，建议增加新能源车充电车位。',
  '处罚条款偏重，首次违停建议以提醒为主。',
  '学校门口上下学时段应当允许即停即走。',
  '希望公开停车收费的收支情况。',
  '停车诱导屏信息经常不准，建议写入维护责任。',
]

const suggestions = [
  '中午希望有窗口不休息。',
  '网上上传材料的格式说明可以更清楚。',
  '工作人员态度很好，一次就办完了。',
  '叫号机旁边多放几把椅子。',
] as const

/** Three hundred comments on one draft: what people want, where, and why. */
function renewalOpinions(): string[] {
  const wishes = ['建议优先改造', '希望尽快改造', '请把', '支持改造', '建议分期改造'] as const
  const places = ['文正街老小区', '东桥街片区', '临湖路沿线', '青石巷', '双木新村', '市场街'] as const
  const whats = [
    '雨污分流管网',
    '楼道照明',
    '电动车充电棚',
    '加装电梯',
    '停车位',
    '养老服务站',
    '小区道路',
    '绿化和座椅',
    '消防通道',
    '快递柜',
  ] as const
  const whys = [
    '，下雨就积水。',
    '，老人进出不方便。',
    '，居民反映多年。',
    '，同时公开资金使用情况。',
    '，施工时请提前告知。',
  ] as const
  return Array.from({ length: 300 }, (_, no) => {
    const at = <T>(list: readonly T[], step: number) => list[Math.floor(no / step) % list.length] ?? ''
    const wish = at(wishes, 1)
    return `${wish}${at(places, 5)}的${at(whats, 3)}${wish === '请把' ? '列入首批项目' : ''}${at(whys, 7)}`
  })
}

/** Closes a consultation with its result; the address of the text that came of it is known only then. */
export type Conclude = (finalUrl: string) => Promise<void>

/** Consultations, surveys, interviews and public opinion of the city office, in every state, around today. */
export async function engageCity(
  house: DemoHouse,
  offices: readonly Office[],
  today: Day,
): Promise<Conclude> {
  const desk = offices.find(({ key }) => key === 'szfb')
  if (!desk) return async () => {}
  const conclude = await consult(house, desk, today)
  await survey(house, desk, today)
  await interview(house, desk, today)
  await watchOpinion(house, desk, offices, today)
  await keepAnswers(house, offices, today)
  return conclude
}

/** @returns what is left to do once the text asked about is published: its result, which names it */
async function consult({ db, keys }: DemoHouse, desk: Office, today: Day): Promise<Conclude> {
  const run = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, work)
  const [writer, head] = [personOf(desk, 'xxy'), personOf(desk, 'fg')]
  const laid = [
    {
      title: '关于公开征求《景澜市停车管理办法（征求意见稿）》意见的通知',
      kind: 'regulation',
      from: -100,
      days: 32,
      end: 'answered',
    },
    {
      title: '关于公开征求《景澜市城市更新三年行动方案（征求意见稿）》意见的通知',
      kind: 'decision',
      from: -45,
      days: 32,
      end: 'closed',
    },
    {
      title: '关于公开征求《景澜市养老服务设施布局规划（征求意见稿）》意见的通知',
      kind: 'decision',
      from: -10,
      days: 35,
      end: 'open',
    },
    {
      title: '关于公开征求《景澜市户外广告设置规定（征求意见稿）》意见的通知',
      kind: 'normative',
      from: -1,
      days: 20,
      end: 'draft',
    },
  ] as const
  let conclude: Conclude = async () => {}
  for (const [at, one] of laid.entries()) {
    const opens = addDays(today, one.from)
    const name = /《(.+?)（/.exec(one.title)?.[1] ?? ''
    const draft = {
      ...{
        bodyId: desk.id,
        kind: one.kind,
        title: one.title,
        anonymous: true,
        showsComments: true,
        shortReason: '',
      },
      explanation: `<p>为了规范有关工作，根据有关法律法规，起草了《${name}（征求意见稿）》。</p><p>主要内容包括适用范围、职责分工、具体措施和监督管理。</p>`,
      draft: `<h2>${name}</h2><p>第一条　为了规范有关管理，方便群众，制定本办法。</p><p>第二条　本市市区内的有关活动适用本办法。</p><p>第三条　有关部门应当公开标准、流程和监督电话。</p><p>第四条　违反本办法的，依照有关规定处理。</p>`,
      contact:
        '来信请寄景澜市文正路1号市政府办公室（邮编990100）\n电子邮箱：szfb@jinglan.example\n联系电话：0990-5550001',
      closesOn: addDays(opens, one.days),
    }
    const id = await run((tx) => draftConsultation(tx, clockAt(addDays(opens, -2)), writer, draft))
    if (one.end === 'draft') continue
    await run((tx) => openConsultation(tx, clockAt(opens), head, id, 1))
    const ids: string[] = []
    const said = { answered: opinions, open: opinions.slice(0, 5), closed: renewalOpinions() }[one.end]
    await run(async (tx) => {
      for (const [no, text] of said.entries()) {
        const named = no % 3 === 0
        const comment = {
          ...{ text, paragraph: (no % 4) + 2, email: '' },
          ...{ name: named ? personName(no) : '', phone: named ? '19900000001' : '' },
        }
        const on = clockAt(addDays(opens, 1 + (no % (one.days - 2))))
        ids.push((await submitComment(tx, on, keys.vault, id, comment, { cameBy: 'online' })).id)
      }
    })
    const read = one.end === 'answered' ? ids : ids.slice(0, 3)
    const reading = clockAt(addDays(opens, 9))
    await run((tx) => moderateComments(tx, reading, writer, id, { ids: read, state: 'shown', reason: '' }))
    if (one.end === 'open') continue
    await closeEnded(db, clockAt(addDays(opens, one.days + 1), '00:05:00'))
    if (one.end === 'closed') continue
    const later = clockAt(addDays(opens, one.days + 12))
    const groups = [
      {
        title: '停车收费和公开',
        adoption: 'adopted',
        answer: '已在第三条中增加公开收费标准和收支情况的规定。',
        take: [0, 3, 6, 7],
      },
      {
        title: '特殊时段和人群的停车',
        adoption: 'partly',
        answer: '已增加专用车位和即停即走的规定；夜间临时停车由各区另行划定。',
        take: [1, 2, 5],
      },
      {
        title: '减轻处罚',
        adoption: 'not',
        answer: '处罚幅度由上位法规定，本办法不能另行设定；首次违停以提醒为主已在执法规范中规定。',
        take: [4],
      },
    ] as const
    for (const { take, ...group } of groups) {
      const groupId = await run((tx) => saveGroup(tx, later, writer, id, group))
      const chosen = take.flatMap((no) => ids[no] ?? [])
      await run((tx) => sortComments(tx, later, writer, id, { ids: chosen, group: groupId }))
    }
    const feedback = `征集期间共收到意见${ids.length}条，经研究，采纳和部分采纳${ids.length - 1}条，不采纳1条并说明理由。`
    conclude = (finalUrl) =>
      run((tx) => publishFeedback(tx, later, head, id, { version: 3 + at, feedback, finalUrl }))
  }
  return conclude
}

async function survey({ db, keys }: DemoHouse, desk: Office, today: Day): Promise<void> {
  const run = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, work)
  const [writer, head] = [personOf(desk, 'xxy'), personOf(desk, 'ks')]
  const blank = {
    required: true,
    options: [],
    rows: [],
    most: 0,
    showIf: null,
    quotas: {},
    satisfaction: false,
  }
  const questions = [
    {
      ...blank,
      key: 'q1',
      type: 'single' as const,
      label: '您最近一年办过哪类事项',
      options: ['户籍和证件', '社保和医保', '企业登记', '没有办过'],
    },
    {
      ...blank,
      key: 'q2',
      type: 'scale' as const,
      label: '您对窗口服务是否满意',
      most: 5,
      satisfaction: true,
      showIf: { key: 'q1', values: ['户籍和证件', '社保和医保', '企业登记'] },
    },
    {
      ...blank,
      key: 'q3',
      type: 'multiple' as const,
      label: '最需要改进的地方',
      options: ['排队时间', '材料要求', '网上办理', '服务态度'],
      most: 2,
    },
    { ...blank, key: 'q4', type: 'text' as const, label: '其他建议', required: false },
  ]
  for (const done of [true, false]) {
    const luck = chance(done ? 41 : 42)
    const opens = addDays(today, done ? -60 : -6)
    const input = {
      ...{
        bodyId: desk.id,
        kind: done ? ('evaluation' as const) : ('survey' as const),
        questions,
        quota: null,
      },
      title: done ? '政务服务窗口社会评议' : '政务服务事项办理体验调查',
      ...{
        intro: '了解群众办事体验，用于改进窗口和网上服务。答卷不记录是谁填写的。',
        onceBy: 'device' as const,
      },
      closesOn: addDays(opens, 30),
    }
    const id = await run((tx) => draftSurvey(tx, clockAt(addDays(opens, -1)), writer, input))
    await run((tx) => openSurvey(tx, clockAt(opens), head, id, 1))
    for (let no = 0; no < (done ? 60 : 24); no++) {
      const q1 = luck.pick(['户籍和证件', '社保和医保', '企业登记', '没有办过'])
      const answers = {
        ...{ q1, q3: [luck.pick(['排队时间', '材料要求', '网上办理', '服务态度'])] },
        ...(no % 6 === 0 ? { q4: suggestions[(no / 6) % suggestions.length] ?? '' } : {}),
        ...(q1 === '没有办过'
          ? {}
          : {
              q2: String(
                luck.weighted([
                  [5, 60],
                  [4, 25],
                  [3, 10],
                  [2, 5],
                ] as const),
              ),
            }),
      }
      const on = clockAt(addDays(opens, luck.between(0, done ? 25 : 5)))
      await run((tx) => answerSurvey(tx, on, keys.vault, id, `demo-${no}`, answers))
    }
    if (!done) continue
    const later = clockAt(addDays(opens, 31))
    await run((tx) => closeSurvey(tx, later, undefined, id))
    const conclusion = '群众对窗口服务总体满意，反映较多的是排队时间和材料要求，将增设窗口并精简材料。'
    await run((tx) => publishSurvey(tx, later, head, id, { version: 3, conclusion }))
  }
}

async function interview({ db }: DemoHouse, desk: Office, today: Day): Promise<void> {
  const run = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, work)
  const clerk = personOf(desk, 'xxy')
  const plan = (title: string, on: Day, guest: string) => ({
    ...{
      bodyId: desk.id,
      title,
      intro: '围绕群众关心的问题，介绍政策和进展，回答网友提问。',
      host: '主持人',
    },
    guests: [{ name: guest, title: '市政府办公室主任', chief: true }],
    ...{ startsAt: `${on}T15:00:00+08:00`, endsAt: `${on}T16:00:00+08:00` },
  })
  const past = addDays(today, -30)
  const held = await run((tx) =>
    draftInterview(tx, clockAt(addDays(past, -5)), clerk, plan('完善政务服务“一网通办”', past, '沈明远')),
  )
  await run((tx) => announceInterview(tx, clockAt(addDays(past, -4)), clerk, held, 1))
  for (const text of ['异地办理需要哪些材料？', '老年人不会用手机怎么办？', '企业开办最快几天？'])
    await run((tx) => askQuestion(tx, clockAt(addDays(past, -2)), held, { name: '', text }))
  await run((tx) => startInterview(tx, clockAt(past, '15:00:00'), clerk, held, 2))
  const lines = [
    ['host', '主持人', '各位网友下午好，欢迎收看在线访谈。'],
    ['guest', '市政府办公室主任 沈明远', '各位网友好，很高兴与大家交流。目前全市九成以上事项可以网上办理。'],
    ['question', '网友', '老年人不会用手机怎么办？'],
    ['guest', '市政府办公室主任 沈明远', '所有窗口都保留线下办理，并安排专人帮办代办。'],
    ['host', '主持人', '感谢收看，今天的访谈到此结束。'],
  ] as const
  for (const [at, [kind, speaker, text]] of lines.entries())
    await run((tx) =>
      sayLine(tx, clockAt(past, `15:${String(5 + at * 8).padStart(2, '0')}:00`), clerk, held, {
        kind,
        speaker,
        text,
        question: null,
        picture: null,
      }),
    )
  await run((tx) => endInterview(tx, clockAt(past, '16:00:00'), clerk, held, 3))
  const next = addDays(today, 6)
  const coming = await run((tx) =>
    draftInterview(tx, clockAt(addDays(today, -1)), clerk, plan('冬季供暖保障和热线服务', next, '沈明远')),
  )
  await run((tx) => announceInterview(tx, clockAt(today, '08:30:00'), clerk, coming, 1))
  for (const text of ['今年供暖几号开始？', '室温不达标打哪个电话？'])
    await run((tx) => askQuestion(tx, clockAt(today, '08:45:00'), coming, { name: '', text }))
}

const known = [
  [
    'zjj',
    '投诉',
    '路灯不亮怎么报修',
    '请拨打0990-5550042报修，说明路段和灯杆编号；一般故障24小时内修复，电缆故障3日内修复。',
    '市政照明设施维护规程',
  ],
  [
    'rsj',
    '咨询',
    '灵活就业人员怎样参加养老保险',
    '持身份证到户籍地或者居住地社保经办窗口办理，也可以在网上办理；缴费基数在当年公布的上下限之间自选。',
    '社会保险法第十条',
  ],
  [
    'scj',
    '投诉',
    '买到过期食品怎么办',
    '请保留票据和实物，向购买地市场监管所投诉；可以要求退一赔十，不足一千元的按一千元赔偿。',
    '食品安全法第一百四十八条',
  ],
  [
    'jtj',
    '建议',
    '怎样申请调整公交线路或者站点',
    '请写明线路、站点和理由；每季度汇总论证一次，结果在网站公布。',
    '城市公共汽车和电车客运管理规定',
  ],
  [
    'jyj',
    '咨询',
    '新生入学需要哪些材料',
    '户口簿、不动产权证或者租赁合同备案证明、预防接种证；随迁子女还需居住证。',
    '当年招生入学通知',
  ],
  [
    'szfb',
    '',
    '信件多久答复',
    '受理后7个工作日内答复，情况复杂的经批准可以延长8个工作日，并告知理由。',
    '国办发〔2014〕57号',
  ],
] as const

/** What offices keep for questions that come again; one is due for review. */
async function keepAnswers({ db }: DemoHouse, offices: readonly Office[], today: Day): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const [at, [key, matter, question, answer, source]] of known.entries()) {
      const office = offices.find((one) => one.key === key)
      if (!office) continue
      const reviewOn = addDays(today, at === 2 ? -5 : 150 + at * 20)
      const kept = { version: 0, matter, question, answer, source, reviewOn, active: true }
      await keepAnswer(tx, clockAt(addDays(today, -200 + at)), personOf(office, 'gk'), undefined, kept)
    }
  })
}

/** The cards that the year's letters have earned by today. */
export const dealCityCards = ({ db, clock }: DemoHouse) => dealCards(db, clock)
