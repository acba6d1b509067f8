import { simpleParser } from 'mailparser'
import { addWorkingDays, loadCalendar } from '#foundation/calendar'
import { openFileStore } from '#foundation/files'
import type { Day } from '#platform/clock'
import { inTransaction, type Tx } from '#platform/db'
import { setFee } from '#requests/fees'
import {
  closeComplaint,
  closeRemedy,
  openComplaint,
  openRemedy,
  recordAnswer,
  recordOrder,
  recordRectification,
} from '#requests/remedies'
import {
  askCorrection,
  askReasons,
  chargeFee,
  discloseAnswer,
  judgeReasons,
  lapseCorrection,
  lettersOf,
  proposeDecision,
  recordDelivery,
  recordPayment,
  recordReasons,
  signDecision,
  submitRequest,
  takeInMail,
} from '#requests/requests'
import { clockAt, type DemoHouse, inTurns, type Office, personOf } from './office.ts'

type Proposal = Parameters<typeof proposeDecision>[6]
const reply = (outcome: string, more: Partial<Proposal> = {}): Proposal => ({
  ...{ outcome, facts: '', discretion: '', supply: '', otherOrgan: '', earlier: '' },
  ...{ attachments: [], tree: null, differsBecause: '' },
  ...more,
})

/** Days of one office, told in working days before today. */
async function daysBefore(house: DemoHouse, today: Day) {
  const calendar = await loadCalendar(house.db)
  return (count: number) => addWorkingDays(calendar, today, -count)
}

/**
 * The cases that are rare and that an office must get right: a correction that never came, an applicant of dozens of
 * requests, the fee, reconsideration and suit, complaints, answers shown to everybody, e-mails.
 */
export async function hardCases(house: DemoHouse, offices: readonly Office[], today: Day): Promise<void> {
  const before = await daysBefore(house, today)
  await inTurns(offices.slice(0, 4), async (office, at) => {
    const desk = deskOf(house, office, at)
    await uncorrected(desk, before)
    await tooMany(desk, before)
    await charged(desk, before)
    await sued(desk, before)
    await complaints(desk, before)
    await shown(desk, before)
  })
  const [first] = offices
  if (first) await mails(house, first, before)
}

function deskOf({ db, keys }: DemoHouse, office: Office, at: number) {
  const handler = personOf(office, 'gk')
  const within = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, work)
  return {
    at,
    office,
    handler,
    vault: keys.vault,
    within,
    /** Somebody hands a request in; each has another name and number. */
    async receive(on: Day, name: string, asked: string, no: number): Promise<string> {
      const input = {
        ...{ bodyId: office.id, applicantType: 'naturalPerson' as const, name, documentKind: '居民身份证' },
        documentNumber: `9901021979${String(100 + at).padStart(4, '0')}${String(no).padStart(4, '0')}`,
        ...{ phone: `1990002${String(at * 100 + no).padStart(4, '0')}`, email: '', contact: '' },
        ...{ address: '景澜市望湖区湖滨路', asked, wantedForm: 'electronic' as const },
        deliveryWay: 'online' as const,
      }
      const arrival = { channel: 'counter' as const, arrivedOn: on }
      return (await within((tx) => submitRequest(tx, clockAt(on), keys.vault, handler, input, arrival))).id
    },
    /** Drafted by one, signed the same day by another. */
    async answer(on: Day, id: string, version: number, proposal: Proposal): Promise<void> {
      await within((tx) => proposeDecision(tx, clockAt(on), keys.vault, handler, id, version, proposal))
      const leader = personOf(office, 'fg')
      await within((tx) => signDecision(tx, clockAt(on, '16:00:00'), keys.vault, leader, id, version + 1))
    },
  }
}
type Desk = ReturnType<typeof deskOf>
type Before = Awaited<ReturnType<typeof daysBefore>>

/** Art 30: told once, not corrected in time. */
async function uncorrected({ within, receive, answer, vault, handler }: Desk, before: Before): Promise<void> {
  const id = await receive(before(40), '白望舒', '那份会议纪要', 1)
  const asked = { version: 1, asked: '请写明会议的名称、时间或者纪要文号。', days: 10 }
  await within((tx) => askCorrection(tx, clockAt(before(37)), vault, handler, id, asked))
  await within((tx) => lapseCorrection(tx, clockAt(before(26)), id))
  await answer(before(25), id, 3, reply('uncorrected', { facts: '已告知补正，期限届满没有补正。' }))
}

/** Art 35: asked for reasons; one has none, the other has good ones and waits a little longer. */
async function tooMany({ within, receive, answer, vault, handler }: Desk, before: Before): Promise<void> {
  const facts = '当月已提出三十余件内容相近的申请，明显超过合理范围。'
  for (const [no, [name, reasons, reasonable]] of (
    [
      ['古月明', '就是想看看。', false],
      ['林深', '正在撰写学位论文，需要连续五年的数据。', true],
    ] as const
  ).entries()) {
    const id = await receive(before(30), name, `历年全部采购项目的合同（第${no + 1}批）`, 2 + no)
    await within((tx) => askReasons(tx, clockAt(before(28)), vault, handler, id, { version: 1, facts }))
    const given = { version: 2, reasons, on: before(25) }
    await within((tx) => recordReasons(tx, clockAt(before(25)), handler, id, given))
    const verdict = {
      ...{ version: 3, reasonable },
      ...(reasonable ? { why: '数据分散在各年档案', delayUntil: before(-15) } : { why: '', delayUntil: '' }),
    }
    await within((tx) => judgeReasons(tx, clockAt(before(24)), vault, handler, id, verdict))
    if (!reasonable) await answer(before(22), id, 4, reply('excessive', { facts: '所述理由不合理。' }))
  }
}

/** Art 42: by page; one has paid and was answered, the other has the notice and time. */
async function charged(
  { within, receive, answer, vault, handler, office }: Desk,
  before: Before,
): Promise<void> {
  const setting = {
    ...{ bodyId: office.id, mode: 'page' as const, from: before(35) },
    payWay: '凭本通知书到政务服务中心一楼缴费窗口，或者扫描通知书上的缴款码缴纳。',
  }
  await within((tx) => setFee(tx, clockAt(before(35)), handler.id, setting))
  for (const [no, pages] of [180, 60].entries()) {
    const [came, told] = no === 0 ? [before(22), before(20)] : [before(8), before(4)]
    const id = await receive(came, no === 0 ? '江远帆' : '叶知行', '十年来道路施工许可的全部材料', 4 + no)
    await within((tx) => chargeFee(tx, clockAt(told), vault, handler, id, { version: 1, pages }))
    const letter = (await within((tx) => lettersOf(tx, vault, id))).find((one) => one.kind === 'fee')
    const receipt = { way: 'counter', on: told, proof: '申请人当面签收' }
    await within((tx) => recordDelivery(tx, clockAt(told), handler, id, letter?.id ?? '', receipt))
    if (no > 0) continue
    const paid = { version: 2, on: before(15), receipt: '9901-2026-000318' }
    await within((tx) => recordPayment(tx, clockAt(before(15)), handler, id, paid))
    await answer(before(6), id, 3, reply('granted', { supply: '随本告知书提供电子文档。' }))
  }
}

/** A refusal upheld on reconsideration, then taken to court: our own last day to answer runs. */
async function sued({ within, receive, answer, handler, office }: Desk, before: Before): Promise<void> {
  const id = await receive(before(80), '程听澜', '老城更新方案的内部讨论稿', 6)
  const draft = { facts: '属于研究讨论中的过程稿。', discretion: '公开会影响后续讨论。' }
  await answer(before(70), id, 1, reply('process', draft))
  const about = { request: id, body: office.id }
  const first = {
    ...{
      kind: 'reconsideration' as const,
      organ: office.body.reconsideration,
      caseNumber: '景府复〔2026〕17号',
    },
    ...{ acceptedOn: before(60), receivedOn: before(58) },
  }
  const opened = await within((tx) => openRemedy(tx, clockAt(before(58)), handler.id, about, first))
  await within((tx) => recordAnswer(tx, clockAt(before(52)), handler.id, opened, before(52)))
  const ending = {
    result: 'upheld' as const,
    closedOn: before(25),
    note: '',
    decisionNumber: '景府复决〔2026〕17号',
  }
  await within((tx) => closeRemedy(tx, clockAt(before(25)), handler.id, opened, ending))
  const suit = {
    ...{ kind: 'litigationAfterReconsideration' as const, organ: office.body.court },
    ...{ caseNumber: '（2026）景0102行初9号', acceptedOn: before(6), receivedOn: before(4) },
    defendants: office.body.reconsideration,
  }
  await within((tx) => openRemedy(tx, clockAt(before(4)), handler.id, about, suit))
}

/** Art 47, 51: one founded, ordered and mended; one that has just come. */
async function complaints({ within, handler, office }: Desk, before: Before): Promise<void> {
  const about = (on: Day, matter: string) => ({
    ...{ bodyId: office.id, requestNumber: '', cameFrom: '上级主管部门转办', receivedOn: on, matter },
  })
  const { id } = await within((tx) =>
    openComplaint(
      tx,
      clockAt(before(50)),
      handler.id,
      about(before(50), '反映公开指南中的电话长期无人接听。'),
    ),
  )
  const order = {
    ...{ version: 1, orderedBy: '景澜市人民政府办公室', orderedOn: before(46), rectifyDueOn: before(36) },
    orderText: '核实值班安排，更正公开指南。',
  }
  await within((tx) => recordOrder(tx, clockAt(before(46)), handler.id, id, order))
  const done = { version: 2, on: before(40), rectification: '已安排专人值守，并更新公开指南。' }
  await within((tx) => recordRectification(tx, clockAt(before(40)), handler.id, id, done))
  const closed = { version: 3, result: 'founded' as const, closedOn: before(38), note: '已回访' }
  await within((tx) => closeComplaint(tx, clockAt(before(38)), handler.id, id, closed))
  const fresh = about(before(2), '认为补贴名单应当主动公开而没有公开。')
  await within((tx) => openComplaint(tx, clockAt(before(2)), handler.id, fresh))
}

const publicAnswers = [
  [
    '城市道路临时占用许可清单',
    '请公开上一年度城市道路临时占用许可的清单',
    '已提供清单，共42项，含占用路段、用途和期限。',
  ],
  [
    '小区电梯加装补贴标准',
    '请公开老旧小区加装电梯的补贴标准和申请条件',
    '已提供补贴办法全文，并告知办理窗口。',
  ],
  ['机关食堂采购中标结果', '请公开本年度机关食堂采购的中标结果', '已提供中标结果公告和评标汇总表。'],
  ['公务用车更新计划', '请公开本年度公务用车的更新数量和预算', '已提供年度更新计划及预算批复。'],
  ['重大项目审批进度', '请公开本年度重大项目的审批进度表', '已提供进度表，按季度更新。'],
  ['节能评审结果', '请公开上一年度固定资产投资项目节能评审结果', '已提供评审意见清单，共28项。'],
  [
    '义务教育学区划分依据',
    '请公开本年度义务教育学区划分的依据和论证材料',
    '已提供划分方案和论证会纪要的公开部分。',
  ],
  [
    '校园午餐供应企业名单',
    '请公开本年度校园午餐供应企业的名单和检查结果',
    '已提供企业名单和三次检查的结果。',
  ],
] as const

/** Two people asked for the same and were answered; the answer is open to everybody now (Art 44). */
async function shown({ within, receive, answer, vault, handler, at }: Desk, before: Before): Promise<void> {
  for (const [no, [title, asked, words]] of publicAnswers.slice(at * 2, at * 2 + 2).entries()) {
    for (const [person, name] of ['宋清和', '苏晚晴'].entries()) {
      const on = before(55 - person * 10)
      const id = await receive(on, name, asked, 10 + no * 2 + person)
      await answer(before(50 - person * 10), id, 1, reply('granted', { supply: '随本告知书提供电子文档。' }))
      if (person > 0) continue
      const text = { title, asked: `${asked}。`, answer: words }
      await within((tx) => discloseAnswer(tx, clockAt(before(45)), vault, handler, id, text))
    }
  }
}

/** Two e-mails in the box of the disclosure office, not registered yet. */
async function mails({ db, keys, filesDir }: DemoHouse, office: Office, before: Before): Promise<void> {
  const files = openFileStore(filesDir, keys.vault)
  const said = [
    [
      '关于公开人行天桥建设资料的申请',
      '您好，申请公开文正路人行天桥的可行性研究报告批复。联系电话见附件。',
      '沈一舟',
      1,
    ],
    ['咨询', '请问公开申请表在哪里下载？', '顾长河', 0],
  ] as const
  for (const [no, [subject, text, name, days]] of said.entries()) {
    const raw = `From: =?utf-8?B?${Buffer.from(name).toString('base64')}?= <mail${no}@example.com>\r\nSubject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=\r\nMessage-ID: <demo-${no}@example.com>\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(text).toString('base64')}\r\n`
    const mail = await simpleParser(raw)
    const clock = clockAt(before(days), '09:12:00')
    await inTransaction(db, (tx) =>
      takeInMail(tx, clock, keys.vault, files, office.body.code, mail, clock.now()),
    )
  }
}
