import { expect, it } from 'vitest'
import { day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'
import { rateCase, recordCallBack } from './after-case.ts'
import { caseFigures } from './figures.ts'
import { supplementCase } from './follow-up.ts'
import { approveReply, proposeReply } from './handle-case.ts'
import { indicatorTable } from './indicators.ts'
import { saveChannel, setLimit } from './settle-channel.ts'
import { shownIndicator } from './shown.ts'
import { submitCase } from './submit-case.ts'
import { acceptCase, dispatchCase, mergeCase, returnCase, signCase } from './take-in.ts'
import { settleMonths } from './tally.ts'

const house = useHouse('2026-03-02T09:00:00+08:00')

/**
 * A year counted by hand. Ten letters come in: one is merged, one waits to be accepted. Of the eight accepted, seven are
 * answered: five in time, two late; one is still open past its time. One dispatch of nine goes back.
 */
it('the indicators equal a hand count', async () => {
  const { db, keys } = house().deps
  const { clock } = house()
  const [desk, office, other] = await Promise.all([aBody(house()), aBody(house()), aBody(house())])
  const [clerk, handler, head] = await Promise.all([
    aPerson(house(), 'disclosure_office', desk),
    aPerson(house(), 'information_officer', office),
    aPerson(house(), 'section_head', office),
  ])
  const rules = {
    version: 0,
    name: '市长信箱',
    sign: 'HC',
    intro: '',
    position: 1,
    deskBodyId: desk,
    publicIntake: true,
    anonymous: true,
    dispatches: true,
    reviewed: true,
    publishes: 'consent' as const,
    callsBack: true,
    rates: true,
    extendsByDesk: false,
    reopensDays: 15,
    redoMost: 1,
    matters: ['咨询', '投诉'],
    active: true,
  }
  await inTransaction(db, async (tx) => {
    await saveChannel(tx, clock, undefined, 'hand-count', rules)
    const limit = { matter: '', urgent: false, fromDay: '2020-01-01', source: '测试', unit: 'day' as const }
    await setLimit(tx, clock, undefined, 'hand-count', { ...limit, step: 'answer', amount: 5 })
    await setLimit(tx, clock, undefined, 'hand-count', { ...limit, step: 'sign', amount: 1 })
    await setLimit(tx, clock, undefined, 'hand-count', { ...limit, step: 'return', amount: 2 })
  })
  const at = (date: number) => clock.set(`2026-03-${String(date).padStart(2, '0')}T09:00:00+08:00`)
  const version = async (id: string) => {
    const { rows } = await house().database.pool.query('select version from cases_case where id = $1', [id])
    return rows[0].version as number
  }
  const run = async (work: (tx: Parameters<Parameters<typeof inTransaction>[1]>[0]) => Promise<unknown>) =>
    inTransaction(db, work)

  const letters: { id: string; number: string }[] = []
  for (let no = 0; no < 10; no++) {
    const input = {
      channel: 'hand-count',
      bodyId: '',
      matter: no < 4 ? '咨询' : '投诉',
      title: '一件事',
      asked: '一件事的经过',
      place: '',
      name: '',
      phone: '',
      email: '',
      consent: false,
    }
    letters.push(
      (await run((tx) => submitCase(tx, clock, keys.vault, undefined, input, { cameBy: 'online' }))) as never,
    )
  }
  const id = (no: number) => letters[no]?.id ?? ''
  const accept = async (no: number) => {
    const taken = { version: await version(id(no)), matter: no < 4 ? '咨询' : '投诉', urgent: false }
    await run((tx) => acceptCase(tx, clock, clerk.actor, id(no), taken))
  }
  const dispatch = async (no: number, to: string) =>
    run(async (tx) =>
      dispatchCase(tx, clock, clerk.actor, id(no), { version: await version(id(no)), to, note: '' }),
    )
  const sign = async (no: number) =>
    run(async (tx) => signCase(tx, clock, handler.actor, id(no), await version(id(no))))
  const reply = async (no: number) => {
    const proposed = { version: await version(id(no)), reply: '已经办理完毕。' }
    await run((tx) => proposeReply(tx, clock, handler.actor, id(no), proposed))
    await run(async (tx) => approveReply(tx, clock, head.actor, id(no), await version(id(no))))
  }

  for (let no = 0; no < 9; no++) await accept(no)
  await run(async (tx) =>
    mergeCase(tx, clock, clerk.actor, id(8), {
      version: await version(id(8)),
      into: letters[0]?.number ?? '',
    }),
  )
  await dispatch(7, other)
  await run(async (tx) =>
    returnCase(tx, clock, handler.actor, id(7), { version: await version(id(7)), reason: '不归本单位管' }),
  )
  for (let no = 0; no < 8; no++) await dispatch(no, office)
  await run((tx) => supplementCase(tx, clock, id(0), { text: '补充：在路口东侧。' }))
  at(3)
  for (let no = 0; no < 6; no++) await sign(no)
  at(6)
  await sign(6)
  await sign(7)
  for (let no = 0; no < 5; no++) await reply(no)
  const call = async (no: number, solved: boolean, satisfied: number) => {
    const said = { version: await version(id(no)), reached: true, solved, satisfied, note: '' }
    await run((tx) => recordCallBack(tx, clock, clerk.actor, id(no), said))
  }
  await call(0, true, 5)
  await call(1, true, 3)
  await call(2, false, 2)
  const rate = async (no: number, rating: number) =>
    run(async (tx) => rateCase(tx, clock, id(no), { version: await version(id(no)), rating, note: '' }))
  await rate(3, 4)
  at(9)
  await reply(5)
  await reply(6)
  at(10)

  const year = { from: day('2026-01-01'), until: day('2026-12-31'), channel: 'hand-count' }
  const table = await indicatorTable(db, clock.now(), year, 'matter')
  const shown = (key: string) => shownIndicator(table, table.whole, key).text
  expect(Object.fromEntries(table.definitions.map(({ key }) => [key, shown(key)]))).toEqual({
    received: '10件',
    posts: '11件',
    accepted: '8件',
    replied: '7件',
    replyRate: '87.5%',
    connectRate: '—',
    signRate: '66.67%',
    returnRate: '11.11%',
    onTimeRate: '71.43%',
    overdueRate: '37.5%',
    closeRate: '37.5%',
    callBackRate: '42.86%',
    solveRate: '66.67%',
    satisfiedRate: '66.67%',
    ratedSatisfiedRate: '100%',
    redoRate: '14.29%',
    published: '0件',
    meanDays: '4.9日',
    medianDays: '4日',
  })
  // Months that are over are kept as counts: they say the same, and say otherwise as soon as a case moves.
  clock.set('2026-06-01T09:00:00+08:00')
  const live = await indicatorTable(db, clock.now(), year, 'month')
  await house().settle()
  expect(await settleMonths(db, clock)).toBeGreaterThan(0)
  expect(await indicatorTable(db, clock.now(), year, 'month')).toEqual(live)
  await rate(4, 4)
  await house().settle()
  const moved = await indicatorTable(db, clock.now(), year, 'none')
  expect(moved.whole.values.ratedSatisfiedRate?.bottom).toBe(2)
  await settleMonths(db, clock)
  expect(await indicatorTable(db, clock.now(), year, 'none')).toEqual(moved)
  expect(table.groups.map(({ label, values }) => [label, values.received?.value])).toEqual([
    ['咨询', 4],
    ['投诉', 6],
  ])
  const scopeOfDesk = { from: year.from, until: year.until, bodies: [desk] }
  expect(Object.fromEntries(await caseFigures.count(db, scopeOfDesk))).toEqual({
    'cases.received.hand-count': 9,
    'cases.received.total': 9,
    'cases.accepted.hand-count': 8,
    'cases.accepted.total': 8,
    'cases.answered.hand-count': 7,
    'cases.answered.total': 7,
  })
  for (const [name, count] of await caseFigures.count(db, scopeOfDesk))
    expect(await caseFigures.records(db, scopeOfDesk, name)).toHaveLength(count)
})
