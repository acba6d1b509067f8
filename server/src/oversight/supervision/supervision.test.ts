import { toHtml } from '@yangguang/annual-report'
import { toDocx } from '@yangguang/annual-report/docx'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'
import { figures } from '../../app.ts'
import { aReport, levelWork } from './level.fixture.ts'
import { mergeLevel } from './merge-level.ts'
import { outliersOf } from './outliers.ts'

const house = useHouse('2026-02-10T10:00:00+08:00')
const { call, bring, aLevel } = levelWork(house)

// A worker that reads files starts with the first of them.
describe('reports handed in as files', { timeout: 90_000 }, () => {
  it('are read in a worker, matched to their body, checked; a file handed in twice is one', async () => {
    const { roads, hand, board } = await aLevel()
    const html = toHtml(aReport(roads.name, 7))
    const [first] = await hand('道路局.html', html)
    expect(first).toMatchObject({ state: 'checked', bodyId: roads.id, errors: 0, statedYear: 2025 })
    expect(await hand('又一次.html', html)).toMatchObject([{ id: first.id }])
    expect((await board()).find((row: { bodyId: string }) => row.bodyId === roads.id)).toMatchObject({
      standing: 'submitted',
      source: 'file',
      errors: 0,
    })
  })

  it('go on when one cannot be read, and say why in one sentence', async () => {
    const { water, hand } = await aLevel()
    const [broken] = await hand('坏文件.docx', 'PK\u0003\u0004 not a document')
    expect(broken.state).toBe('unread')
    expect(broken.problem).toMatch(/。$/)
    const [read] = await hand('水利.docx', await toDocx(aReport(water.name, 2)))
    expect(read).toMatchObject({ state: 'checked', bodyId: water.id })
  })

  it('are sent back with the findings into the inbox of the body, and replaced by a mended file', async () => {
    const { city, roads, office, hand, board } = await aLevel()
    const wrong = aReport(roads.name, 7, (report) => {
      Object.assign(report.requests?.granted?.naturalPerson ?? {}, { value: 6, raw: '6' })
    })
    const [one] = await hand('道路.html', toHtml(wrong))
    expect(one.findings.map(({ rule }: { rule: string }) => rule)).toContain('R2')
    const decision = { body: city, id: one.id, version: one.version }
    const sent = await call(office, 'POST', '/api/supervision/submissions/return', {
      ...decision,
      note: '办理结果与总计不一致，请核对。',
    })
    expect(sent.statusCode).toBe(200)
    const again = await call(office, 'POST', '/api/supervision/submissions/return', {
      ...decision,
      note: '再退一次',
    })
    expect(again.statusCode).toBe(409)
    const theirs = await aPerson(house(), 'disclosure_office', roads.id)
    const inbox = async () => (await call(theirs, 'GET', '/api/inbox')).json()
    expect(JSON.stringify(await inbox())).toContain('请核对')
    await hand('道路（改）.html', toHtml(aReport(roads.name, 7)))
    expect(JSON.stringify(await inbox())).not.toContain('请核对')
    expect((await board()).find((row: { bodyId: string }) => row.bodyId === roads.id).standing).toBe(
      'submitted',
    )
  })

  it('that name no body of the level are claimed by hand; foreign levels do not exist', async () => {
    const { city, water, office, hand } = await aLevel()
    const [one] = await hand('某处.html', toHtml(aReport('不在名单的处', 1)))
    expect(one.state).toBe('unmatched')
    const claim = { body: city, id: one.id, version: one.version, bodyId: water.id }
    const other = await aLevel()
    expect((await call(other.office, 'POST', '/api/supervision/submissions/match', claim)).statusCode).toBe(
      404,
    )
    expect((await call(office, 'POST', '/api/supervision/submissions/match', claim)).statusCode).toBe(200)
  })

  it('become reports of their body when accepted; a later one is a new edition', async () => {
    const { city, roads, office, hand } = await aLevel()
    const accept = async (name: string, received: number) => {
      const [one] = await hand(name, toHtml(aReport(roads.name, received)))
      const answer = await call(office, 'POST', '/api/supervision/submissions/accept', {
        body: city,
        id: one.id,
        version: one.version,
      })
      return answer.json().reportId
    }
    const first = await accept('一.html', 7)
    const second = await accept('二.html', 8)
    const page = async (id: string) =>
      (await house().app.inject({ method: 'GET', url: `/reports/${id}` })).body
    expect(await page(first)).toContain(`/reports/${second}`)
    expect(await page(second)).toContain('重新报送')
  })
})

describe('merging', { timeout: 60_000 }, () => {
  let level: Awaited<ReturnType<typeof aLevel>>
  beforeAll(async () => {
    level = await aLevel()
  })

  it('names who is missing, adds the rest, and opens the parts of a figure', async () => {
    const { city, roads, water, office, merged } = level
    await bring(roads.id, aReport(roads.name, 7))
    const one = await merged()
    expect(one.missing).toEqual([water.name])
    expect(one.cells['requests.received.total']).toBe(7)
    await bring(water.id, aReport(water.name, 5))
    const both = await merged()
    expect([both.missing, both.cells['requests.received.total']]).toEqual([[], 12])
    const parts = await call(
      office,
      'GET',
      `/api/supervision/merged/parts?body=${city}&year=2025&cell=requests.received.total`,
    )
    expect(
      parts.json().map(({ bodyName, value }: { bodyName: string; value: number }) => [bodyName, value]),
    ).toEqual([
      [roads.name, 7],
      [water.name, 5],
    ])
  })

  it('counts a joint document once under its lead and a suit against two organs once', async () => {
    const { city, roads, water, office, merged } = level
    const share = (kind: string, cell: string, label: string) =>
      call(office, 'POST', '/api/supervision/shared', {
        body: city,
        year: 2025,
        kind,
        cell,
        label,
        bodies: [roads.id, water.id],
      })
    expect((await share('suit', 'proactive.rules.made', '案')).statusCode).toBe(422)
    const { db } = house().deps
    const before = await mergeLevel(db, figures, city, 2025)
    expect(before.report.remedies?.litigationDirect?.total?.value).toBe(0)
    const withSuit = (name: string, received: number) =>
      aReport(name, received, (report) => {
        for (const column of ['upheld', 'total'])
          Object.assign(report.remedies?.litigationDirect?.[column] ?? {}, { value: 1, raw: '1' })
      })
    const two = await aLevel()
    await bring(two.roads.id, withSuit(two.roads.name, 1))
    await bring(two.water.id, withSuit(two.water.name, 1))
    expect((await two.merged()).cells['remedies.litigationDirect.total']).toBe(2)
    await call(two.office, 'POST', '/api/supervision/shared', {
      body: two.city,
      year: 2025,
      kind: 'suit',
      cell: 'remedies.litigationDirect.upheld',
      label: '（2025）景01行初3号',
      bodies: [two.roads.id, two.water.id],
    })
    const once = await two.merged()
    expect(once.cells['remedies.litigationDirect.total']).toBe(1)
    expect(once.findings).toEqual([])
    expect((await merged()).deductions).toEqual([])
  })

  it('knows a suit by its number and a joint document by its record, without being told', async () => {
    const one = await aLevel()
    const { db } = house().deps
    const frozen = (
      report: string,
      body: string,
      cell: string,
      kind: string,
      record: string,
      label: string,
    ) =>
      inTransaction(db, (tx) =>
        sql`insert into report_frozen_record (report_id, cell, record_kind, record_id, body_id, label, day)
          values (${report}, ${cell}, ${kind}, ${record}, ${body}, ${label}, '2025-05-06')`.execute(tx),
      )
    const suit = 'remedies.litigationDirect.upheld'
    const made = 'proactive.normativeDocuments.made'
    // Each organ keeps its own record of the suit; of the joint document there is one.
    for (const { id, name } of [one.roads, one.water]) {
      const report = await bring(
        id,
        aReport(name, 1, (own) => {
          for (const cell of [
            own.remedies?.litigationDirect?.upheld,
            own.remedies?.litigationDirect?.total,
            own.proactive?.normativeDocuments?.made,
          ])
            Object.assign(cell ?? {}, { value: 2, raw: '2' })
        }),
      )
      await frozen(report, id, suit, 'remedy', `${name}的记录`, '（2025）景01行初7号 诉不履行答复职责')
      await frozen(report, id, suit, 'remedy', `${name}的另案`, `（2025）${name}行初8号 另一案`)
      await frozen(report, id, made, 'document', 'joint', '景路规〔2025〕1号')
    }
    const merged = await one.merged()
    expect(merged.cells).toMatchObject({ [suit]: 3, 'remedies.litigationDirect.total': 3, [made]: 3 })
    expect(
      merged.deductions.map(({ kind, names, less }: { kind: string; names: string[]; less: number }) => [
        kind,
        names.length,
        less,
      ]),
    ).toEqual([
      ['document', 2, 1],
      ['suit', 2, 1],
    ])
  })

  it('does not count a body again that is inside another report, and says so when it would', async () => {
    const { db } = house().deps
    const city = await aBody(house(), { kind: 'government' })
    const county = await aBody(house(), {
      kind: 'government',
      supervisor: city,
      name: `云测县人民政府${city.slice(-4)}`,
    })
    const town = await aBody(house(), {
      kind: 'town',
      supervisor: county,
      name: `测镇人民政府${city.slice(-4)}`,
    })
    await bring(county, aReport('云测县人民政府', 20))
    await bring(town, aReport('测镇人民政府', 3))
    const done = await mergeLevel(db, figures, city, 2025)
    expect(done.report.requests?.received?.total?.value).toBe(20)
    expect(done.coverage.find(({ body }) => body.id === town)).toMatchObject({
      treatment: 'inside',
      insideId: county,
    })
    const office = await aPerson(house(), 'disclosure_office', city)
    const declare = { body: city, year: 2025, bodyId: town, treatment: 'counted', reason: '' }
    expect((await call(office, 'PUT', '/api/supervision/coverage', declare)).statusCode).toBe(422)
    await call(office, 'PUT', '/api/supervision/coverage', { ...declare, reason: '县报告没有包括该镇' })
    const again = await mergeLevel(db, figures, city, 2025)
    expect(again.report.requests?.received?.total?.value).toBe(23)
    expect(again.twice).toHaveLength(1)
  })

  it('is exported as a workbook, and so are board and figures', async () => {
    const { city, office } = level
    for (const of of ['board', 'merged', 'statistics']) {
      const answer = await call(office, 'GET', `/api/supervision/workbook?body=${city}&year=2025&of=${of}`)
      expect([of, answer.statusCode, answer.rawPayload.subarray(0, 2).toString()]).toEqual([of, 200, 'PK'])
    }
  })
})

describe('what stands out', () => {
  const body = (name: string, received: number, refused: number) => ({
    bodyId: name,
    bodyName: name,
    kindLabel: '政府工作部门',
    reportId: '',
    received,
    decided: received,
    granted: received - refused,
    partial: 0,
    refused,
    carriedOut: 0,
    corrected: 0,
    remedies: 0,
    medianDays: null,
    answers: 0,
    previous: null,
  })
  it('is named with what is usual among its like', () => {
    const usual = ['甲', '乙', '丙', '丁', '戊'].map((name, at) => body(name, 20 + at, 2))
    const found = outliersOf([...usual, body('己', 400, 4), body('庚', 22, 20)])
    expect(found.map(({ bodyName, measure }) => [bodyName, measure])).toEqual([
      ['己', '新收申请'],
      ['庚', '不予公开占办结的比例'],
    ])
  })
})
