import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ruleDetailAt } from '#foundation/rules'
import { day } from '#platform/clock'
import { useHouse } from '#test/harness'
import {
  explainPages,
  explainPieces,
  feeByPage,
  feeByPiece,
  feeFor,
  feeForMore,
  parseFeeSchedule,
} from './index.ts'

const house = useHouse()
const byPiece = parseFeeSchedule({
  bands: [
    { upTo: 10, price: 0 },
    { upTo: 30, price: 100 },
  ],
  step: { every: 10, add: 100 },
})
const byPage = parseFeeSchedule({
  bands: [
    { upTo: 30, price: 0 },
    { upTo: 100, price: 10 },
    { upTo: 200, price: 20 },
    { upTo: null, price: 40 },
  ],
})

describe('by piece (按件计收)', () => {
  it.each([
    [0, 0],
    [10, 0],
    [11, 100],
    [30, 2000],
    [31, 2200],
    [40, 4000],
    [41, 4300],
    [45, 5500],
    [50, 7000],
    [60, 11_000],
  ])('%i pieces in the month cost %i', (pieces, yuan) => {
    expect(feeFor(byPiece, pieces)).toBe(yuan)
  })

  it('adds up the prices of the single pieces', () => {
    const price = (n: number) => (n <= 10 ? 0 : n <= 30 ? 100 : 100 + 100 * Math.ceil((n - 30) / 10))
    fc.assert(
      fc.property(fc.nat({ max: 400 }), fc.nat({ max: 100 }), (before, more) => {
        const expected = Array.from({ length: more }, (_, at) => price(before + at + 1))
        expect(feeForMore(byPiece, before, more)).toBe(expected.reduce((sum, one) => sum + one, 0))
      }),
    )
  })

  const request = (receivedOn: string, pieces = 1) => ({ receivedOn: day(receivedOn), pieces })

  it('counts the pieces of the calendar month and begins anew with the next', () => {
    const earlier = [request('2026-03-02', 8), request('2026-03-20', 4)]
    expect(feeByPiece(byPiece, earlier, request('2026-03-31', 2))).toEqual({
      fee: 200,
      firstPiece: 13,
      lastPiece: 14,
    })
    expect(feeByPiece(byPiece, earlier, request('2026-04-01', 2)).fee).toBe(0)
  })

  it('charges a split request for every piece, those within the free band not', () => {
    expect(feeByPiece(byPiece, [request('2026-03-02', 9)], request('2026-03-03', 3))).toEqual({
      fee: 200,
      firstPiece: 10,
      lastPiece: 12,
    })
  })

  it('does not let a later request make an earlier one dearer', () => {
    expect(feeByPiece(byPiece, [request('2026-03-20', 50)], request('2026-03-10', 1)).fee).toBe(0)
  })
})

describe('by page (按量计收)', () => {
  it.each([
    [30, 0],
    [31, 10],
    [100, 700],
    [101, 720],
    [200, 2700],
    [201, 2740],
    [250, 4700],
  ])('%i pages cost %i', (pages, yuan) => {
    expect(feeByPage(byPage, pages)).toBe(yuan)
  })
})

it('the dated rules hold these bands since 2021', async () => {
  const { db } = house().deps
  const at = (key: string, on: string) => ruleDetailAt(db, key, day(on), parseFeeSchedule)
  expect((await at('fee.piece', '2021-01-01')).detail).toEqual(byPiece)
  expect((await at('fee.page', '2026-01-01')).detail).toEqual(byPage)
  await expect(at('fee.page', '2020-12-31')).rejects.toThrow('no rule')
})

it.each([
  { bands: [] },
  {
    bands: [
      { upTo: 10, price: 0 },
      { upTo: 10, price: 5 },
    ],
  },
  {
    bands: [
      { upTo: null, price: 0 },
      { upTo: 10, price: 5 },
    ],
  },
  { bands: [{ upTo: 10, price: -1 }] },
])('bands that make no sense are refused: %j', (detail) => {
  expect(() => parseFeeSchedule(detail)).toThrow()
})

it('tells how a fee was reached', () => {
  expect(explainPieces({ fee: 200, firstPiece: 13, lastPiece: 14 })).toBe(
    '本次申请为申请人当月第13件至第14件，按件计收，超额累进，应缴信息处理费200元。',
  )
  expect(explainPages(20, feeByPage(byPage, 20))).toBe('本次提供20页，按量计收，不收取信息处理费。')
})
