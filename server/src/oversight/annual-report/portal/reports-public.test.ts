import { describe, expect, it } from 'vitest'
import { useHouse } from '#test/harness'
import { officeWork } from '../office.fixture.ts'

const house = useHouse('2025-06-03T10:00:00+08:00')
const { anOffice, aRequest, published } = officeWork(house)
const get = (url: string) => house().app.inject({ method: 'GET', url })

describe('the reports of all bodies and years', { timeout: 90_000 }, () => {
  it('are narrowed, drawn without script, compared, and taken as files and open data', async () => {
    const office = await anOffice()
    const other = await anOffice()
    await aRequest(office, 'naturalPerson', 'granted')
    const [first, second] = [await published(office, 2023), await published(office, 2024)]
    const foreign = await published(other, 2024)

    const ofBody = (await get(`/reports?body=${office.body}&year=2024`)).body
    expect(ofBody).toContain(`/reports/${second}"`)
    expect(ofBody).not.toContain(`/reports/${foreign}"`)
    expect((await get(`/reports?q=${encodeURIComponent('推广问答 图解')}`)).body).toContain(
      '没有符合条件的年度报告',
    )
    expect((await get(`/reports?q=${encodeURIComponent('推广问答 单一')}`)).body).toContain(
      `/reports/${first}"`,
    )

    const page = (await get(`/reports/${second}`)).body
    expect(page).toContain('<svg')
    expect(page).toContain('本机关历年申请数量')
    const compared = await get(`/reports/compare?a=${first}&b=${second}`)
    expect(compared.body).toContain('年度报告对比')
    expect((await get('/reports/compare?a=1&b=2')).statusCode).toBe(404)

    const csv = (await get(`/reports/data.csv?body=${office.body}`)).body.split('\r\n')
    expect(csv[0]).toContain('机关,年度')
    expect(new Set(csv.slice(1, -1).map((line) => line.split(',')[1]))).toEqual(new Set(['2023', '2024']))
    const json = (await get(`/reports/data.json?body=${office.body}&year=2024`)).json()
    expect(json).toMatchObject([{ url: `/reports/${second}`, year: 2024, edition: 1 }])
    for (const format of ['docx', 'xlsx']) {
      const file = await get(`/reports/${second}/file/${format}`)
      expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
    }
  })
})
