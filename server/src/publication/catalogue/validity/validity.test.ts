import { beforeAll, describe, expect, it } from 'vitest'
import { day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { expireDocuments, publishDocument, settleCleanups } from '#publication/catalogue'
import { aContent, anApproved, anOffice, aPublished, approveDrafted, aSite } from '#test/documents'
import { TEST_NOW, useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { proactiveFigures } from '../figures.ts'

const house = useHouse()
beforeAll(async () => {
  await aSite(house(), await aBody(house(), { kind: 'government_office' }))
})
const normative = { kind: 'normative' as const, columnId: 'gfxwj' }
const inForce = async (body: string, until: string) =>
  (
    await proactiveFigures.count(house().deps.db, {
      bodies: [body],
      from: day(`${until.slice(0, 4)}-01-01`),
      until: day(until),
    } as never)
  ).get('proactive.normativeDocuments.inForce') ?? 0

describe('the validity of a rule', () => {
  it('ends by itself the day after its term, shows so on its page, and leaves the count of what is in force', async () => {
    const { db, clock } = house().deps
    const office = await anOffice(house())
    const id = await aPublished(house(), office, { ...normative, validUntil: '2026-06-30' })
    const page = async (mark: string) => (await house().app.inject(`/documents/${id}?${mark}`)).body
    house().clock.set('2026-06-30T23:00:00+08:00')
    expect(await expireDocuments(db, clock)).toBe(0)
    expect(await page('a')).toContain('有效')
    house().clock.set('2026-07-01T00:30:00+08:00')
    expect(await expireDocuments(db, clock)).toBe(1)
    expect(await expireDocuments(db, clock)).toBe(0)
    expect(await page('b')).toContain('有效期已于 2026-07-01 届满')
    expect([await inForce(office.bodyId, '2026-06-30'), await inForce(office.bodyId, '2026-12-31')]).toEqual([
      1, 0,
    ])
    house().clock.set(TEST_NOW)
  })

  it('is gone through in a clean-up that lists, decides, publishes, and then takes effect', async () => {
    const { db, clock } = house().deps
    const office = await anOffice(house())
    const officer = await aPerson(house(), 'disclosure_office', office.bodyId)
    const call = (method: 'GET' | 'POST', url: string, payload?: object) =>
      house().app.inject({
        method,
        url,
        headers: { cookie: officer.cookie },
        ...(payload ? { payload } : {}),
      })
    const opening = { bodyId: office.bodyId, title: '行政规范性文件清理', asOf: '2026-03-01' }
    expect((await call('POST', '/api/cleanups', opening)).json().error.code).toBe('cleanup.nothing_in_force')
    const [kept, ended] = [
      await aPublished(house(), office, { ...normative, title: '继续有效的办法' }),
      await aPublished(house(), office, { ...normative, title: '要废止的办法' }),
    ]
    const { id } = (await call('POST', '/api/cleanups', opening)).json()
    const decide = (documents: string[], decision: string, reason = '') =>
      call('POST', `/api/cleanups/${id}/decisions`, { documents, decision, reason })
    await decide([kept], 'keep')
    expect((await decide([ended], 'repeal')).json().error.code).toBe('cleanup.reason_missing')
    const announce = () => call('POST', `/api/cleanups/${id}/announcement`, { columnId: 'tz' })
    expect((await announce()).json().error.code).toBe('cleanup.undecided')
    await decide([ended], 'repeal', '上位法已经修改')
    const { id: announcement } = (await announce()).json()
    expect((await announce()).json().id).toBe(announcement)
    await approveDrafted(house(), office, announcement)
    expect(await settleCleanups(db, clock)).toBe(0)
    expect(await inForce(office.bodyId, '2026-12-31')).toBe(2)
    await inTransaction(db, (tx) => publishDocument(tx, clock, office.drafter.actor, announcement))
    expect(await settleCleanups(db, clock)).toBe(1)
    expect(await inForce(office.bodyId, '2026-12-31')).toBe(1)
    const pages = [
      await house().app.inject(`/documents/${ended}`),
      await house().app.inject(`/documents/${announcement}`),
    ]
    expect(pages[0]?.body).toContain('已于 2026-03-03 废止')
    expect(pages[0]?.body).toContain(`href="/documents/${announcement}"`)
    expect(pages[1]?.body).toContain('上位法已经修改')
    expect((await decide([kept], 'keep')).statusCode).toBe(409)
  })
})

describe('the clocks of publication', () => {
  it('run in their own units: working days from formation, seven for licences, calendar days for budgets', async () => {
    const { lastDay } = await import('../clocks/due.ts')
    const { loadCalendar } = await import('#foundation/calendar')
    const calendar = await loadCalendar(house().deps.db)
    const from = day('2026-09-24')
    // National Day 1–7 October 2026; 20 September and 10 October are worked.
    expect(lastDay(calendar, from, { value: 20, unit: 'day' })).toBe('2026-10-14')
    expect(lastDay(calendar, day('2026-03-02'), { value: 7, unit: 'working_day' })).toBe('2026-03-11')
    expect(lastDay(calendar, day('2026-03-02'), { value: 20, unit: 'working_day' })).toBe('2026-03-30')
    expect(lastDay(calendar, day('2026-03-02'), { value: 48, unit: 'hour' })).toBe('2026-03-04')
  })

  it('list what is overdue and near by body, under the limit of the item a text stands at', async () => {
    const { draftDocument } = await import('#publication/catalogue')
    const { db, clock } = house().deps
    const office = await anOffice(house())
    const draft = (writtenOn: string) =>
      inTransaction(db, (tx) =>
        draftDocument(tx, clock, office.drafter.actor, office.bodyId, aContent({ writtenOn })),
      )
    const [licence] = [await draft('2026-02-14'), await draft('2026-02-13'), await draft('2026-01-05')]
    const call = (method: 'GET' | 'PUT', url: string, payload?: object) =>
      house().app.inject({
        method,
        url,
        headers: { cookie: office.drafter.cookie },
        ...(payload ? { payload } : {}),
      })
    await call('PUT', `/api/documents/${licence}/placements`, {
      placements: [{ axis: 'statutory', code: '20-05' }],
    })
    const board = (await call('GET', '/api/catalogue/clocks?year=2026')).json()
    expect(board.totals).toEqual([expect.objectContaining({ overdue: 1, open: 3 })])
    const row = board.rows.find(({ id }: { id: string }) => id === licence)
    expect(row.limit).toContain('7个工作日')
    // 15–23 February 2026 is Spring Festival, 14 and 28 February are worked.
    expect(row).toMatchObject({ due: '2026-03-03', light: 'yellow' })
  })

  it('bring what is late to the inbox of the 政务公开办 until it is public; what is not for publication never is', async () => {
    const office = await anOffice(house())
    const keeper = await aPerson(house(), 'disclosure_office', office.bodyId)
    const written = { writtenOn: '2026-01-05' }
    const late = await anApproved(house(), office, aContent(written))
    await anApproved(
      house(),
      office,
      aContent({
        ...written,
        attribute: 'withheld',
        ground: '内部管理事项',
        groundCode: 'internal',
        reviewOn: '2027-01-01',
      }),
    )
    await anApproved(house(), office, aContent({ writtenOn: '2026-02-27' }))
    const tasks = async (person: Person): Promise<unknown[][]> =>
      (await house().app.inject({ url: '/api/inbox', headers: { cookie: person.cookie } }))
        .json()
        .filter(({ kind }: { kind: string }) => kind === 'document')
        .map(({ task, id, due }: { task: string; id: string; due: string | null }) => [task, id, due])
    const overdue = (rows: unknown[][]) => rows.filter(([task]) => task === '超期未公开')
    expect(overdue(await tasks(keeper))).toEqual([['超期未公开', late, '2026-02-02']])
    // Once, and not to him who drafts: he has it as something to publish.
    expect((await tasks(keeper)).filter(([, id]) => id === late)).toHaveLength(1)
    expect((await tasks(office.drafter)).filter(([, id]) => id === late)).toEqual([
      ['发布', late, '2026-02-02'],
    ])
    await inTransaction(house().deps.db, (tx) =>
      publishDocument(tx, house().clock, office.drafter.actor, late),
    )
    expect(overdue(await tasks(keeper))).toEqual([])
  })
})
