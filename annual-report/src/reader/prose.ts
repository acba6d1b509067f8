import type { Statement } from '../report.ts'
import type { Page } from './normalise.ts'
import type { Range } from './segment.ts'

const MOST = 2_000
const UNITS =
  '(?:万人次|人次|件次|万元|亿元|万件|万条|元|件|例|条|项|个|次|起|宗|期|篇|场|份|人|家|户|名|处|封|册|本|批|幅|类|卷|张|%|万)(?!工作日|月|小时)'
const figure = new RegExp(`(?<![\\d.,])(\\d[\\d,]{0,20}(?:\\.\\d{1,8})?)\\s*(?:余|多)?\\s*(${UNITS})`, 'g')
const SENTENCE_END = new Set(['', '。', ';', ':', '!', '?', '\n'])
const HEADING = /^(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\))[^,。;]{0,24}$/
const CLAUSE = /[,。;:!?、()\n\t|“”《》]/

/** Figures of the prose with what stands before them in their clause. */
export function readStatements(page: Page, ranges: readonly Range[]): Statement[] {
  const statements: Statement[] = []
  for (const { from, to } of ranges) {
    const { text, at } = unwrap(page, from, to)
    for (const match of text.matchAll(figure)) {
      if (statements.length >= MOST) return statements
      const [whole, digits = '', unit = ''] = match
      const value = Number(digits.replaceAll(',', ''))
      if (!Number.isFinite(value) || /[\d.]/.test(text.charAt(match.index - 1))) continue
      let start = match.index
      while (start > 0 && match.index - start < 60 && !CLAUSE.test(text.charAt(start - 1))) start--
      statements.push({
        text: sentenceAround(text, match.index, match.index + whole.length),
        label: text.slice(start, match.index).trim() || clauseBefore(text, start),
        value,
        unit,
        at: page.placeOf(at[match.index] ?? from),
      })
    }
  }
  return statements
}

/** Where a figure opens its clause (《公报》12期), the clause before names it. */
function clauseBefore(text: string, at: number): string {
  let end = at
  while (end > 0 && at - end < 4 && CLAUSE.test(text.charAt(end - 1))) end--
  let start = end
  while (start > 0 && end - start < 30 && !CLAUSE.test(text.charAt(start - 1))) start--
  return text.slice(start, end).trim()
}

function sentenceAround(text: string, from: number, to: number): string {
  let start = from
  while (start > 0 && from - start < 120 && !/[。;\n]/.test(text.charAt(start - 1))) start--
  let end = to
  while (end < text.length && end - to < 120 && !/[。;\n]/.test(text.charAt(end))) end++
  return text.slice(start, end).trim()
}

/** Joins lines that a text layer broke in the middle of a sentence; spaces between Chinese characters go too. */
function unwrap(page: Page, from: number, to: number): { text: string; at: number[] } {
  const source = page.text.slice(from, to)
  const at: number[] = []
  let text = ''
  let last = ''
  let line = ''
  for (let i = 0; i < source.length; i++) {
    const char = source.charAt(i)
    if (char === ' ') continue
    if (char === '\n') {
      const next = source.charAt(i + 1)
      const broken = !SENTENCE_END.has(last) && next !== '\n' && next !== ''
      const heading = HEADING.test(line)
      line = ''
      if (broken && !heading) continue
    }
    text += char
    // A heading is short; no more of a line needs to be known.
    if (char !== '\n' && line.length < 40) line += char
    last = char
    at.push(from + i)
  }
  return { text, at }
}
