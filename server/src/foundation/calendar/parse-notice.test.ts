import { describe, expect, it } from 'vitest'
import { addDays, type Day, day, weekday } from '#platform/clock'
import { newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import {
  enterNotice,
  isProvisional,
  isWorkingDay,
  listNotices,
  loadCalendar,
  parseHolidayNotice,
  type SpecialDay,
} from './index.ts'

const house = useHouse()

const date = (at: Day) => `${Number(at.slice(5, 7))}月${Number(at.slice(8))}日`
const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

/** Writes a notice of our own from a year's days, in the manner of the yearly one. */
function write(year: number, days: readonly SpecialDay[]): string {
  const items = [...new Set(days.map((special) => special.name))].map((name, index) => {
    const of = (kind: SpecialDay['kind']) =>
      days.filter((special) => special.name === name && special.kind === kind).map((special) => special.day)
    const [off, on] = [of('holiday'), of('workday')]
    const runs: [Day, Day][] = []
    for (const at of off) {
      const last = runs.at(-1)
      if (last && addDays(last[1], 1) === at) last[1] = at
      else runs.push([at, at])
    }
    const spans = runs
      .map(([from, to]) => (from === to ? date(from) : `${date(from)}至${date(to)}`))
      .join('、')
    const worked = on.map((at) => `${date(at)}（星期${'日一二三四五六'[weekday(at)]}）`).join('、')
    return `${numerals[index]}、${name}：${spans}放假调休，共${off.length}天。${worked ? `${worked}上班。` : ''}`
  })
  return `关于${year}年部分节假日安排的通知\n${items.join('\n')}\n请各单位安排好值班。`
}

describe('reading a pasted notice', () => {
  it('gives back every year of 2013 to 2026', async () => {
    for (const { year, days } of await listNotices(house().deps.db)) {
      expect(parseHolidayNotice(write(year, days))).toEqual({ year, days, notUnderstood: [] })
    }
  })

  const head = '2027年部分节假日安排\n'
  it.each([
    {
      text: '一、元旦：1月1日（周五）放假，与周末连休。',
      days: ['2027-01-01 holiday'],
    },
    {
      text: '二、春节：2月5日（农历腊月二十九、周五）至7日（农历正月初二、周日）放假调休，共3天。1月30日(周六)、2月13日(周六)上班。',
      days: [
        '2027-01-30 workday',
        '2027-02-05 holiday',
        '2027-02-06 holiday',
        '2027-02-07 holiday',
        '2027-02-13 workday',
      ],
    },
    {
      text: '三、清明节：4月4日放假，4月5日（星期一）补休。',
      days: ['2027-04-04 holiday', '2027-04-05 holiday'],
    },
    {
      text: '六、中秋节、国庆节：9月30日至10月1日放假调休，共2天。',
      days: ['2027-09-30 holiday', '2027-10-01 holiday'],
    },
  ])('$text', ({ text, days }) => {
    const parsed = parseHolidayNotice(head + text)
    expect(parsed.notUnderstood).toEqual([])
    expect(parsed.days.map((special) => `${special.day} ${special.kind}`)).toEqual(days)
  })

  it.each([
    { text: '一、元旦：1月1日至3日放假调休，共4天。', why: '写明共4天，读出3天' },
    { text: '一、元旦：1月1日（星期三）放假。', why: '2027-01-01是星期五' },
    { text: '一、元旦：13月1日放假。', why: '不是可用的日期' },
    { text: '一、元旦：另行通知。', why: '没有读出日期' },
    { text: '一、元旦：2026年12月31日至2027年1月2日放假。', why: '2026-12-31不在2027年' },
    { text: '元旦放假一天', why: '没有找到“一、元旦：……”样式的条目' },
  ])('reports what it cannot place: $text', ({ text, why }) => {
    expect(parseHolidayNotice(head + text).notUnderstood.map((problem) => problem.why)).toContain(why)
  })

  it('asks for the year when none stands in the text', () => {
    expect(parseHolidayNotice('一、元旦：1月1日放假。')).toMatchObject({ year: null, days: [] })
  })
})

describe('entering a notice', () => {
  const actor = newId()
  const notice = {
    year: 2027,
    source: '测试用通知',
    days: [{ day: day('2027-02-08'), kind: 'holiday' as const, name: '春节' }],
  }

  it('ends the year being provisional at once, in this process and in the transaction itself', async () => {
    const { db, clock } = house().deps
    expect(isProvisional(await loadCalendar(db), day('2027-02-08'))).toBe(true)
    const entered = await inTransaction(db, (tx) => enterNotice(tx, clock, actor, notice))
    expect(entered.revision).toBe(1)
    expect(
      [entered.before, entered.after].map((calendar) => isWorkingDay(calendar, day('2027-02-08'))),
    ).toEqual([true, false])
    const now = await loadCalendar(db)
    expect(isProvisional(now, day('2027-02-08'))).toBe(false)
    expect(await loadCalendar(db)).toBe(now)
  })

  it('takes an amended text in the place of the earlier one', async () => {
    const { db, clock } = house().deps
    const amended = { ...notice, days: [{ day: day('2027-02-09'), kind: 'holiday' as const, name: '春节' }] }
    const { revision, after } = await inTransaction(db, (tx) => enterNotice(tx, clock, actor, amended))
    expect(revision).toBe(2)
    expect([isWorkingDay(after, day('2027-02-08')), isWorkingDay(after, day('2027-02-09'))]).toEqual([
      true,
      false,
    ])
  })

  it.each([
    { change: { days: [] }, code: 'calendar.notice_empty' },
    { change: { source: ' ' }, code: 'calendar.source_missing' },
    { change: { year: 2028 }, code: 'calendar.other_year' },
  ])('refuses with $code', async ({ change, code }) => {
    const { db, clock } = house().deps
    const entering = inTransaction(db, (tx) => enterNotice(tx, clock, actor, { ...notice, ...change }))
    await expect(entering).rejects.toMatchObject({ code, status: 422 })
  })
})
