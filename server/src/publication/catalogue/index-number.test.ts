import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { renameBody } from '#foundation/bodies'
import { claimNumbers } from '#foundation/numbering'
import { day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { publishDocument, withdrawDocument } from '#publication/catalogue'
import { aContent, anApproved, anOffice, aPublished, aSite } from '#test/documents'
import { TEST_NOW, useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'

const house = useHouse()
let site = ''
let keeper: Person

beforeAll(async () => {
  const host = await aBody(house(), { kind: 'government_office' })
  keeper = await aPerson(house(), 'disclosure_office', host)
  site = await aSite(house(), host)
})

const numberOf = async (id: string) => {
  const { rows } = await sql<{ index_number: string }>`
    select index_number from catalogue_document where id = ${id}`.execute(house().deps.db)
  return rows[0]?.index_number ?? ''
}
const enter = (rule: object) =>
  house().app.inject({
    method: 'POST',
    url: `/api/sites/${site}/index-rules`,
    headers: { cookie: keeper.cookie },
    payload: { source: '本地规定', from: '2026-03-03', ...rule },
  })

describe('index numbers', () => {
  it('are given once each when many publish at the same moment, and step over numbers brought from elsewhere', async () => {
    const { db, clock } = house().deps
    const office = await anOffice(house())
    const first = await aPublished(house(), office)
    const prefix = (await numberOf(first)).slice(0, -5)
    await inTransaction(db, (tx) =>
      claimNumbers(tx, clock, [{ number: `${prefix}00003`, subject: { kind: 'imported', id: 'x' } }]),
    )
    const ids: string[] = []
    for (let at = 0; at < 12; at++) ids.push(await anApproved(house(), office, aContent()))
    const given = await Promise.all(
      ids.map((id) => inTransaction(db, (tx) => publishDocument(tx, clock, office.drafter.actor, id))),
    )
    expect(new Set(given).size).toBe(12)
    expect(given).not.toContain(`${prefix}00003`)
    expect(given.toSorted().at(-1)).toBe(`${prefix}00014`)
  })

  it('are never given again, not after a withdrawal either, and stay when the body gets another name', async () => {
    const { db, clock } = house().deps
    const office = await anOffice(house())
    const id = await aPublished(house(), office)
    const number = await numberOf(id)
    await inTransaction(db, (tx) =>
      withdrawDocument(tx, clock, office.drafter.actor, id, { kind: 'error', reason: '有误' }),
    )
    await inTransaction(db, (tx) =>
      renameBody(tx, clock, undefined, office.bodyId, {
        name: '景澜市新局',
        shortName: '新局',
        from: day('2026-03-03'),
      }),
    )
    const next = await aPublished(house(), office)
    expect(await numberOf(id)).toBe(number)
    expect((await numberOf(next)).slice(-5)).toBe('00002')
  })

  it("follow the body's own rule before the site's, from its day on", async () => {
    const office = await anOffice(house())
    expect((await enter({ pattern: '{code}/{year}' })).json().error.message).toContain('重号')
    expect((await enter({ pattern: '{area}-{theme}-{date}-{serial:4}' })).statusCode).toBe(200)
    const other = await anOffice(house())
    const rule = { bodyId: other.bodyId, pattern: '{dept:9}/{year}-{serial:5}', parts: { dept: '35210000' } }
    expect((await enter(rule)).statusCode).toBe(200)
    expect(await numberOf(await aPublished(house(), office))).toBe('990100-0201-20260303-0001')
    expect(await numberOf(await aPublished(house(), other))).toBe('035210000/2026-00001')
    // Two bodies whose pattern leaves the body out share one series.
    expect(await numberOf(await aPublished(house(), await anOffice(house())))).toBe(
      '990100-0201-20260303-0002',
    )
    house().clock.set('2026-03-04T10:00:00+08:00')
    expect(await numberOf(await aPublished(house(), office))).toBe('990100-0201-20260304-0001')
    house().clock.set(TEST_NOW)
    const list = await house().app.inject({
      url: `/api/sites/${site}/index-rules`,
      headers: { cookie: keeper.cookie },
    })
    expect(
      list
        .json()
        .map(({ scope }: { scope: string }) => scope)
        .toSorted(),
    ).toEqual(['all', 'body', 'site'])
  })
})
