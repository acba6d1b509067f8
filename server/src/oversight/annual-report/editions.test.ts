import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { useHouse } from '#test/harness'
import { aBody } from '#test/people'
import { figures } from '../../app.ts'
import { inSnapshot, submitReport } from './freeze.ts'
import { officeWork } from './office.fixture.ts'

const house = useHouse('2025-06-03T10:00:00+08:00')
const {
  within,
  call,
  anOffice,
  aRequest,
  at,
  signedInAgain,
  open,
  detailOf,
  figureOf,
  fill,
  submit,
  approve,
  published,
} = officeWork(house)

const act = (office: Awaited<ReturnType<typeof anOffice>>, id: string, verb: string, payload: object = {}) =>
  call(office.compiler, 'POST', `/api/reports/${id}/${verb}`, payload)

beforeAll(() => at('2025-06-03'))

describe('the freeze', () => {
  it('refuses to freeze outside one snapshot', async () => {
    at('2025-06-03')
    const office = await anOffice()
    const id = await open(office, 2024)
    await fill(office, id)
    const { version } = await detailOf(office, id)
    const { clock } = house().deps
    await expect(
      within((tx) => submitReport(tx, clock, figures, office.compiler.actor, id, version)),
    ).rejects.toThrow('one snapshot')
  })

  it('does not see what is registered while it reads, and keeps the place in the ledger', async () => {
    at('2025-06-03')
    let office = await anOffice()
    await aRequest(office, 'naturalPerson', 'granted')
    const id = await open(office, 2025)
    at('2026-01-12')
    office = await signedInAgain(office)
    await fill(office, id)
    await house().settle()
    const { version } = await detailOf(office, id)
    const { db, clock } = house().deps
    at('2025-06-04')
    let registered: Promise<string> | undefined
    const meddling = figures.map((source) => ({
      ...source,
      // A request arrives between two questions of the same freeze.
      async count(from: typeof db, scope: Parameters<typeof source.count>[1]) {
        registered ??= aRequest(office, 'naturalPerson')
        await registered
        return source.count(from, scope)
      },
    }))
    const later = { ...clock, today: () => '2026-01-12' as ReturnType<typeof clock.today> }
    await inSnapshot(db, (tx) => submitReport(tx, later, meddling, office.compiler.actor, id, version))
    expect(registered).toBeDefined()
    at('2026-01-12')
    office = await signedInAgain(office)
    const frozen = await detailOf(office, id)
    expect(frozen.cells['requests.received.naturalPerson'].value).toBe(1)
    expect(Number(frozen.ledgerPosition)).toBeGreaterThan(0)
    // R11: the office is told that the records have moved since.
    expect(frozen.findings).toContainEqual(
      expect.objectContaining({ rule: 'R11', cells: ['requests.received.naturalPerson'] }),
    )
    at('2025-06-03')
  })

  it('can be recalled while the review is open; then the figures live again', async () => {
    at('2025-06-03')
    let office = await anOffice()
    const id = await open(office, 2025)
    at('2026-01-12')
    office = await signedInAgain(office)
    await fill(office, id)
    const { version } = await detailOf(office, id)
    expect((await act(office, id, 'verify', { version })).json()).toEqual({ ok: true })
    expect((await detailOf(office, id)).state).toBe('checked')
    await submit(office, id)
    expect((await act(office, id, 'recall')).statusCode).toBe(200)
    const recalled = await detailOf(office, id)
    expect(recalled).toMatchObject({ state: 'draft', digest: null, ledgerPosition: null })
    expect((await call(office.deputy, 'GET', '/api/inbox')).json()).not.toContainEqual(
      expect.objectContaining({ id }),
    )
    await submit(office, id)
    await approve(office, id)
    expect((await act(office, id, 'recall')).json().error.code).toBe('reports.cannot_recall')
    at('2025-06-03')
  })

  it('makes what was checked a draft again when something in it changes', async () => {
    const office = await anOffice()
    const id = await open(office, 2024)
    await fill(office, id)
    const { version } = await detailOf(office, id)
    expect((await act(office, id, 'verify', { version })).statusCode).toBe(200)
    const { sections } = await detailOf(office, id)
    await call(office.compiler, 'PUT', `/api/reports/${id}/sections`, { version: version + 1, sections })
    expect((await detailOf(office, id)).state).toBe('draft')
  })
})

describe('a published report', () => {
  it('is corrected by a new edition with a note; the earlier one stays readable', async () => {
    at('2025-06-03')
    let office = await anOffice()
    const first = await published(office, 2024)
    const note = '补登一件当年收到的申请，更正表三。'
    const opened = await act(office, first, 'correct', { note })
    expect(opened.statusCode).toBe(201)
    const second = opened.json().id
    expect((await act(office, first, 'correct', { note })).json().error.code).toBe('reports.correction_open')
    expect((await detailOf(office, second)).sections).toEqual((await detailOf(office, first)).sections)
    expect(await figureOf(office, second, 'proactive.licences.decisions')).toBe(0)
    // Until it is published, the public sees the first edition alone.
    const page = async (id: string) => house().app.inject({ method: 'GET', url: `/reports/${id}` })
    expect((await page(second)).statusCode).toBe(404)
    await submit(office, second)
    await approve(office, second)
    office = await signedInAgain(office)
    expect((await act(office, second, 'publish')).statusCode).toBe(200)
    const [old, fresh] = [await page(first), await page(second)]
    expect(old.statusCode).toBe(200)
    expect(old.body).toContain(`/reports/${second}`)
    expect(fresh.body).toContain(note)
    expect(fresh.body).toContain(`/reports/${first}`)
    const list = await house().app.inject({ method: 'GET', url: '/reports' })
    expect(list.body).toContain(second)
    expect(list.body).not.toContain(first)
    expect((await act(office, first, 'correct', { note })).json().error.code).toBe('reports.superseded')
  })

  it('is never changed in the database, nor the records behind it', async () => {
    const office = await anOffice()
    await aRequest(office, 'naturalPerson', 'granted')
    const id = await published(office, 2024)
    const { db } = house().deps
    await expect(sql`update report_report set sections = '{}' where id = ${id}`.execute(db)).rejects.toThrow(
      'does not change',
    )
    await expect(sql`delete from report_report where id = ${id}`.execute(db)).rejects.toThrow('stays')
  })

  it('is archived with its number, once, and stays on the portal', async () => {
    const office = await anOffice(await aBody(house()))
    const id = await published(office, 2024)
    expect((await act(office, id, 'archive', { archiveNumber: ' ' })).statusCode).toBe(422)
    const archive = () => act(office, id, 'archive', { archiveNumber: 'J001-WS·2025-Y-0003' })
    expect((await archive()).statusCode).toBe(200)
    expect((await archive()).json().error.code).toBe('reports.cannot_archive')
    expect(await detailOf(office, id)).toMatchObject({
      state: 'archived',
      archiveNumber: 'J001-WS·2025-Y-0003',
    })
    expect((await house().app.inject({ method: 'GET', url: `/reports/${id}` })).statusCode).toBe(200)
  })
})
