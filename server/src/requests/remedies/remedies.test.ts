import { expect, it } from 'vitest'
import { relate } from '#foundation/bodies'
import { day } from '#platform/clock'
import { inTransaction, type Tx } from '#platform/db'
import {
  proposeDecision,
  recordSearch,
  requestFigures,
  signDecision,
  submitRequest,
} from '#requests/requests'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'
import { closeComplaint, openComplaint, recordOrder, recordRectification } from './complaints.ts'
import { remedyFigures } from './figures.ts'
import { closeRemedy, openRemedy, recordAnswer, remediesOf, reReply } from './remedies.ts'

const house = useHouse()
const at = (on: string) => house().clock.set(`${on}T10:00:00+08:00`)
const within = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(house().deps.db, work)

async function anOffice() {
  at('2026-03-02')
  const body = await aBody(house())
  const handler = (await aPerson(house(), 'disclosure_office', body)).actor
  const leader = (await aPerson(house(), 'deputy_head', body)).actor
  const { clock } = house().deps
  await within(async (tx) => {
    const from = day('2020-01-01')
    await relate(tx, clock, undefined, {
      kind: 'reconsideration_organ',
      body,
      other: { name: '景澜市人民政府' },
      from,
    })
    await relate(tx, clock, undefined, { kind: 'court', body, other: { name: '望湖区人民法院' }, from })
  })
  return { body, handler, leader }
}

async function answered(
  office: Awaited<ReturnType<typeof anOffice>>,
  outcome: string | undefined,
  applicantType: 'naturalPerson' | 'business' = 'naturalPerson',
): Promise<string> {
  const { clock, keys } = house().deps
  const { id } = await within((tx) =>
    submitRequest(
      tx,
      clock,
      keys.vault,
      office.handler,
      {
        bodyId: office.body,
        applicantType,
        name: '吴某',
        documentKind: '居民身份证',
        documentNumber: '990102198001010011',
        phone: '1',
        email: '',
        address: '',
        contact: '',
        asked: '某合同',
        wantedForm: 'paper',
        deliveryWay: 'post',
      },
      { channel: 'counter', arrivedOn: clock.today() },
    ),
  )
  if (outcome === undefined) return id
  const proposal = {
    outcome,
    facts: '经审查属实。',
    discretion: '影响讨论。',
    supply: '随函提供。',
    otherOrgan: '',
    earlier: '',
    attachments: [],
    tree: null,
    differsBecause: '',
  }
  const search = { place: '系统', words: '合同', period: '', result: '无', found: false }
  await within((tx) => recordSearch(tx, clock, office.handler, id, search))
  await within((tx) => proposeDecision(tx, clock, keys.vault, office.handler, id, 1, proposal))
  await within((tx) => signDecision(tx, clock, keys.vault, office.leader, id, 2))
  return id
}

it('a refusal goes to reconsideration and to court, and is answered anew without a new request', async () => {
  const office = await anOffice()
  const { db, clock, keys } = house().deps
  const request = await answered(office, 'process')
  const about = { request, body: office.body }
  at('2026-04-01')
  const open = (remedy: Parameters<typeof openRemedy>[4]) =>
    within((tx) => openRemedy(tx, clock, office.handler.id, about, remedy))
  const first = {
    kind: 'reconsideration' as const,
    organ: '',
    acceptedOn: '2026-04-01',
    receivedOn: '2026-04-01',
  }
  await expect(open({ ...first, kind: 'litigationAfterReconsideration' })).rejects.toThrow(
    'remedies.no_reconsideration',
  )
  const reconsideration = await open(first)
  await expect(open(first)).rejects.toThrow('remedies.once')
  // Ten working days after 1 April, over 清明 (4 to 6 April).
  expect(await remediesOf(db, request)).toMatchObject([
    { organ: '景澜市人民政府', answerDueOn: '2026-04-16' },
  ])
  at('2026-04-10')
  await within((tx) => recordAnswer(tx, clock, office.handler.id, reconsideration, '2026-04-10'))
  at('2026-05-20')
  await within((tx) =>
    closeRemedy(tx, clock, office.handler.id, reconsideration, {
      result: 'upheld',
      closedOn: '2026-05-20',
      note: '',
    }),
  )
  await expect(open({ ...first, kind: 'litigationDirect' })).rejects.toThrow('remedies.after_reconsideration')
  const suit = await open({
    kind: 'litigationAfterReconsideration',
    organ: '',
    acceptedOn: '2026-05-20',
    receivedOn: '2026-05-20',
    defendants: '景澜市人民政府（复议机关）',
  })
  // Fifteen calendar days after 20 May.
  expect((await remediesOf(db, request)).at(-1)).toMatchObject({
    organ: '望湖区人民法院',
    answerDueOn: '2026-06-04',
  })
  at('2026-08-03')
  await within((tx) =>
    closeRemedy(tx, clock, office.handler.id, suit, {
      result: 'corrected',
      closedOn: '2026-08-03',
      note: '撤销答复',
      decisionNumber: '（2026）某行初1号',
      reReplyDays: 15,
    }),
  )
  at('2026-08-10')
  await within((tx) =>
    reReply(tx, clock, keys.vault, office.handler, suit, {
      outcome: 'granted',
      facts: '原答复已被撤销。',
      supply: '随函提供。',
    }),
  )
  expect((await remediesOf(db, request)).at(-1)).toMatchObject({
    reReplyDueOn: '2026-08-24',
    reRepliedOn: '2026-08-10',
  })
  const year = { from: day('2026-01-01'), until: day('2026-12-31'), bodies: [office.body] }
  // One suit though two organs are defendants; the new reply makes no new request and no second result.
  expect(Object.fromEntries(await remedyFigures.count(db, year))).toEqual({
    'remedies.reconsideration.upheld': 1,
    'remedies.litigationAfterReconsideration.corrected': 1,
  })
  expect(Object.fromEntries(await requestFigures.count(db, year))).toEqual({
    'requests.received.naturalPerson': 1,
    'requests.refused.process.naturalPerson': 1,
  })
})

it('tables 三 and 四 of a year equal a count by hand', async () => {
  const office = await anOffice()
  const { db, clock } = house().deps
  // By hand: received 9 = 7 + 2; results 7 = 2 granted, 1 partial, 2 third party, 1 not held, 1 process; 2 carried on.
  const made: Record<string, string> = {}
  for (const [no, [outcome, type]] of (
    [
      ['granted', 'naturalPerson'],
      ['already_public', 'business'],
      ['partial', 'naturalPerson'],
      ['third_party', 'naturalPerson'],
      ['third_party', 'business'],
      ['does_not_exist', 'naturalPerson'],
      ['process', 'naturalPerson'],
      [undefined, 'naturalPerson'],
      [undefined, 'naturalPerson'],
    ] as const
  ).entries())
    made[no] = await answered(office, outcome, type)
  const open = (no: number, remedy: Parameters<typeof openRemedy>[4]) =>
    within((tx) =>
      openRemedy(tx, clock, office.handler.id, { request: made[no] ?? '', body: office.body }, remedy),
    )
  at('2026-06-01')
  const accepted = { organ: '', acceptedOn: '2026-06-01' }
  const first = await open(3, { kind: 'reconsideration', ...accepted })
  await open(4, { kind: 'reconsideration', ...accepted })
  await open(5, { kind: 'litigationDirect', ...accepted })
  await within((tx) =>
    closeRemedy(tx, clock, office.handler.id, first, {
      result: 'otherResult',
      closedOn: '2026-06-01',
      note: '',
    }),
  )
  const year = { from: day('2026-01-01'), until: day('2026-12-31'), bodies: [office.body] }
  expect(Object.fromEntries(await requestFigures.count(db, year))).toEqual({
    'requests.received.naturalPerson': 7,
    'requests.received.business': 2,
    'requests.granted.naturalPerson': 1,
    'requests.granted.business': 1,
    'requests.partial.naturalPerson': 1,
    'requests.refused.thirdParty.naturalPerson': 1,
    'requests.refused.thirdParty.business': 1,
    'requests.refused.process.naturalPerson': 1,
    'requests.unavailable.notHeld.naturalPerson': 1,
    'requests.carriedOut.naturalPerson': 2,
  })
  expect(Object.fromEntries(await remedyFigures.count(db, year))).toEqual({
    'remedies.reconsideration.otherResult': 1,
    'remedies.reconsideration.pending': 1,
    'remedies.litigationDirect.pending': 1,
  })
})

it('a complaint is ordered, rectified and closed; an order without rectification cannot be closed', async () => {
  const office = await anOffice()
  const { clock } = house().deps
  const { id } = await within((tx) =>
    openComplaint(tx, clock, office.handler.id, {
      bodyId: office.body,
      requestNumber: '',
      cameFrom: '上级转办',
      receivedOn: '2026-03-02',
      matter: '逾期未答复',
    }),
  )
  const order = {
    version: 1,
    orderedBy: '市政府办公室',
    orderedOn: '2026-03-02',
    orderText: '限期答复',
    rectifyDueOn: '',
  }
  await within((tx) => recordOrder(tx, clock, office.handler.id, id, order))
  const ending = { version: 2, result: 'founded' as const, closedOn: '2026-03-02', note: '' }
  await expect(within((tx) => closeComplaint(tx, clock, office.handler.id, id, ending))).rejects.toThrow(
    'remedies.not_rectified',
  )
  await within((tx) =>
    recordRectification(tx, clock, office.handler.id, id, {
      version: 2,
      on: '2026-03-02',
      rectification: '已答复',
    }),
  )
  await within((tx) => closeComplaint(tx, clock, office.handler.id, id, { ...ending, version: 3 }))
  await expect(
    within((tx) => recordOrder(tx, clock, office.handler.id, id, { ...order, version: 4 })),
  ).rejects.toThrow('remedies.complaint_closed')
})
