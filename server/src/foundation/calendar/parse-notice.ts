import { addDays, type Day, daysBetween, isDay, weekday } from '#platform/clock'
import type { SpecialDay } from './work-calendar.ts'

export interface ParsedNotice {
  year: number | null
  days: SpecialDay[]
  /** Parts of the text that a person has to look at, with the reason. */
  notUnderstood: { text: string; why: string }[]
}

const ITEM = /^[一二三四五六七八九十]+、\s*([^：:]{1,40})[：:](.*)$/
const WEEKDAYS = '日一二三四五六'
const DATE = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日((?:（[^）]*）)?)`
const SPAN = new RegExp(`${DATE}(?:(?:至|—|－|-|~|～)${DATE})?`, 'g')

/**
 * Reads the yearly notice on holidays as it is pasted: numbered items, a clause that ends in 放假 or 补休 gives
 * holidays, one that ends in 上班 gives make-up working days. What it cannot place it returns for a person to see.
 */
export function parseHolidayNotice(text: string): ParsedNotice {
  const plain = text
    .replace(/[(]/g, '（')
    .replace(/[)]/g, '）')
    .replace(/[ \t\u3000]/g, '')
  const year = Number(/(\d{4})年(?:部分)?(?:元旦|节假日)/.exec(plain)?.[1] ?? Number.NaN)
  const parsed: ParsedNotice = { year: Number.isNaN(year) ? null : year, days: [], notUnderstood: [] }
  if (parsed.year === null) {
    parsed.notUnderstood.push({ text: plain.slice(0, 40), why: '没有找到年份，如“2027年部分节假日安排”' })
    return parsed
  }
  const items = plain.split(/\r?\n/).flatMap((line) => {
    const match = ITEM.exec(line)
    return match ? [{ line, name: match[1] ?? '', body: match[2] ?? '' }] : []
  })
  if (items.length === 0)
    parsed.notUnderstood.push({ text: plain.slice(0, 40), why: '没有找到“一、元旦：……”样式的条目' })
  for (const { line, name, body } of items) readItem(parsed, parsed.year, line, name, body)
  reportDoubles(parsed)
  parsed.days.sort((a, b) => (a.day < b.day ? -1 : 1))
  return parsed
}

function readItem(parsed: ParsedNotice, year: number, line: string, name: string, body: string): void {
  const found: SpecialDay[] = []
  for (const sentence of body.split('。').filter(Boolean)) {
    let pending = ''
    for (const clause of sentence.split(/[，；]/)) {
      pending += pending ? `，${clause}` : clause
      const kind = /上班$/.test(clause)
        ? 'workday'
        : /(放假|补休|调休|休息)$/.test(clause)
          ? 'holiday'
          : undefined
      const total = /^共(\d+)天$/.exec(clause)
      if (kind) {
        found.push(...readDays(parsed, year, name, pending, kind))
        pending = ''
      } else if (total) {
        const holidays = found.filter((special) => special.kind === 'holiday').length
        if (holidays !== Number(total[1])) {
          parsed.notUnderstood.push({ text: line, why: `写明共${total[1]}天，读出${holidays}天` })
        }
        pending = ''
      } else if (/^与周末连休$/.test(clause)) pending = ''
    }
    if (pending) parsed.notUnderstood.push({ text: pending, why: '既不是放假也不是上班' })
  }
  if (found.length === 0) parsed.notUnderstood.push({ text: line, why: '没有读出日期' })
  parsed.days.push(...found)
}

function readDays(
  parsed: ParsedNotice,
  year: number,
  name: string,
  clause: string,
  kind: SpecialDay['kind'],
): SpecialDay[] {
  const days: Day[] = []
  let month = ''
  for (const match of clause.matchAll(SPAN)) {
    const [, fromYear, fromMonth, fromDate, fromNote, toYear, toMonth, toDate, toNote] = match
    month = fromMonth ?? month
    const from = dayOf(fromYear ?? String(year), month, fromDate ?? '')
    month = toMonth ?? month
    const to = toDate ? dayOf(toYear ?? String(year), month, toDate) : from
    if (!from || !to || to < from || daysBetween(from, to) > 30) {
      parsed.notUnderstood.push({ text: match[0], why: '不是可用的日期' })
      continue
    }
    checkWeekday(parsed, match[0], from, fromNote)
    if (toDate) checkWeekday(parsed, match[0], to, toNote)
    for (let at = from; at <= to; at = addDays(at, 1)) days.push(at)
  }
  if (days.length === 0) parsed.notUnderstood.push({ text: clause, why: '没有读出日期' })
  const outside = days.filter((at) => !at.startsWith(`${year}-`))
  if (outside.length > 0)
    parsed.notUnderstood.push({ text: clause, why: `${outside.join('、')}不在${year}年` })
  return days.filter((at) => at.startsWith(`${year}-`)).map((at) => ({ day: at, kind, name }))
}

// The notice prints weekdays beside dates: a wrong one means a slip in the paste.
function checkWeekday(parsed: ParsedNotice, text: string, at: Day, note: string | undefined): void {
  const told = /(?:星期|周)([日一二三四五六天])/.exec(note ?? '')?.[1]
  if (!told) return
  const index = told === '天' ? 0 : WEEKDAYS.indexOf(told)
  if (index !== weekday(at)) parsed.notUnderstood.push({ text, why: `${at}是星期${WEEKDAYS[weekday(at)]}` })
}

function reportDoubles(parsed: ParsedNotice): void {
  const seen = new Map<Day, SpecialDay>()
  for (const special of parsed.days) {
    const earlier = seen.get(special.day)
    if (earlier && earlier.kind !== special.kind) {
      parsed.notUnderstood.push({ text: special.day, why: '同一天既放假又上班' })
    }
    if (!earlier) seen.set(special.day, special)
  }
  parsed.days = [...seen.values()]
}

function dayOf(year: string, month: string, date: string): Day | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(text) ? text : undefined
}
