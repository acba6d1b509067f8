import { beforeAll, expect, it } from 'vitest'
import { day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { withdrawDocument } from '#publication/catalogue'
import { anOffice, aPublished, aSite } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody } from '#test/people'
import { proactiveFigures } from './figures.ts'

const house = useHouse()
beforeAll(async () => {
  await aSite(house(), await aBody(house(), { kind: 'government_office' }))
})

it('shows a joint document in the catalogue of each body that issued it, under one number, and counts it once', async () => {
  const { db, clock } = house().deps
  const [lead, beside, stranger] = [await anOffice(house()), await anOffice(house()), await anOffice(house())]
  const title = '关于联合开展冬季安全检查的通知'
  const id = await aPublished(house(), lead, { title, kind: 'normative', jointIssuers: [beside.bodyId] })
  const open = async (body: string) =>
    (await house().app.inject(`/open/v1/documents?body=${body}`)).json().items as Record<string, unknown>[]
  const [inLead, inBeside] = [await open(lead.bodyId), await open(beside.bodyId)]
  expect(inLead).toEqual(inBeside)
  expect(inLead).toMatchObject([{ id, bodyId: lead.bodyId, jointBodyIds: [beside.bodyId] }])
  expect(await open(stranger.bodyId)).toEqual([])
  const page = async (body: string) => (await house().app.inject(`/bodies/${body}`)).body
  expect(await page(lead.bodyId)).toContain(title)
  expect(await page(beside.bodyId)).toContain(title)
  expect(await page(stranger.bodyId)).not.toContain(title)
  const dump = (await house().app.inject('/open/dump.jsonl')).body
  expect(dump.split('\n').filter((line) => line.includes(title))).toHaveLength(1)

  // The lead alone is counted, so that the sum over both bodies counts it once.
  const year = { from: day('2026-01-01'), until: day('2026-12-31') }
  const made = async (bodies: string[]) =>
    (await proactiveFigures.count(db, { ...year, bodies })).get('proactive.normativeDocuments.made') ?? 0
  expect(await Promise.all([[lead.bodyId], [beside.bodyId], [lead.bodyId, beside.bodyId]].map(made))).toEqual(
    [1, 0, 1],
  )

  await inTransaction(db, (tx) =>
    withdrawDocument(tx, clock, lead.drafter.actor, id, { kind: 'error', reason: '有误' }),
  )
  expect(await open(beside.bodyId)).toEqual([])
})
