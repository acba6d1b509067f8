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
import { assignItem, issueReport, respondToItem, takeFinding } from '#engagement/opinion'
import { answerSurvey, closeSurvey, draftSurvey, openSurvey, publishSurvey } from '#engagement/surveys'
import { addDays, type Day } from '#platform/clock'
import { inTransaction, type Tx } from '#platform/db'
import { clockAt, type DemoHouse, type Office, personOf } from './office.ts'
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

/** Consultations, surveys, interviews and public opinion of the city office, in every state, around today. */
export async function engageCity(house: DemoHouse, offices: readonly Office[], today: Day): Promise<void> {
  const desk = offices.find(({ key }) => key === 'szfb')
  if (!desk) return
  await consult(house, desk, today)
  await survey(house, desk, today)
  await interview(house, desk, today)
  await watch(house, desk, offices, today)
}

async function consult({ db, keys }: DemoHouse, desk: Office, today: Day): Promise<void> {
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
    for (const [no, text] of opinions.entries()) {
      if (one.end === 'open' && no > 4) break
      const said = {
        text,
        paragraph: (no % 4) + 2,
        name: no % 3 === 0 ? '赵一鸣' : '',
        phone: no % 3 === 0 ? '19900000001' : '',
        email: '',
      }
      const made = await run((tx) =>
        submitComment(tx, clockAt(addDays(opens, no + 1)), keys.vault, id, said, { cameBy: 'online' }),
      )
      ids.push(made.id)
    }
    const read = one.end === 'open' ? ids.slice(0, 3) : ids
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
    await run((tx) => publishFeedback(tx, later, head, id, { version: 3 + at, feedback, finalUrl: '' }))
  }
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
}

async function watch({ db }: DemoHouse, desk: Office, offices: readonly Office[], today: Day): Promise<void> {
  const run = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, work)
  const watcher = personOf(desk, 'gk')
  const found = [
    ['青石路施工围挡占道过久', '晚报', 'general', -12],
    ['部分小区水压不足', '论坛', 'attention', -8],
    ['开发区企业夜间异味', '新闻客户端', 'attention', -3],
    ['公交线路调整引发讨论', '论坛', 'general', -1],
  ] as const
  const answering = offices.filter(({ key }) => key !== 'szfb')
  const issued: string[] = []
  for (const [at, [title, source, severity, from]] of found.entries()) {
    const at9 = clockAt(addDays(today, from), '09:00:00')
    const finding = {
      ...{
        bodyId: desk.id,
        title,
        source,
        severity,
        text: `${title}，有群众反映希望尽快说明情况。`,
        url: '',
        outerId: null,
      },
      ...{ cameBy: 'hand' as const, publishedAt: null, foundAt: at9.now() },
    }
    const id = await run((tx) => takeFinding(tx, at9, watcher, finding))
    const office = answering[at % answering.length]
    if (!id || !office || at === 3) continue
    const assigned = { version: 1, to: office.id, severity, note: '请核实情况并及时回应。' }
    await run((tx) => assignItem(tx, clockAt(addDays(today, from), '10:30:00'), watcher, id, assigned))
    if (at === 2) continue
    const answer = { version: 2, response: '已到现场核实，并在门户网站发布情况说明。', urls: [] }
    await run((tx) =>
      respondToItem(tx, clockAt(addDays(today, from + 1)), personOf(office, 'xxy'), id, answer),
    )
    issued.push(id)
  }
  const issue = {
    kind: 'halfmonthly' as const,
    title: '近期舆情综述',
    summary: '本期舆情总体平稳，涉及市政施工和供水的已经回应。',
    items: issued,
  }
  await run((tx) => issueReport(tx, clockAt(addDays(today, -2)), watcher, desk.id, issue))
}
