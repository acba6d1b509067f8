import {
  acceptCase,
  approveReply,
  type CaseInput,
  channelViews,
  dispatchCase,
  proposeReply,
  publishCase,
  rateCase,
  recordCallBack,
  returnCase,
  saveChannel,
  signCase,
  submitCase,
} from '#engagement/cases'
import { addWorkingDays, loadCalendar, type WorkCalendar } from '#foundation/calendar'
import type { Day } from '#platform/clock'
import { inTransaction, type Tx } from '#platform/db'
import { consultations, type LetterTemplate, letters, siteErrors } from './letters.ts'
import { clockAt, type DemoHouse, dayOfYear, inTurns, type Office, personOf } from './office.ts'
import { personName } from './people.ts'
import { pointOf } from './places.ts'
import { type Chance, chance } from './random.ts'

const DESKS = ['mayor', 'question', 'hotline', 'site-error', 'complaint'] as const

/** The city office is the desk of every channel that dispatches. */
export async function openDesks({ db }: DemoHouse, on: Day, desk: string): Promise<void> {
  const channels = await channelViews(db)
  for (const { code, limits: _, ...channel } of channels.filter((one) =>
    DESKS.some((known) => known === one.code),
  ))
    await inTransaction(db, (tx) =>
      saveChannel(tx, clockAt(on), undefined, code, { ...channel, deskBodyId: desk }),
    )
}

/** The letters of one year over all channels that the city office takes in, the newest still on their way. */
export async function writeLetters(
  house: DemoHouse,
  offices: readonly Office[],
  year: number,
  today: Day,
): Promise<void> {
  const luck = chance(year * 77 + 5)
  const desk = offices.find((office) => office.key === 'szfb')
  if (!desk) return
  const calendar = await loadCalendar(house.db)
  const count = 72
  const channels = new Map<string, { way: Way; seed: number }[]>()
  for (let no = 0; no < count; no++) {
    const written = addWorkingDays(
      calendar,
      dayOfYear(year, Math.floor(((no + luck.next()) / count) * 355)),
      1,
    )
    if (written > today) continue
    const channel = luck.weighted([
      ['mayor', 30],
      ['question', 18],
      ['hotline', 40],
      ['site-error', 4],
      ['complaint', 8],
    ] as const)
    const template = channel === 'site-error' ? errorOf(luck) : letterFor(channel, luck)
    const office = offices.find(({ key }) => key === template.office) ?? desk
    const way = { channel, template, desk, office, written, today, calendar }
    channels.set(channel, [...(channels.get(channel) ?? []), { way, seed: year * 10_000 + no }])
  }
  // The letters of a channel bear its numbers in their order; channels do not wait for each other.
  await inTurns([...channels.values()], async (written) => {
    for (const { way, seed } of written) await writeOne(house, way, chance(seed), seed)
  })
}

/** What callers and visitors of one office were told on the spot. */
export async function logConsultations(
  { db, keys }: DemoHouse,
  office: Office,
  year: number,
  today: Day,
): Promise<void> {
  const luck = chance(year * 13 + office.key.length * 101 + (office.key.codePointAt(0) ?? 0))
  for (let no = 0; no < 2; no++) {
    const on = dayOfYear(year, luck.between(3, 360))
    if (on > today) continue
    const [title, asked, reply] = luck.pick(consultations)
    const input = inputOf('consultation', '咨询', title, asked, '', '')
    const arrival = { cameBy: luck.pick(['phone', 'counter'] as const), deskBodyId: office.id, reply }
    await inTransaction(db, (tx) =>
      submitCase(tx, clockAt(on), keys.vault, personOf(office, 'xxy'), input, arrival),
    )
  }
}

function errorOf(luck: Chance): LetterTemplate {
  const [title, asked, reply] = luck.pick(siteErrors)
  return { matter: '内容差错', title, asked: () => asked, place: '', office: 'szfb', reply: () => reply }
}

function letterFor(channel: string, luck: Chance): LetterTemplate {
  const fitting = letters.filter(({ matter }) => channel !== 'complaint' || matter === '投诉')
  return luck.pick(fitting as [LetterTemplate, ...LetterTemplate[]])
}

function inputOf(
  channel: string,
  matter: string,
  title: string,
  asked: string,
  place: string,
  name: string,
): CaseInput {
  const known = name !== ''
  return {
    ...{ channel, matter, title, asked, place, name, bodyId: '', email: '' },
    phone: known ? '19900000000' : '',
    consent: known,
  }
}

interface Way {
  channel: (typeof DESKS)[number]
  template: LetterTemplate
  desk: Office
  office: Office
  written: Day
  today: Day
  calendar: WorkCalendar
}

async function writeOne(house: DemoHouse, way: Way, luck: Chance, seed: number): Promise<void> {
  const { db, keys } = house
  const { channel, template, desk, office, written, today, calendar } = way
  const hotline = channel === 'hotline'
  const clerk = personOf(desk, 'gk')
  const name = channel === 'question' ? '' : personName(seed)
  const words = [template.matter, template.title, template.asked(luck), template.place, name] as const
  const input = { ...inputOf(channel, ...words), ...pointOf(template.place, seed) }
  const { id } = await inTransaction(db, (tx) =>
    hotline
      ? submitCase(tx, clockAt(written, '09:30:00'), keys.vault, clerk, input, { cameBy: 'phone' })
      : submitCase(tx, clockAt(written, '09:30:00'), keys.vault, undefined, input, { cameBy: 'online' }),
  )
  let version = 1
  // Each act happens on its working day, as long as that day has come; then the letter waits where it stands.
  const act = async (
    after: number,
    time: string,
    work: (tx: Tx, clock: ReturnType<typeof clockAt>) => Promise<unknown>,
  ) => {
    const on = after === 0 ? written : addWorkingDays(calendar, written, after)
    if (on > today) return false
    await inTransaction(db, (tx) => work(tx, clockAt(on, time)))
    version += 1
    return true
  }
  const urgent = hotline && luck.next() < 0.04
  if (
    !(await act(0, '11:00:00', (tx, clock) =>
      acceptCase(tx, clock, clerk, id, { version, matter: template.matter, urgent }),
    ))
  )
    return
  const send = (to: string) => (tx: Tx, clock: ReturnType<typeof clockAt>) =>
    dispatchCase(tx, clock, clerk, id, { version, to, note: '' })
  if (office !== desk && luck.next() < 0.05) {
    await act(0, '11:05:00', send(desk.id))
    const reason = '该事项属于主管部门职责，建议改派。'
    await act(0, '11:30:00', (tx, clock) => returnCase(tx, clock, clerk, id, { version, reason }))
  }
  if (!(await act(0, '14:00:00', send(office.id)))) return
  const officer = personOf(office, 'xxy')
  const signed = luck.next() < 0.96 ? 0 : 2
  if (!(await act(signed, '16:30:00', (tx, clock) => signCase(tx, clock, officer, id, version)))) return
  const inHours = hotline && template.matter === '咨询'
  const days = inHours ? 1 : luck.next() < 0.97 ? luck.between(2, 6) : luck.between(8, 10)
  const reply = template.reply(luck)
  if (!(await act(days, '09:40:00', (tx, clock) => proposeReply(tx, clock, officer, id, { version, reply }))))
    return
  if (channel === 'mayor' || channel === 'question' || channel === 'complaint') {
    const head = personOf(office, 'ks')
    if (!(await act(days, '15:00:00', (tx, clock) => approveReply(tx, clock, head, id, version)))) return
  }
  const good = luck.weighted([
    [5, 70],
    [4, 18],
    [3, 8],
    [2, 4],
  ] as const)
  const again = async () => {
    // An unsatisfied person has it done anew; the second answer says more.
    const more = `${reply}针对您再次反映的情况，我们又到现场核实，并已当面说明。`
    await act(days + 3, '09:40:00', (tx, clock) =>
      proposeReply(tx, clock, officer, id, { version, reply: more }),
    )
    if (!hotline && channel !== 'site-error')
      await act(days + 3, '15:00:00', (tx, clock) =>
        approveReply(tx, clock, personOf(office, 'ks'), id, version),
      )
  }
  if (hotline) {
    const reached = luck.next() < 0.95
    const said = { reached, solved: good > 2, satisfied: good, note: '' }
    await act(days + 1, '10:00:00', (tx, clock) => recordCallBack(tx, clock, clerk, id, { version, ...said }))
    if (!reached || good > 2) return
    await again()
    const then = { reached: true, solved: true, satisfied: 4, note: '' }
    await act(days + 4, '10:00:00', (tx, clock) => recordCallBack(tx, clock, clerk, id, { version, ...then }))
    return
  }
  const rated =
    luck.next() < 0.45 &&
    (await act(days + 1, '20:00:00', (tx, clock) =>
      rateCase(tx, clock, id, { version, rating: good, note: '' }),
    ))
  if (rated && good < 3) {
    await again()
    await act(days + 4, '20:00:00', (tx, clock) => rateCase(tx, clock, id, { version, rating: 4, note: '' }))
  } else if ((channel === 'mayor' || channel === 'question') && luck.next() < 0.7) {
    const shown = { title: input.title, asked: input.asked, reply }
    await act(days + 2, '09:00:00', (tx, clock) => publishCase(tx, clock, clerk, id, { version, ...shown }))
  }
}
