import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Actor } from '#foundation/identity'
import { samePersons } from '#foundation/people'
import { day } from '#platform/clock'
import { inTransaction, type Tx } from '#platform/db'
import { setFee } from '#requests/fees'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'
import { archiveOf } from './archive.ts'
import { chargeFee, recordPayment } from './charge-fee.ts'
import { judgeOpinion, recordOpinion, recordPartyReceipt, startConsultation } from './consult.ts'
import type { Proposal } from './contract.ts'
import { lookAtClocks } from './daily.ts'
import { proposeDecision, signDecision } from './decide-request.ts'
import { recordDelivery } from './deliver-letter.ts'
import { requestDetail } from './detail.ts'
import { decideExtension, proposeExtension } from './extend-reply.ts'
import { addFile } from './files.ts'
import { askCorrection, receiveCorrection } from './handle-request.ts'
import { answerTask, openTask } from './handling.ts'
import { askReasons, judgeReasons } from './inquire-reasons.ts'
import { decideRetype, proposeRetype } from './retype-applicant.ts'
import { splitRequest } from './split-request.ts'
import { submitRequest } from './submit-request.ts'

const house = useHouse()
const deps = () => house().deps
const at = (on: string) => house().clock.set(`${on}T10:00:00+08:00`)
const within = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(deps().db, work)

const plain: Proposal = {
  outcome: 'granted',
  facts: '',
  discretion: '',
  supply: '随本告知书提供电子文档。',
  otherOrgan: '',
  earlier: '',
  attachments: [],
  tree: null,
  differsBecause: '',
}

async function anOffice() {
  at('2026-03-02')
  const body = await aBody(house())
  const handler = (await aPerson(house(), 'disclosure_office', body)).actor
  const leader = (await aPerson(house(), 'deputy_head', body)).actor
  return { body, handler, leader }
}
type Office = Awaited<ReturnType<typeof anOffice>>

async function aRequest(office: Office, more: { asked?: string; document?: string } = {}): Promise<string> {
  const { clock, keys } = deps()
  const { id } = await within((tx) =>
    submitRequest(
      tx,
      clock,
      keys.vault,
      office.handler,
      {
        bodyId: office.body,
        applicantType: 'naturalPerson',
        name: '孙一平',
        documentKind: '居民身份证',
        documentNumber: more.document ?? '990102198001010011',
        phone: '19900000001',
        email: '',
        address: '',
        contact: '',
        asked: more.asked ?? '2025年度城区绿化养护合同',
        wantedForm: 'electronic',
        deliveryWay: 'online',
      },
      { channel: 'counter', arrivedOn: clock.today() },
    ),
  )
  return id
}

async function look(office: { handler: Actor }, id: string) {
  const detail = await requestDetail(deps().db, deps().clock.today(), deps().keys.vault, office.handler, id)
  if (!detail) throw new Error('no request')
  return detail
}

const decideAs = async (office: Office, id: string, proposal: Partial<Proposal>) => {
  const { clock, keys } = deps()
  const { version } = await look(office, id)
  await within((tx) =>
    proposeDecision(tx, clock, keys.vault, office.handler, id, version, { ...plain, ...proposal }),
  )
  await within((tx) => signDecision(tx, clock, keys.vault, office.leader, id, version + 1))
}

describe('a third party (Art 32)', () => {
  const asked = {
    kind: 'third_party' as const,
    name: '某绿化有限公司',
    address: '',
    phone: '',
    email: '',
    content: '养护合同',
  }

  it('is asked, pauses the clock, objects, is overridden, and is told with its own remedy', async () => {
    const office = await anOffice()
    const { clock, keys } = deps()
    const id = await aRequest(office)
    expect((await look(office, id)).dueOn).toBe('2026-03-30')
    at('2026-03-04')
    const sent = await within((tx) =>
      startConsultation(tx, clock, keys.vault, office.handler, id, { version: 1, ...asked }),
    )
    expect(await look(office, id)).toMatchObject({ dueOn: null, waitsOn: 'third_party', light: 'none' })
    await expect(decideAs(office, id, {})).rejects.toThrow('requests.waits_on.third_party')
    at('2026-03-05')
    await within((tx) =>
      recordPartyReceipt(tx, clock, office.handler, id, sent.id, { version: 2, on: '2026-03-05' }),
    )
    at('2026-03-11')
    await expect(
      within((tx) =>
        recordOpinion(tx, clock, office.handler, id, sent.id, 3, {
          opinion: 'objects',
          text: '',
          on: '2026-03-11',
        }),
      ),
    ).rejects.toThrow('requests.opinion_without_reason')
    await within((tx) =>
      recordOpinion(tx, clock, office.handler, id, sent.id, 3, {
        opinion: 'objects',
        text: '涉及商业秘密',
        on: '2026-03-11',
      }),
    )
    // 5 to 11 March are five working days out of the count.
    const resumed = await look(office, id)
    expect(resumed).toMatchObject({ waitsOn: '', dueOn: '2026-04-07' })
    expect(resumed.explanation.join()).toContain('其间5个工作日不计算在期限内')
    await expect(decideAs(office, id, {})).rejects.toThrow('requests.proposal.third_party')
    await within((tx) =>
      judgeOpinion(tx, clock, office.handler, id, sent.id, {
        version: 4,
        judgement: 'public_interest',
        reason: '涉及公共安全。',
      }),
    )
    await within((tx) =>
      proposeExtension(tx, clock, office.handler, id, { version: 5, days: 10, reason: '需要区分处理' }),
    )
    await within((tx) =>
      decideExtension(tx, clock, keys.vault, office.leader, id, { version: 6, approve: true, note: '' }),
    )
    expect((await look(office, id)).dueOn).toBe('2026-04-21')
    await decideAs(office, id, { outcome: 'partial', facts: '合同中的报价属于商业秘密。' })
    const { letters } = await look(office, id)
    expect(letters.map((letter) => letter.kind)).toEqual([
      'third_party',
      'consultation_notice',
      'extension',
      'decision',
      'third_party_disclosure',
    ])
    const told = letters.at(-1)
    expect(told?.addressee).toBe('某绿化有限公司')
    expect(told?.paragraphs.join()).toContain('公共利益')
    expect(told?.paragraphs.at(-1)).toContain('申请行政复议')
    // The party learns what was asked about, never by whom; the applicant's letter does not name the party.
    expect(JSON.stringify(letters.filter((letter) => letter.consultationId))).not.toContain('孙一平')
    expect(JSON.stringify(letters.find((letter) => letter.kind === 'decision'))).not.toContain('某绿化')
  })

  it('who keeps silent has said nothing; a body that made it too has agreed (Art 34)', async () => {
    const office = await anOffice()
    const { clock, keys, db } = deps()
    const id = await aRequest(office)
    const third = await within((tx) =>
      startConsultation(tx, clock, keys.vault, office.handler, id, { version: 1, ...asked }),
    )
    const maker = await within((tx) =>
      startConsultation(tx, clock, keys.vault, office.handler, id, {
        version: 2,
        ...asked,
        kind: 'co_making_body',
      }),
    )
    for (const [at, one] of [third, maker].entries())
      await within((tx) =>
        recordPartyReceipt(tx, clock, office.handler, id, one.id, { version: 3 + at, on: '2026-03-02' }),
      )
    at('2026-03-23')
    expect((await lookAtClocks(db, clock)).silent).toBe(0)
    at('2026-03-24')
    expect((await lookAtClocks(db, clock)).silent).toBe(2)
    const detail = await look(office, id)
    expect(detail.consultations).toMatchObject([
      { ending: 'silent', opinion: null, endedOn: '2026-03-23' },
      { ending: 'silent', opinion: 'agrees', endedOn: '2026-03-23' },
    ])
    // Fifteen working days out, once, though two were asked.
    expect(detail.dueOn).toBe('2026-04-21')
  })
})

describe('a correction (Art 30)', () => {
  it('that does not come lets the request lapse; a late one is refused online and taken only with good reason', async () => {
    const office = await anOffice()
    const { clock, keys, db } = deps()
    const id = await aRequest(office, { asked: '有关材料' })
    await within((tx) =>
      askCorrection(tx, clock, keys.vault, office.handler, id, { version: 1, asked: '请写明名称', days: 5 }),
    )
    await expect(decideAs(office, id, {})).rejects.toThrow('requests.waits_on.correction')
    await expect(decideAs(office, id, { outcome: 'uncorrected', facts: '逾期' })).rejects.toThrow(
      'requests.proposal.correction',
    )
    at('2026-03-10')
    expect((await lookAtClocks(db, clock)).lapsed).toBe(1)
    expect((await lookAtClocks(db, clock)).lapsed).toBe(0)
    const late = { version: 3, asked: '绿化养护合同', on: '2026-03-10' }
    await expect(within((tx) => receiveCorrection(tx, clock, undefined, id, late))).rejects.toThrow(
      'requests.correction_over',
    )
    await expect(within((tx) => receiveCorrection(tx, clock, office.handler, id, late))).rejects.toThrow(
      'requests.correction_late_why',
    )
    await decideAs(office, id, { outcome: 'uncorrected', facts: '2026年3月2日告知补正，逾期未补正。' })
    expect(await look(office, id)).toMatchObject({ state: 'decided', outcome: 'uncorrected' })
  })
})

describe('number and frequency beyond reason (Art 35, 42)', () => {
  it('asks for reasons first; accepted ones may bring a later day, rejected ones a refusal', async () => {
    const office = await anOffice()
    const { clock, keys } = deps()
    const id = await aRequest(office)
    const facts = '本月已提交40件申请。'
    await within((tx) => askReasons(tx, clock, keys.vault, office.handler, id, { version: 1, facts }))
    const verdict = { version: 2, reasonable: true, why: '', delayUntil: '2026-05-20' }
    await expect(
      within((tx) => judgeReasons(tx, clock, keys.vault, office.handler, id, verdict)),
    ).rejects.toThrow('requests.reasons_awaited')
    at('2026-03-17')
    await within((tx) =>
      judgeReasons(tx, clock, keys.vault, office.handler, id, { ...verdict, why: '需要查阅大量档案' }),
    )
    const detail = await look(office, id)
    expect(detail).toMatchObject({ dueOn: '2026-05-20', waitsOn: '' })
    expect(detail.explanation.join()).toContain('延迟答复')

    const other = await aRequest(office)
    await within((tx) => askReasons(tx, clock, keys.vault, office.handler, other, { version: 1, facts }))
    at('2026-04-01')
    await within((tx) =>
      judgeReasons(tx, clock, keys.vault, office.handler, other, {
        version: 2,
        reasonable: false,
        why: '',
        delayUntil: '',
      }),
    )
    await decideAs(office, other, { outcome: 'excessive', facts })
    expect((await look(office, other)).letters.at(-1)?.title).toBe('不予处理告知书')
  })

  it('is charged from the eleventh piece on, split ones too; payment restarts the clock, silence lapses', async () => {
    const office = await anOffice()
    const { clock, keys, db } = deps()
    const first = await aRequest(office, { document: '990102198001019999' })
    const charge = (id: string, version: number) =>
      within((tx) => chargeFee(tx, clock, keys.vault, office.handler, id, { version, pages: 0 }))
    await expect(charge(first, 1)).rejects.toThrow('fees.off')
    await within((tx) =>
      setFee(tx, clock, office.handler.id, {
        bodyId: office.body,
        mode: 'piece',
        from: clock.today(),
        payWay: '到窗口缴纳',
      }),
    )
    await expect(charge(first, 1)).rejects.toThrow('fees.nothing_due')
    const parts = Array.from({ length: 12 }, (_, no) => `第${no + 1}件材料`)
    const made = await within((tx) => splitRequest(tx, clock, office.handler, first, 1, parts))
    expect(made).toHaveLength(11)
    expect(
      await samePersons(
        db,
        (
          await db
            .withTables<{ requests_request: { id: string; person_id: string } }>()
            .selectFrom('requests_request')
            .select('person_id')
            .where('id', '=', first)
            .executeTakeFirstOrThrow()
        ).person_id,
      ),
    ).toHaveLength(1)
    const [eleventh = '', twelfth = ''] = made.slice(-2)
    await charge(eleventh, 1)
    await charge(twelfth, 1)
    expect(await look(office, twelfth)).toMatchObject({
      waitsOn: 'fee',
      dueOn: null,
      fee: { amount: 100, calculation: expect.stringContaining('第12件') },
    })
    await expect(decideAs(office, twelfth, {})).rejects.toThrow('requests.waits_on.fee')
    at('2026-03-05')
    const notice = (await look(office, twelfth)).letters.find((letter) => letter.kind === 'fee')
    await within((tx) =>
      recordDelivery(tx, clock, office.handler, twelfth, notice?.id ?? '', {
        way: 'counter',
        on: '2026-03-05',
        proof: '申请人签收',
      }),
    )
    // Twenty working days from the day after receipt; the one whose notice is not known to have come does not lapse.
    expect((await look(office, twelfth)).fee).toMatchObject({ receivedOn: '2026-03-05', dueOn: '2026-04-02' })
    at('2026-03-16')
    await within((tx) =>
      recordPayment(tx, clock, office.handler, eleventh, { version: 2, on: '2026-03-16', receipt: 'No.1' }),
    )
    expect((await look(office, eleventh)).dueOn).toBe('2026-04-14')
    at('2026-04-02')
    expect((await lookAtClocks(db, clock)).lapsed).toBe(0)
    at('2026-04-03')
    expect((await lookAtClocks(db, clock)).lapsed).toBe(1)
    await expect(
      within((tx) =>
        recordPayment(tx, clock, office.handler, twelfth, { version: 3, on: '2026-04-03', receipt: 'x' }),
      ),
    ).rejects.toThrow('fees.lapsed')
    await decideAs(office, twelfth, { outcome: 'fee_unpaid', facts: '逾期未缴纳。' })
  })
})

it('mends a mis-registered applicant type by a second person, until the report is out', async () => {
  const office = await anOffice()
  const { clock } = deps()
  const id = await aRequest(office)
  const open = async () => false
  const change = { version: 1, type: 'business' as const, reason: '登记时选错' }
  await expect(
    within((tx) => proposeRetype(tx, clock, async () => true, office.handler, id, change)),
  ).rejects.toThrow('requests.report_out')
  await within((tx) => proposeRetype(tx, clock, open, office.handler, id, change))
  const verdict = { version: 2, approve: true }
  await expect(within((tx) => decideRetype(tx, clock, open, office.handler, id, verdict))).rejects.toThrow(
    'requests.own_retype',
  )
  await within((tx) => decideRetype(tx, clock, open, office.leader, id, verdict))
  expect((await look(office, id)).applicantType).toBe('business')
})

it('goes to an office and back without another number or another clock', async () => {
  const office = await anOffice()
  const { clock, keys } = deps()
  const id = await aRequest(office)
  const before = await look(office, id)
  const task = {
    version: 1,
    kind: 'assign' as const,
    office: '园林科',
    accountId: office.leader.id,
    task: '请提供合同',
    dueOn: '',
  }
  const taskId = await within((tx) => openTask(tx, clock, keys.vault, office.handler, id, task))
  await within((tx) =>
    answerTask(tx, clock, office.leader, id, taskId, { answer: '不属于本科职责', returned: true }),
  )
  await expect(
    within((tx) => answerTask(tx, clock, office.leader, id, taskId, { answer: '再答', returned: false })),
  ).rejects.toThrow('requests.task_answered')
  expect(await look(office, id)).toMatchObject({ number: before.number, dueOn: before.dueOn })
})

it('hands the whole case over as one archive with letters in Word and PDF, files and sums', async () => {
  const office = await anOffice()
  const { clock, keys, db } = deps()
  const id = await aRequest(office)
  const { openFileStore } = await import('#foundation/files')
  const files = openFileStore(deps().filesDir, keys.vault)
  const content = Buffer.from('%PDF-1.7 sample')
  await within((tx) =>
    addFile(tx, clock, files, office.handler, id, {
      purpose: 'answer',
      title: '合同',
      pages: 3,
      name: '合同.pdf',
      content,
    }),
  )
  await decideAs(office, id, {})
  await expect(
    within((tx) =>
      addFile(tx, clock, files, office.handler, id, {
        purpose: 'answer',
        title: '补',
        pages: 1,
        name: '补.pdf',
        content,
      }),
    ),
  ).rejects.toThrow('requests.decided_already')
  const archive = await archiveOf(db, clock, keys.vault, files, office.handler, id)
  const entries = unzipSync(new Uint8Array(archive.content))
  const names = Object.keys(entries)
  expect(names.some((name) => /文书\/01-答复-.*\.pdf$/.test(name))).toBe(true)
  expect(names.some((name) => /文书\/01-答复-.*\.docx$/.test(name))).toBe(true)
  expect(names).toContain('附件/01-随答复提供的信息-合同.pdf')
  const pdf = entries[names.find((name) => name.endsWith('.pdf') && name.startsWith('文书')) ?? '']
  expect(
    Buffer.from(pdf ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect(new TextDecoder().decode(entries['办理情况.txt'])).toContain('2025年度城区绿化养护合同')
  expect(day((await look(office, id)).decidedOn ?? '')).toBe('2026-03-02')
})
