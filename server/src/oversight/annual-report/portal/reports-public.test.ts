import { emptyReport } from '@yangguang/annual-report'
import { describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody } from '#test/people'
import { importReport } from '../import-report.ts'

const house = useHouse('2025-06-03T10:00:00+08:00')
const get = (url: string) => house().app.inject({ method: 'GET', url })

/** A published report with some requests, and words of its own. */
function aReport(body: string, year: number, received: number): Promise<string> {
  const report = emptyReport('2021')
  for (const row of ['received', 'granted', 'total'])
    Object.assign(report.requests?.[row]?.total ?? {}, { value: received, raw: `${received}`, state: 'read' })
  const sections = { overview: '推广问答和图解。', problems: '解读形式单一。', other: '没有收费。' }
  const { db, clock } = house().deps
  return inTransaction(db, (tx) => importReport(tx, clock, body, { ...report, year, sections }))
}

describe('the reports of all bodies and years', () => {
  it('are narrowed, drawn without script, compared, and taken as files and open data', async () => {
    const [body, other] = [await aBody(house()), await aBody(house())]
    const [first, second] = [await aReport(body, 2023, 4), await aReport(body, 2024, 9)]
    const foreign = await aReport(other, 2024, 2)

    const ofBody = (await get(`/reports?body=${body}&year=2024`)).body
    expect(ofBody).toContain(`/reports/${second}"`)
    expect(ofBody).not.toContain(`/reports/${foreign}"`)
    const sought = async (words: string) => (await get(`/reports?q=${encodeURIComponent(words)}`)).body
    expect(await sought('推广问答 没有的词')).toContain('没有符合条件的年度报告')
    expect(await sought('推广问答 单一')).toContain(`/reports/${first}"`)

    const page = (await get(`/reports/${second}`)).body
    expect(page).toContain('<svg')
    expect(page).toContain('本机关历年申请数量')
    expect((await get(`/reports/compare?a=${first}&b=${second}`)).body).toContain('+5')
    expect((await get('/reports/compare?a=1&b=2')).statusCode).toBe(404)

    const csv = (await get(`/reports/data.csv?body=${body}`)).body.split('\r\n')
    expect(csv[0]).toContain('机关,年度')
    expect(new Set(csv.slice(1, -1).map((line) => line.split(',')[1]))).toEqual(new Set(['2023', '2024']))
    const json = (await get(`/reports/data.json?body=${body}&year=2024`)).json()
    expect(json).toMatchObject([{ url: `/reports/${second}`, year: 2024, edition: 1 }])
    for (const format of ['docx', 'xlsx']) {
      const file = await get(`/reports/${second}/file/${format}`)
      expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
    }
  })
})
