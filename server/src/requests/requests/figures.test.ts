import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FigureScope } from '#foundation/figures'
import { savePerson } from '#foundation/people'
import { outcomesOn } from '#foundation/rules'
import { addDays, day } from '#platform/clock'
import { newId, sha256 } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody } from '#test/people'
import { type ApplicantType, applicantTypes } from './contract.ts'
import { requestFigures } from './figures.ts'
import type { Tables } from './tables.ts'

const house = useHouse()
const years = [2019, 2020, 2021, 2022, 2023] as const
const date = (offset: number) => addDays(day('2019-01-01'), offset)

interface History {
  type: ApplicantType
  received: number
  /** Days until the decision; null while the request is open. */
  took: number | null
  outcome: number
}

const histories = fc.array(
  fc.record<History>({
    type: fc.constantFrom(...applicantTypes),
    received: fc.integer({ min: 0, max: 5 * 365 }),
    took: fc.option(fc.integer({ min: 0, max: 800 })),
    outcome: fc.nat(),
  }),
  { minLength: 1, maxLength: 40 },
)

async function bodyWith(cases: readonly History[]): Promise<string> {
  const { db, clock, keys } = house().deps
  const body = await aBody(house())
  const outcomes = await outcomesOn(db, clock.today())
  await inTransaction(db, async (tx) => {
    const person = await savePerson(tx, clock, keys.vault, {
      name: '甲',
      documentKind: '其他',
      documentNumber: '1',
      phone: '1',
      email: '',
      address: '',
      contact: '',
    })
    const rows = cases.map((one) => {
      const decided = one.took === null ? null : date(one.received + one.took)
      return {
        id: newId(),
        number: newId(),
        code_hash: sha256('x'),
        body_id: body,
        applicant_type: one.type,
        person_id: person,
        channel: 'counter' as const,
        submitted_on: date(one.received),
        received_on: date(one.received),
        asked: '某项信息',
        wanted_form: 'paper' as const,
        delivery_way: 'counter' as const,
        state: decided === null ? ('open' as const) : ('decided' as const),
        version: 1,
        limit_days: 20,
        due_on: null,
        extension_days: 0,
        extended_on: null,
        correction_sent_on: null,
        correction_due_on: null,
        corrected_on: null,
        proposal: null,
        proposed_by: null,
        outcome: decided === null ? null : (outcomes[one.outcome % outcomes.length]?.code ?? null),
        decided_on: decided,
        decided_by: null,
        created_at: clock.now(),
      }
    })
    await tx.withTables<Tables>().insertInto('requests_request').values(rows).execute()
  })
  return body
}

it('balances in every column of every year, and each figure opens as many records as it counts', async () => {
  const { db } = house().deps
  await fc.assert(
    fc.asyncProperty(histories, async (cases) => {
      const bodies = [await bodyWith(cases)]
      let carriedOut: Record<string, number> | undefined
      for (const year of years) {
        const scope: FigureScope = { from: day(`${year}-01-01`), until: day(`${year}-12-31`), bodies }
        const figures = await requestFigures.count(db, scope)
        const openAtEnd: Record<string, number> = {}
        for (const type of applicantTypes) {
          const of = (row: string) => figures.get(`requests.${row}.${type}`) ?? 0
          const plain = ['received', 'carriedIn', 'carriedOut'].map((row) => `requests.${row}.${type}`)
          const results = [...figures]
            .filter(([name]) => name.endsWith(`.${type}`) && !plain.includes(name))
            .reduce((sum, [, count]) => sum + count, 0)
          expect(of('received') + of('carriedIn')).toBe(results + of('carriedOut'))
          if (carriedOut) expect(of('carriedIn')).toBe(carriedOut[type])
          openAtEnd[type] = of('carriedOut')
        }
        carriedOut = openAtEnd
        for (const [name, count] of figures) {
          expect([name, (await requestFigures.records(db, scope, name)).length]).toEqual([name, count])
        }
      }
    }),
    { numRuns: 8 },
  )
})
