import { describe, expect, it } from 'vitest'
import { consistentReport } from '../../test/a-report.ts'
import type { Report } from '../report.ts'
import { check } from './check.ts'
import { likeFigures, median, usualOf } from './like.ts'

/** A department's report with this many requests received and refused. */
function ofBody(name: string, received: number, refused: number, year = 2023): Report {
  const report = { ...consistentReport('2021', [0]), publicBody: `景澜市${name}局`, year }
  const put = (row: string, value: number) => {
    for (const column of ['naturalPerson', 'total'])
      Object.assign(report.requests?.[row]?.[column] ?? {}, { value, raw: String(value) })
  }
  put('received', received)
  put('granted', received - refused)
  put('refused.thirdParty', refused)
  put('total', received)
  put('carriedIn', 0)
  put('carriedOut', 0)
  return report
}

const usual = ['水务', '教育', '民政', '交通', '审计', '统计'].map((name, at) => ofBody(name, 20 + at, 2))
const like = usual.map(likeFigures)
const found = (report: Report, others = like) =>
  check(report, { like: others }).filter(({ rule }) => rule === 'like')

describe('a body against its like', () => {
  it('many more requests than the median are named with it and lead to their cell', () => {
    const [finding, ...more] = found(ofBody('住房', 400, 2))
    expect(more).toEqual([])
    expect(finding).toMatchObject({ level: 'info', cells: ['requests.received.total'] })
    expect(finding?.message).toBe('本年新收申请是400件，明显高于同年度6份部门报告的中位数22.5件，请核对。')
  })
  it('an unusual share of refusals is named', () => {
    expect(found(ofBody('规划', 22, 20)).map(({ message }) => message)).toEqual([
      expect.stringContaining('不予公开占办理结果的比例是91%'),
    ])
  })
  it('what is usual is not named', () => expect(found(ofBody('卫生', 24, 3))).toEqual([]))
  it('bodies of another kind, another year, or too few of them say nothing', () => {
    const much = ofBody('住房', 400, 2)
    expect(found({ ...much, publicBody: '景澜市人民政府' })).toEqual([])
    expect(found({ ...much, year: 2022 })).toEqual([])
    expect(found(much, like.slice(0, 4))).toEqual([])
  })
})

it('the middle of an even and an odd number of values', () => {
  expect([median([]), median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([null, 2, 2.5])
  expect(usualOf([1, 1, 1, 1], 1)).toBeNull()
})
