import { toHtml } from '@yangguang/annual-report'
import { describe, expect, it } from 'vitest'
import { useHouse } from '#test/harness'
import { officeWork } from '../annual-report/office.fixture.ts'
import { aReport, levelWork } from './level.fixture.ts'

const house = useHouse('2026-02-10T10:00:00+08:00')
const { call, aLevel } = levelWork(house)
const { anOffice, open, published } = officeWork(house)

describe('a file for a body that has a report of its own in the system', { timeout: 90_000 }, () => {
  it('is set beside the draft; only a decision to adopt it takes the draft away', async () => {
    const { city, roads, office, hand } = await aLevel()
    const theirs = await anOffice(roads.id)
    const draft = await open(theirs, 2025)
    const [one] = await hand('道路局.html', toHtml(aReport(roads.name, 7)))
    const asked = { body: city, id: one.id, version: one.version }

    const beside = (
      await call(office, 'GET', `/api/supervision/submissions/beside?body=${city}&id=${one.id}`)
    ).json()
    expect(beside.own).toMatchObject({ reportId: draft, stateLabel: '草稿', replaceable: true })
    expect(beside.differences).toContainEqual(
      expect.objectContaining({ cell: 'requests.received.naturalPerson', own: 0, filed: 7 }),
    )

    const refused = await call(office, 'POST', '/api/supervision/submissions/accept', asked)
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('草稿')
    const adopted = await call(office, 'POST', '/api/supervision/submissions/accept', {
      ...asked,
      adopt: true,
    })
    expect(adopted.statusCode).toBe(200)
    const page = await house().app.inject({ method: 'GET', url: `/reports/${adopted.json().reportId}` })
    expect(page.statusCode).toBe(200)
    const typed = { version: 1, sections: { problems: '接着编制。' } }
    expect((await call(theirs.compiler, 'PUT', `/api/reports/${draft}/sections`, typed)).statusCode).toBe(409)
  })

  it('does not take the place of a published one; that is sent back and waits for its correction', async () => {
    const { city, roads, office, hand, board } = await aLevel()
    const theirs = await anOffice(roads.id)
    const report = await published(theirs, 2025)
    const [one] = await hand('道路局.html', toHtml(aReport(roads.name, 7)))
    const refused = await call(office, 'POST', '/api/supervision/submissions/accept', {
      body: city,
      id: one.id,
      version: one.version,
      adopt: true,
    })
    expect([refused.statusCode, refused.body]).toEqual([409, expect.stringContaining('更正版')])

    const back = { body: city, year: 2025, bodyId: roads.id, note: '许可数量与台账不一致，请核对后更正。' }
    const sendBack = () => call(office, 'POST', '/api/supervision/reports/return', back)
    expect((await sendBack()).statusCode).toBe(200)
    expect((await sendBack()).statusCode).toBe(409)
    expect((await board()).find((row: { bodyId: string }) => row.bodyId === roads.id)).toMatchObject({
      standing: 'returned',
      daysLate: 0,
    })
    const inbox = (await call(theirs.compiler, 'GET', '/api/inbox')).json()
    expect(JSON.stringify(inbox)).toContain('许可数量与台账不一致')
    expect(JSON.stringify(inbox)).toContain(`/reports/${report}`)
    const foreign = await aLevel()
    expect(
      (await call(foreign.office, 'POST', '/api/supervision/reports/return', { ...back, body: foreign.city }))
        .statusCode,
    ).toBe(422)
  })
})
