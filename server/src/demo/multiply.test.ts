import { beforeAll, expect, it } from 'vitest'
import { verifyLedger } from '#foundation/ledger'
import { anOffice, aPublished, aSite } from '#test/documents'
import { useHouse } from '#test/harness'
import { multiplyYear } from './multiply.ts'

const house = useHouse()

beforeAll(async () => {
  const office = await anOffice(house())
  await aSite(house(), office.bodyId)
  await aPublished(house(), office)
})

it('makes whole copies: each with its number, its editions, its reviews, its entries, and found like the original', async () => {
  const { deps, database, settle } = house()
  const count = async (question: string): Promise<number> =>
    (await database.pool.query<{ n: number }>(`select count(*)::int as n from ${question}`)).rows[0]?.n ?? 0
  const year = Number(deps.clock.today().slice(0, 4))
  const before = await count('ledger_entry')
  const ofDocument = await count(`ledger_entry where subject_kind = 'document'`)
  await multiplyYear(deps.db, year, 4)
  await settle()
  expect(await count('(select distinct index_number from catalogue_document) once')).toBe(4)
  expect(
    await count(
      'catalogue_document d join catalogue_edition e on e.id = d.published_edition and e.document_id = d.id',
    ),
  ).toBe(4)
  expect(
    await count(
      `(select distinct c.subject_id from review_case c join review_decision on case_id = c.id) once`,
    ),
  ).toBe(4)
  expect(await count('ledger_entry')).toBe(before + 3 * ofDocument)
  expect(await count(`search_item where kind = 'document'`)).toBe(4)
  expect((await verifyLedger(deps.db, deps.keys.publicKeyPem)).faults).toEqual([])
  // Multiplying another year leaves this one as it is.
  await multiplyYear(deps.db, year - 1, 4)
  expect(await count('catalogue_document')).toBe(4)
})
