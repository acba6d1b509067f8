import { describe, expect, it } from 'vitest'
import { day } from '#platform/clock'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { figures } from '../../app.ts'
import { monthsOwed, stateOf } from './months.ts'

const house = useHouse('2026-03-15T10:00:00+08:00')
const call = (person: Person, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

async function anOutsider() {
  const city = await aBody(house(), { kind: 'government' })
  const body = await aBody(house(), { supervisor: city })
  const [officer, above] = await Promise.all([
    aPerson(house(), 'disclosure_office', body),
    aPerson(house(), 'supervisor', city, 'under'),
  ])
  return { city, body, officer, above }
}

const line = (bodyId: string, change: object = {}) => ({
  bodyId,
  number: '',
  receivedOn: '2026-01-08',
  applicantType: 'naturalPerson',
  outcome: 'granted',
  decidedOn: '2026-01-20',
  remedy: null,
  ...change,
})

async function countOf(bodies: string[], name: string, year = 2026): Promise<number> {
  const scope = { from: day(`${year}-01-01`), until: day(`${year}-12-31`), bodies }
  let sum = 0
  for (const source of figures.filter((one) => one.filed && name.startsWith(one.prefix))) {
    const value = (await source.count(house().deps.db, scope)).get(name) ?? 0
    const records = await source.records(house().deps.db, scope, name)
    expect(records.length > 0).toBe(value !== 0)
    sum += value
  }
  return sum
}

describe('months', () => {
  it('are owed once they have ended, from the month the duty began', () => {
    expect(monthsOwed('2026-02', 2026, day('2026-04-01'))).toEqual(['2026-02', '2026-03'])
  })
  it.each([
    { today: '2026-02-20', filed: false, state: 'running' },
    { today: '2026-03-05', filed: false, state: 'owed' },
    { today: '2026-03-20', filed: false, state: 'late' },
    { today: '2026-03-20', filed: true, state: 'zero' },
  ])('February is $state on $today', ({ today, filed, state }) => {
    expect(stateOf('2026-02', { from: '2026-01', filed, empty: true }, day(today))).toBe(state)
  })
})

describe('a line', () => {
  it('counts by receipt, by decision and, while it is open, at the end of the year', async () => {
    const { body, officer } = await anOutsider()
    for (const change of [{}, { outcome: null, decidedOn: null }, { receivedOn: '2025-12-20' }])
      expect((await call(officer, 'POST', '/api/filings/lines', line(body, change))).statusCode).toBe(201)
    expect(await countOf([body], 'requests.received.naturalPerson')).toBe(2)
    expect(await countOf([body], 'requests.carriedIn.naturalPerson')).toBe(1)
    expect(await countOf([body], 'requests.granted.naturalPerson')).toBe(2)
    expect(await countOf([body], 'requests.carriedOut.naturalPerson')).toBe(1)
  })

  it('counts a suit once though two organs are defendants', async () => {
    const { body, officer } = await anOutsider()
    const other = await anOutsider()
    const remedy = {
      kind: 'litigationDirect',
      organ: '景澜市中级人民法院',
      number: '（2026）景01行初12号',
      acceptedOn: '2026-02-10',
      result: null,
      closedOn: null,
    }
    await call(officer, 'POST', '/api/filings/lines', line(body, { remedy }))
    await call(other.officer, 'POST', '/api/filings/lines', line(other.body, { remedy }))
    expect(await countOf([body], 'remedies.litigationDirect.pending')).toBe(1)
    expect(await countOf([body, other.body], 'remedies.litigationDirect.pending')).toBe(1)
  })

  it.each([
    [{ decidedOn: '2026-01-02' }, 'filings.decided_before'],
    [{ decidedOn: null }, 'filings.outcome_and_day'],
    [{ receivedOn: '2026-04-01', outcome: null, decidedOn: null }, 'filings.to_come'],
    [{ outcome: 'no-such' }, 'filings.no_outcome'],
  ])('that could not have happened is refused: %o', async (change, code) => {
    const { body, officer } = await anOutsider()
    const answer = await call(officer, 'POST', '/api/filings/lines', line(body, change))
    expect([answer.statusCode, answer.json().error.code]).toEqual([422, code])
  })

  it('is completed, not overwritten, and withdrawn with a reason', async () => {
    const { body, officer } = await anOutsider()
    const id = (await call(officer, 'POST', '/api/filings/lines', line(body))).json().id
    const change = { ...line(body, { note: '补充' }), id, version: 1 }
    expect((await call(officer, 'PUT', '/api/filings/lines', change)).statusCode).toBe(200)
    expect((await call(officer, 'PUT', '/api/filings/lines', change)).statusCode).toBe(409)
    const withdraw = { bodyId: body, id, version: 2, why: '重复备案' }
    expect((await call(officer, 'POST', '/api/filings/lines/withdraw', withdraw)).statusCode).toBe(200)
    expect(await countOf([body], 'requests.received.naturalPerson')).toBe(0)
  })
})

describe('a monthly return', () => {
  const month = (bodyId: string, change: object = {}) => ({
    bodyId,
    month: '2026-02',
    cells: {},
    version: null,
    ...change,
  })

  it('is owed by a body with the duty, reminded of, and ends with a zero report', async () => {
    const { body, officer, above } = await anOutsider()
    const duty = { bodyId: body, way: 'lines', fromMonth: '2026-02' }
    expect((await call(officer, 'PUT', '/api/filings/duties', duty)).statusCode).toBe(403)
    expect((await call(above, 'PUT', '/api/filings/duties', duty)).statusCode).toBe(200)
    const remind = () => call(above, 'POST', '/api/filings/reminders', { bodyId: body, months: ['2026-02'] })
    expect((await remind()).json()).toEqual({ sent: 1 })
    const tasks = async () =>
      (await call(officer, 'GET', '/api/inbox')).json().map(({ task }: { task: string }) => task)
    expect(await tasks()).toContain('催报备案月报')
    expect((await call(officer, 'PUT', '/api/filings/returns', month(body))).statusCode).toBe(200)
    expect(await tasks()).not.toContain('催报备案月报')
    expect((await remind()).json().error.code).toBe('filings.nothing_owed')
    const [row] = (await call(officer, 'GET', '/api/filings?year=2026')).json()
    expect(row.months[1]).toMatchObject({ month: '2026-02', state: 'zero', reminders: 1 })
  })

  it('with counts adds to the figures and carries what is open into the next year', async () => {
    const { body, officer } = await anOutsider()
    const cells = { 'requests.received.business': 5, 'requests.granted.business': 3 }
    await call(officer, 'PUT', '/api/filings/returns', month(body, { cells, month: '2025-11' }))
    expect(await countOf([body], 'requests.received.business', 2025)).toBe(5)
    expect(await countOf([body], 'requests.carriedOut.business', 2025)).toBe(2)
    expect(await countOf([body], 'requests.carriedIn.business', 2026)).toBe(2)
  })

  it('and lines of the same month exclude each other, and no month is reported before its end', async () => {
    const { body, officer } = await anOutsider()
    await call(
      officer,
      'POST',
      '/api/filings/lines',
      line(body, { receivedOn: '2026-02-03', decidedOn: '2026-02-20' }),
    )
    const cells = { 'requests.received.business': 1 }
    const doubled = await call(officer, 'PUT', '/api/filings/returns', month(body, { cells }))
    expect(doubled.json().error.code).toBe('filings.has_lines')
    const early = await call(officer, 'PUT', '/api/filings/returns', month(body, { month: '2026-03' }))
    expect(early.json().error.code).toBe('filings.month_running')
  })
})
