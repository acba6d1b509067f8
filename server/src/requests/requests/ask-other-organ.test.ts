import { expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'
import { askOtherOrgan } from './ask-other-organ.ts'
import { proposeDecision, signDecision } from './decide-request.ts'
import { requestDetail } from './detail.ts'
import { submitRequest } from './submit-request.ts'

const house = useHouse()

it('makes a new request at the responsible organ, with consent, linked both ways, its receipt still to be confirmed', async () => {
  const { db, clock, keys } = house().deps
  const [body, other] = [await aBody(house()), await aBody(house())]
  const handler = (await aPerson(house(), 'disclosure_office', body)).actor
  const leader = (await aPerson(house(), 'deputy_head', body)).actor
  const theirs = (await aPerson(house(), 'disclosure_office', other)).actor
  const input = {
    bodyId: body,
    applicantType: 'naturalPerson' as const,
    name: '郑某',
    documentKind: '居民身份证',
    documentNumber: '990102198001010011',
    phone: '1',
    email: '',
    address: '',
    contact: '',
    asked: '某地块的规划许可',
    wantedForm: 'paper' as const,
    deliveryWay: 'post' as const,
  }
  const { id } = await inTransaction(db, (tx) =>
    submitRequest(tx, clock, keys.vault, handler, input, { channel: 'counter', arrivedOn: clock.today() }),
  )
  const ask = (consent: boolean) =>
    inTransaction(db, (tx) => askOtherOrgan(tx, clock, handler, id, { bodyId: other, consent }))
  await expect(ask(true)).rejects.toThrow('requests.not_other_organ')
  const proposal = {
    outcome: 'other_organ',
    facts: '由规划部门制作。',
    discretion: '',
    supply: '',
    otherOrgan: '规划局，0990-1',
    earlier: '',
    attachments: [],
    tree: null,
    differsBecause: '',
  }
  await inTransaction(db, (tx) => proposeDecision(tx, clock, keys.vault, handler, id, 1, proposal))
  await inTransaction(db, (tx) => signDecision(tx, clock, keys.vault, leader, id, 2))
  await expect(ask(false)).rejects.toThrow('requests.no_consent')
  const made = await ask(true)
  await expect(ask(true)).rejects.toThrow('requests.asked_already')
  const here = await requestDetail(db, clock.today(), keys.vault, handler, id)
  const there = await requestDetail(db, clock.today(), keys.vault, theirs, made.id)
  expect(here?.linked).toMatchObject([{ id: made.id, relation: '经申请人同意转向该机关提出' }])
  expect(there).toMatchObject({ state: 'unconfirmed', receivedOn: null, asked: '某地块的规划许可' })
  expect(there?.linked).toMatchObject([{ id, relation: '此前向该机关提出' }])
})
