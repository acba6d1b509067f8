import { beforeAll, describe, expect, it } from 'vitest'
import { mergeBodies } from '#foundation/bodies'
import { day } from '#platform/clock'
import { closeRemedy, openRemedy } from '#requests/remedies'
import { submitRequest } from '#requests/requests'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'
import { cellsOf } from './cells.ts'
import { reportDeadlines } from './deadlines.ts'
import { byHand, input, officeWork } from './office.fixture.ts'

const house = useHouse('2025-06-03T10:00:00+08:00')
const {
  within,
  call,
  anOffice,
  aRequest,
  answer,
  at,
  signedInAgain,
  open,
  detailOf,
  figureOf,
  fill,
  approve,
} = officeWork(house)

beforeAll(() => at('2025-06-03'))

describe('a report of the running system', () => {
  it('counts live, opens every figure, and keeps it once it is published', async () => {
    at('2025-06-03')
    let office = await anOffice()
    const first = await aRequest(office, 'naturalPerson', 'granted')
    const refused = await aRequest(office, 'business', 'third_party')
    const open2025 = await aRequest(office, 'naturalPerson')
    const { clock } = house().deps
    const remedy = await within((tx) =>
      openRemedy(
        tx,
        clock,
        office.compiler.actor.id,
        { request: refused, body: office.body },
        { kind: 'reconsideration', organ: '市政府', acceptedOn: '2025-06-03' },
      ),
    )
    await within((tx) =>
      closeRemedy(tx, clock, office.compiler.actor.id, remedy, {
        result: 'upheld',
        closedOn: '2025-06-03',
        note: '',
      }),
    )
    const id = await open(office, 2025)
    expect(await figureOf(office, id, 'requests.received.naturalPerson')).toBe(2)
    expect(await figureOf(office, id, 'requests.received.total')).toBe(3)
    expect(await figureOf(office, id, 'requests.granted.total')).toBe(1)
    expect(await figureOf(office, id, 'requests.refused.thirdParty.business')).toBe(1)
    expect(await figureOf(office, id, 'requests.total.total')).toBe(2)
    expect(await figureOf(office, id, 'requests.carriedOut.total')).toBe(1)
    expect(await figureOf(office, id, 'remedies.reconsideration.upheld')).toBe(1)
    expect(await figureOf(office, id, 'remedies.reconsideration.total')).toBe(1)

    at('2026-01-12')
    office = await signedInAgain(office)
    await fill(office, id)
    const { version, findings } = await detailOf(office, id)
    expect(findings.filter((found: { level: string }) => found.level === 'error')).toEqual([])
    expect((await call(office.compiler, 'POST', `/api/reports/${id}/submit`, { version })).json()).toEqual({
      ok: true,
    })
    await approve(office, id)
    expect((await call(office.compiler, 'POST', `/api/reports/${id}/publish`)).statusCode).toBe(200)

    // A request that turns up later with a date in the year does not change what was published.
    await within((tx) =>
      submitRequest(
        tx,
        clock,
        house().deps.keys.vault,
        office.compiler.actor,
        input(office.body, 'naturalPerson'),
        { channel: 'post_signed', arrivedOn: day('2025-12-30') },
      ),
    )
    expect(await figureOf(office, id, 'requests.received.naturalPerson')).toBe(2)
    const records = (cell: string) => call(office.compiler, 'GET', `/api/reports/${id}/cells/${cell}/records`)
    expect((await records('requests.granted.naturalPerson')).json()).toMatchObject([
      { kind: 'request', id: first },
    ])
    expect((await records('requests.carriedOut.total')).json()).toMatchObject([{ id: open2025 }])
    const page = await house().app.inject({ method: 'GET', url: `/reports/${id}` })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('（区分处理的，只计这一情形，不计其他情形）')
    const csv = await house().app.inject({ method: 'GET', url: `/reports/${id}/data.csv` })
    expect(csv.body).toContain('requests.received.total,3')
    at('2025-06-03')
  })

  it('is stopped while something does not add up or is missing, with a sentence', async () => {
    at('2025-06-03')
    let office = await anOffice()
    const id = await open(office, 2024)
    at('2025-06-04')
    office = await signedInAgain(office)
    const { version } = await detailOf(office, id)
    const refused = await call(office.compiler, 'POST', `/api/reports/${id}/submit`, { version })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().error.message).toMatch(/第一处/)
    at('2025-06-03')
  })

  it('asks why it carries in what last year did not carry out (R4), and keeps the answer', async () => {
    at('2024-12-30')
    let office = await anOffice()
    const before = await open(office, 2024)
    at('2025-01-10')
    office = await signedInAgain(office)
    await fill(office, before)
    await call(office.compiler, 'POST', `/api/reports/${before}/submit`, {
      version: (await detailOf(office, before)).version,
    })
    await approve(office, before)
    await call(office.compiler, 'POST', `/api/reports/${before}/publish`)
    // Found in a drawer: received in 2024, registered after the report was published.
    const { clock, keys } = house().deps
    const { id: late } = await within((tx) =>
      submitRequest(tx, clock, keys.vault, office.compiler.actor, input(office.body, 'naturalPerson'), {
        channel: 'post_signed',
        arrivedOn: day('2024-12-20'),
      }),
    )
    await answer(office, late, 'granted')
    const id = await open(office, 2025)
    at('2026-01-12')
    office = await signedInAgain(office)
    await fill(office, id)
    const detail = await detailOf(office, id)
    expect(detail.findings).toContainEqual(expect.objectContaining({ rule: 'R4', level: 'error' }))
    const submit = async () =>
      call(office.compiler, 'POST', `/api/reports/${id}/submit`, {
        version: (await detailOf(office, id)).version,
      })
    expect((await submit()).statusCode).toBe(422)
    const explain = (rule: string, version: number) =>
      call(office.compiler, 'PUT', `/api/reports/${id}/overrides`, {
        version,
        rule,
        reason: '上年漏登一件，已补登。',
      })
    expect((await explain('R1', detail.version)).json().error.code).toBe('reports.not_explainable')
    expect((await explain('R4', detail.version)).statusCode).toBe(200)
    expect((await submit()).statusCode).toBe(200)
    at('2025-06-03')
  })

  it('never lets a counted figure be typed, nor a figure without its source', async () => {
    const office = await anOffice()
    const id = await open(office, 2025)
    const enter = (entry: object) =>
      call(office.compiler, 'PUT', `/api/reports/${id}/cells`, {
        version: 1,
        value: 1,
        source: '台账',
        ...entry,
      })
    expect((await enter({ cell: 'requests.granted.naturalPerson' })).json().error.code).toBe(
      'reports.cell_is_counted',
    )
    expect((await enter({ cell: 'requests.total.total' })).json().error.code).toBe('reports.cell_is_counted')
    expect((await enter({ cell: byHand[0] ?? '', source: ' ' })).statusCode).toBe(422)
    expect((await enter({ cell: byHand[0] ?? '', value: 1.5 })).json().error.code).toBe(
      'reports.whole_number',
    )
    expect((await enter({ cell: byHand[3] ?? '', value: 1.5 })).statusCode).toBe(200)
  })

  it('covers by declared relation what merges into a government, each body once', async () => {
    const city = await aBody(house(), { kind: 'government', name: '景澜测试市人民政府' })
    const bureau = await anOffice(await aBody(house(), { supervisor: city }))
    await aRequest(bureau, 'research', 'granted')
    const office = await anOffice(city)
    await aRequest(office, 'research')
    const area = await open(office, 2025, 'area')
    expect(await figureOf(office, area, 'requests.received.research')).toBe(2)
    expect((await detailOf(office, area)).bodies).toHaveLength(2)
  })

  it('counts what its body took over within the year from one that ended, which reports no more', async () => {
    at('2025-06-03')
    const [ended, heir] = [await anOffice(), await anOffice()]
    await aRequest(ended, 'research', 'granted')
    const running = await aRequest(ended, 'research')
    await within((tx) =>
      mergeBodies(tx, house().deps.clock, heir.compiler.actor.id, [ended.body], heir.body, {
        on: day('2025-06-03'),
        basis: '景编〔2025〕1号',
      }),
    )
    const id = await open(heir, 2025)
    expect(await figureOf(heir, id, 'requests.received.research')).toBe(2)
    const open2025 = await call(
      heir.compiler,
      'GET',
      `/api/reports/${id}/cells/requests.carriedOut.total/records`,
    )
    expect(open2025.json()).toMatchObject([{ id: running }])
  })

  it('does not exist for another body, and is read by the office that supervises', async () => {
    const city = await aBody(house(), { kind: 'government' })
    const office = await anOffice(await aBody(house(), { supervisor: city }))
    const foreign = await anOffice()
    const above = await aPerson(house(), 'supervisor', city, 'under')
    const id = await open(office, 2025)
    expect((await call(foreign.compiler, 'GET', `/api/reports/${id}`)).statusCode).toBe(404)
    expect((await call(above, 'GET', `/api/reports/${id}`)).statusCode).toBe(200)
    expect((await call(above, 'POST', `/api/reports/${id}/submit`, { version: 1 })).statusCode).toBe(403)
  })
})

describe('the form and its dates', () => {
  it('has 10 + 175 + 15 cells from 2021, of which the sums and counts are never typed', () => {
    const cells = cellsOf('2021')
    expect(cells).toHaveLength(200)
    expect(cells.filter((cell) => cell.way === 'entered').map((cell) => cell.name)).toEqual(byHand)
  })

  it.each([
    { month: 1, year: 2025, due: '2026-01-31' },
    { month: 3, year: 2025, due: '2026-03-31' },
    { month: 1, year: 2018, due: '2019-03-31' },
  ])('a report on $year with month $month is due on $due (Art 49)', async ({ month, year, due }) => {
    const dueOf = await reportDeadlines(house().deps.db, year)
    expect(dueOf({ reportDueMonth: month })).toBe(due)
  })
})
