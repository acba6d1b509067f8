import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { readDocx, toDocx } from '@yangguang/annual-report/docx'
import { pdfText } from '@yangguang/annual-report/pdf'
import { readXlsx, toXlsx } from '@yangguang/annual-report/xlsx'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { markPdf, signOffPdf } from '#foundation/letters'
import { markDocx, streamMarker } from '#platform/marks'
import { useHouse } from '../test/harness.ts'
import { aBody, aPerson, type Person } from '../test/people.ts'
import { recordsOf } from '../test/records.ts'

const house = useHouse()

describe('a file taken out', () => {
  let records: Awaited<ReturnType<typeof recordsOf>>
  let officer: Person
  let body: string
  beforeAll(async () => {
    body = await aBody(house())
    records = await recordsOf(house(), body)
    officer = await aPerson(house(), 'disclosure_office', body)
  })
  const take = (url: string, { cookie } = officer) => house().app.inject({ url, headers: { cookie } })
  const mark = () => `由 ${officer.actor.name} 于 2026-03-03 10:00 从阳光政务公开工作台导出`
  const report = async (format: string) =>
    (await take(`/api/reports/${records.get('/api/reports/')}/file/${format}`)).rawPayload
  const part = (parts: Record<string, Uint8Array>, name: string) => strFromU8(parts[name] ?? new Uint8Array())

  it('names who took it and when, and stands in the ledger; an empty form does not', async () => {
    const admin = await aPerson(house(), 'system_admin', body)
    const archive = await take(`/api/requests/${records.get('/api/requests/')}/archive`)
    expect(archive.statusCode).toBe(200)
    expect(decodeURIComponent(String(archive.headers['content-disposition']))).toMatch(
      new RegExp(`（${officer.actor.name} 2026-03-03-10-00 导出）\\.\\w+$`),
    )
    await take('/api/bodies/import/template', admin)
    const { rows } = await sql<{ actor_id: string }>`
      select actor_id from ledger_entry where kind = 'export.taken'`.execute(house().deps.db)
    expect(rows).toEqual([{ actor_id: officer.actor.id }])
  })

  it('says so inside: the comment of an archive, whose parts stay as they were', async () => {
    const archive = await take(`/api/requests/${records.get('/api/requests/')}/archive`)
    expect(archive.rawPayload.subarray(-300).toString()).toContain(mark())
    expect(Object.keys(unzipSync(archive.rawPayload))).toContain('办理情况.txt')
    const whole = Buffer.from(zipSync({ 'a.txt': Buffer.from('公开') }))
    const sent = new PassThrough()
    const marked = streamMarker('application/zip', '谁取走')
    if (!marked) throw new Error('an archive has a place for a mark')
    sent.pipe(marked)
    // In pieces, as it comes over the line: the end is cut in two.
    for (const piece of [whole.subarray(0, -30), whole.subarray(-30, -9), whole.subarray(-9)])
      sent.write(piece)
    sent.end()
    const arrived = await buffer(marked)
    expect(arrived.subarray(-12).toString()).toContain('谁取走')
    expect(part(unzipSync(arrived), 'a.txt')).toBe('公开')
  })

  it('says so inside: the last row of a table, the last line of a page', async () => {
    expect((await report('csv')).toString().trimEnd().split('\r\n').at(-1)).toBe(`"${mark()}"`)
    expect((await report('html')).toString()).toMatch(new RegExp(`${mark()}</small></p>\\s*</body>`))
  })

  it('says so inside: a last sheet and the properties of a workbook', async () => {
    const parts = unzipSync(await report('xlsx'))
    const [, last] = /<sheet [^>]*name="([^"]+)"[^>]*\/><\/sheets>/.exec(part(parts, 'xl/workbook.xml')) ?? []
    expect(last).toBe('导出说明')
    expect(part(parts, 'xl/worksheets/export-mark.xml')).toContain(mark())
    expect(part(parts, 'docProps/core.xml')).toContain(mark())
  })

  it('says so inside: the foot of every page and the properties of a text', async () => {
    const parts = unzipSync(await report('docx'))
    const feet = Object.keys(parts).filter((name) => name.startsWith('word/footer'))
    expect(feet.length).toBeGreaterThan(0)
    for (const foot of feet) expect(part(parts, foot)).toContain(mark())
    expect(part(parts, 'word/document.xml')).not.toContain(mark())
    expect(part(parts, 'docProps/core.xml')).toContain(mark())
  })

  it('says so inside: the foot of every page of a sheet in PDF', async () => {
    const sheet = signOffPdf({ title: '审签单', number: '1', rows: [], steps: [], paperCode: '' })
    const text = await pdfText(new Uint8Array(await markPdf(sheet, mark())))
    expect(text.replace(/\s/g, '')).toContain(mark().replace(/\s/g, ''))
  })

  it('is read again as if nothing had been written into it', async () => {
    const workbook = await report('xlsx')
    const [read] = readXlsx(workbook)
    if (!read) throw new Error('the workbook of a report holds one')
    const [tables] = readXlsx(toXlsx(read))
    expect([read.proactive, read.requests, read.remedies]).toEqual([
      tables?.proactive,
      tables?.requests,
      tables?.remedies,
    ])
    const text = await toDocx(read)
    expect(readDocx(markDocx(Buffer.from(text), mark()))).toEqual(readDocx(text))
  })

  it('is left as it is where it is somebody’s own', async () => {
    const own = Buffer.from('甲,乙\r\n1,2\r\n')
    const at = `/api/requests/${records.get('/api/requests/')}/files`
    const added = await house().app.inject({
      method: 'POST',
      url: at,
      headers: { cookie: officer.cookie },
      payload: {
        purpose: 'working',
        title: '材料',
        file: { name: '材料.csv', base64: own.toString('base64') },
      },
    })
    const taken = await take(`${at}/${added.json().id}`)
    expect(taken.rawPayload.equals(own)).toBe(true)
    expect(decodeURIComponent(String(taken.headers['content-disposition']))).toContain('导出')
  })
})
