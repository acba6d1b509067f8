import type { Statement } from '../report.ts'
import { type Page, textOf } from './normalise.ts'
import type { Range } from './segment.ts'

const MOST = 2_000
const UNITS =
  '(?:万人次|人次|件次|万元|亿元|万件|万条|元|件|例|条|项|个|次|起|宗|期|篇|场|份|人|家|户|名|处|封|册|本|批|幅|类|卷|张|%|万)(?!工作日|月|小时)'
const figure = new RegExp(`(?<![\\d.,])(\\d[\\d,]{0,20}(?:\\.\\d{1,8})?)\\s*(?:余|多)?\\s*(${UNITS})`, 'g')
const SENTENCE_END = new Set(['', '。', ';', ':', '!', '?', '\n'])
const HEADING = /^(?:[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\))[^,。;]{0,24}$/
const CLAUSE = new Set([...',。;:!?、()\n\t|“”《》'].map((char) => char.charCodeAt(0)))

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
      while (start > 0 && match.index - start < 60 && !CLAUSE.has(text.charCodeAt(start - 1))) start--
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
  while (end > 0 && at - end < 4 && CLAUSE.has(text.charCodeAt(end - 1))) end--
  let start = end
  while (start > 0 && end - start < 30 && !CLAUSE.has(text.charCodeAt(start - 1))) start--
  return text.slice(start, end).trim()
}

function sentenceAround(text: string, from: number, to: number): string {
  let start = from
  while (start > 0 && from - start < 120 && !endsSentence(text.charCodeAt(start - 1))) start--
  let end = to
  while (end < text.length && end - to < 120 && !endsSentence(text.charCodeAt(end))) end++
  return text.slice(start, end).trim()
}

const endsSentence = (code: number) => code === 0x3002 || code === 0x3b || code === 0x0a

/** Joins lines that a text layer broke in the middle of a sentence; spaces between Chinese characters go too. */
function unwrap(page: Page, from: number, to: number): { text: string; at: Int32Array } {
  const source = page.text.slice(from, to)
  const codes = new Uint16Array(source.length)
  const at = new Int32Array(source.length)
  let length = 0
  let lineStart = 0
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 0x20) continue
    if (code === 0x0a) {
      const next = source.charAt(i + 1)
      const last = length === 0 ? '' : String.fromCharCode(codes[length - 1] ?? 0)
      const broken = !SENTENCE_END.has(last) && next !== '\n' && next !== ''
      const heading =
        broken && HEADING.test(textOf(codes.subarray(lineStart, Math.min(length, lineStart + 40))))
      lineStart = length
      if (broken && !heading) continue
      codes[length] = code
      at[length++] = from + i
      lineStart = length
      continue
    }
    codes[length] = code
    at[length++] = from + i
  }
  return { text: textOf(codes.subarray(0, length)), at }
}
