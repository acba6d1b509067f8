import { beforeAll, describe, expect, it } from 'vitest'
import { anOffice, aPublished, aSite, type TestOffice } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'

const house = useHouse()
let office: TestOffice
let keeper: Person
beforeAll(async () => {
  const host = await aBody(house(), { kind: 'government_office' })
  await aSite(house(), host)
  office = await anOffice(house(), host)
  keeper = await aPerson(house(), 'disclosure_office', host)
})
const call = (method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: keeper.cookie }, ...(payload && { payload }) })
const page = async (url: string) => (await house().app.inject(url)).body

describe('发布日历', () => {
  it('tells beforehand, shows a later day with its reason, and leads to what came', async () => {
    const plan = async (title: string, on = '2026-03-20') => {
      const made = await call('POST', '/api/releases', { bodyId: office.bodyId, title, on, note: '上午10时' })
      return { code: made.json().error?.code, id: made.json().id }
    }
    expect((await plan('昨天的统计公报', '2026-03-02')).code).toBe('agenda.past')
    const { id } = await plan('一季度统计公报')
    const late = await plan('逾期的统计公报', '2026-03-03')
    expect(await page('/gkpt/releases')).toContain('3月20日（周五）')
    const move = (version: number, on: string | null, reason: string) =>
      call('POST', `/api/releases/${id}/move`, { version, on, reason })
    expect((await move(1, '2026-04-01', '')).statusCode).toBe(422)
    expect((await move(1, '2026-04-01', '数据复核')).statusCode).toBe(200)
    expect((await move(1, '2026-04-02', '再次复核')).json().error.code).toBe('agenda.changed_meanwhile')
    expect(await page('/gkpt/releases')).toContain('改期，原定3月20日（周五）：数据复核')
    const foreign = await aPublished(house(), await anOffice(house()))
    const done = (documentId: string) => call('POST', `/api/releases/${id}/done`, { version: 2, documentId })
    expect((await done(foreign)).json().error.code).toBe('agenda.not_published')
    const document = await aPublished(house(), office, { title: '一季度统计公报' })
    expect((await done(document)).statusCode).toBe(200)
    expect(await page('/gkpt/releases')).toContain(`href="/documents/${document}"`)
    expect((await move(3, null, '取消')).json().error.code).toBe('agenda.settled')
    expect(
      (
        await call('POST', `/api/releases/${late.id}/move`, {
          version: 1,
          on: null,
          reason: '并入一季度公报',
        })
      ).statusCode,
    ).toBe(200)
    expect(await page('/gkpt/releases')).toContain('已取消：并入一季度公报')
  })
})

describe('不予公开事项清单', () => {
  it('is read by everybody with ground and basis, and forgets what was taken off', async () => {
    const item = {
      bodyId: office.bodyId,
      title: '询问笔录',
      groundCode: 'enforcement_file',
      basis: '政府信息公开条例第十六条第二款',
      from: '2026-03-01',
    }
    expect((await call('POST', '/api/withheld-items', { ...item, basis: '' })).statusCode).toBe(422)
    const { id } = (await call('POST', '/api/withheld-items', item)).json()
    expect(await page('/gkpt/withheld')).toMatch(/询问笔录[\s\S]*行政执法案卷信息/)
    expect((await call('POST', `/api/withheld-items/${id}/end`)).statusCode).toBe(200)
    expect((await call('POST', `/api/withheld-items/${id}/end`)).statusCode).toBe(404)
    expect(await page('/gkpt/withheld')).not.toContain('询问笔录')
  })
})

it('names what is late once its day has passed', async () => {
  const planned = { bodyId: office.bodyId, title: '月度统计公报', on: '2026-03-03', note: '' }
  expect((await call('POST', '/api/releases', planned)).statusCode).toBe(201)
  expect(await page('/gkpt/releases')).not.toContain('逾期未发布')
  house().clock.set('2026-03-04T10:00:00+08:00')
  expect(await page('/gkpt/releases')).toContain('逾期未发布')
})
