import { Converter } from 'opencc-js/t2cn'
import { rowsOf } from '../formats/definition.ts'
import { statistics2014 } from '../formats/format-2014.ts'
import { format2019 } from '../formats/format-2019.ts'
import { format2021 } from '../formats/format-2021.ts'
import type { Place } from '../report.ts'

/** Text whose every character knows where it stands in the source. All reading starts from this. */
export interface PositionedText {
  text: string
  /** Offset in the source of each character of `text`. */
  offsets: Int32Array
}

export interface Page extends PositionedText {
  /** The same characters before folding, for text that is shown. */
  original: string
  /** Line and column in the source of a character of `text`, counted from 1. */
  placeOf(index: number): Place
}

/** A selection of the characters of a page, for matching over line breaks and cell borders. */
export interface View {
  text: string
  /** Index in the page of each character of the view. */
  at: Int32Array
}

// NFKC leaves the CJK Radicals Supplement as it is; these are the ones text layers of PDF files produce.
const radicalPairs =
  '⺠民⻔门⻚页⻋车⻓长⻑长⻛风⻅见⻆角⻄西⻉贝⻝食⻢马⻥鱼⻦鸟⻩黄⻬齐⻰龙' +
  '⻁虎⺟母⺝月⻘青⻣骨⻤鬼⻨麦⻜飞⻮齿⻙韦⻐钅⻳龟⺒巳⺎兀⺄乙⻌辶⻎辶⺮竹'
const radicals = new Map<string, string>()
for (let i = 0; i < radicalPairs.length; i += 2)
  radicals.set(radicalPairs.charAt(i), radicalPairs.charAt(i + 1))

const traditional = Converter({ from: 't', to: 'cn' })

function simplified(char: string): string {
  const result = traditional(char)
  return result.length === 1 ? result : char
}

const DROPPED = 0

/** What a character is folded to, worked out once for each. */
function folding(fold: (char: string) => string): (code: number) => number {
  const known = new Int32Array(0x10000).fill(-1)
  return (code) => {
    let folded = known[code] ?? -1
    if (folded < 0) {
      const char = fold(String.fromCharCode(code))
      folded = char === '' ? DROPPED : char.charCodeAt(0)
      known[code] = folded
    }
    return folded
  }
}

const occurrences = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

// Converting a simplified text too would change names such as 乾县.
const isTraditional = (text: string): boolean =>
  occurrences(text, /[開報務據關條機構請處執監檢]/g) > occurrences(text, /[开报务据关条机构请处执监检]/g)

function plain(char: string): string {
  const code = char.charCodeAt(0)
  if (code < 0x80) return code === 0x0d || code === 0x0c || code === 0x0b ? '\n' : char
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  if (code === 0x2028 || code === 0x2029 || code === 0x85) return '\n'
  if (code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f) return ' '
  if ((code >= 0x200b && code <= 0x200f) || code === 0xfeff || code === 0x2060 || code === 0xad) return ''
  if (code === 0x2212 || code === 0xfe63) return '-'
  if (code === 0xff61) return '。'
  if (code === 0xfe52 || code === 0x2024) return '.'
  if (code >= 0x2e80 && code <= 0x2eff) return radicals.get(char) ?? char.normalize('NFKC')
  if ((code >= 0x2f00 && code <= 0x2fd5) || (code >= 0xf900 && code <= 0xfaff)) {
    const folded = char.normalize('NFKC')
    return folded.length === 1 ? folded : char
  }
  return char
}

/** What stands in the text and belongs to no report: page marks, rules of tables, inserted pinyin. */
const noise: readonly RegExp[] = [
  /^[ \t]*[-—–]{1,2}[ \t]*\d{1,3}[ \t]*[-—–]{1,2}[ \t]*$/gm,
  /^[ \t]*第[ \t]*\d{1,3}[ \t]*页.{0,12}$/gm,
  /^(?=.{0,400}---)[ \t|:+=\-—]+$/gm,
  /^[ \t]*#{1,6}[ \t]*/gm,
  /\*\*/g,
  /(?<=\p{Script=Han})\([a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹɡ]{1,7}\)/gu,
]

/** Characters that labels and headings are made of. */
const vocabulary = new Set(
  [
    '政府信息公开工作年度报告总体情况概述收到和处理存在的主要问题及改进需要报告事项索引号发布机构日期文号名称申请人条例',
    ...statistics2014.map(({ label }) => label),
    ...[format2019, format2021].flatMap(({ proactive, requests, remedies }) =>
      [proactive, requests, remedies].flatMap((table) =>
        table
          ? [
              table.heading,
              table.corner ?? '',
              ...rowsOf(table).flatMap(({ block, row }) => [
                block.heading ?? '',
                row.label,
                ...row.groups,
                ...block.columns.flatMap(({ label, group }) => [label, group ?? '']),
              ]),
            ]
          : [],
      ),
    ),
  ].join(''),
)

// Pages mix both scripts (政務(wù)公开): what labels are made of is converted everywhere, names only in a Traditional text.
const foldPlain = folding((char) => {
  const folded = plain(char)
  const own = folded >= '\u4e00' ? simplified(folded) : folded
  return vocabulary.has(own) ? own : folded
})
const foldTraditional = folding((char) => {
  const folded = plain(char)
  return folded === '' ? '' : simplified(folded)
})

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })

/** The characters of the codes; half a surrogate pair becomes U+FFFD, so that no place moves. */
export const textOf = (codes: Uint16Array): string => decoder.decode(codes)

const CR = 0x0d
const LF = 0x0a
const isSpace = (code: number) => code === 0x20 || code === LF || code === 0x09

/** Folds widths, radicals, spaces and script, drops noise, and keeps for each character its offset. */
export function normalise(source: string, input: PositionedText | null): Page {
  const raw = input?.text ?? source
  const fold = isTraditional(raw.slice(0, 20_000)) ? foldTraditional : foldPlain
  const chars = new Uint16Array(raw.length)
  const glyphs = new Uint16Array(raw.length)
  const offsets = new Int32Array(raw.length)
  let length = 0
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i)
    if (code === CR && raw.charCodeAt(i + 1) === LF) continue
    const folded = fold(code)
    if (folded === DROPPED) continue
    chars[length] = folded
    glyphs[length] = isSpace(folded) ? folded : code
    offsets[length] = input ? (input.offsets[i] ?? 0) : i
    length++
  }
  const text = textOf(chars.subarray(0, length))
  const drop = new Uint8Array(length)
  for (const pattern of noise) {
    for (const match of text.matchAll(pattern)) drop.fill(1, match.index, match.index + match[0].length)
  }
  let kept = 0
  for (let i = 0; i < length; i++) {
    if (drop[i] === 1) continue
    chars[kept] = chars[i] ?? 0
    glyphs[kept] = glyphs[i] ?? 0
    offsets[kept] = offsets[i] ?? 0
    kept++
  }
  const positioned = { text: textOf(chars.subarray(0, kept)), offsets: offsets.slice(0, kept) }
  return withPlaces(source, positioned, textOf(glyphs.subarray(0, kept)))
}

function withPlaces(source: string, { text, offsets }: PositionedText, original: string): Page {
  const starts = [0]
  for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) starts.push(i + 1)
  return {
    text,
    original,
    offsets,
    placeOf(index) {
      const offset = offsets[Math.min(index, offsets.length - 1)] ?? 0
      let [low, high] = [0, starts.length - 1]
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((starts[middle] ?? 0) <= offset) low = middle
        else high = middle - 1
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
    },
  }
}

/** The part of a page from `from` to `to`, places unchanged. */
export function slicePage(page: Page, from: number, to: number): Page {
  return {
    text: page.text.slice(from, to),
    original: page.original.slice(from, to),
    offsets: page.offsets.subarray(from, to),
    placeOf: (index) => page.placeOf(index + from),
  }
}

function select(page: Page, from: number, to: number, keep: (code: number) => boolean): View {
  const end = Math.min(to, page.text.length)
  const codes = new Uint16Array(Math.max(0, end - from))
  const at = new Int32Array(codes.length)
  let length = 0
  for (let i = from; i < end; i++) {
    const code = page.text.charCodeAt(i)
    if (!keep(code)) continue
    codes[length] = code
    at[length++] = i
  }
  return { text: textOf(codes.subarray(0, length)), at: at.subarray(0, length) }
}

const isHan = (code: number) => (code >= 0x3400 && code <= 0x9fff) || code === 0x3007

/** Everything but spaces, line breaks and cell borders. */
export function flat(page: Page, from = 0, to = page.text.length): View {
  return select(page, from, to, (code) => code > 0x20 && code !== 0x7c)
}

/** Chinese characters only: labels match here over line breaks, and over numbers that stand inside them. */
export function hanOnly(page: Page, from = 0, to = page.text.length): View {
  return select(page, from, to, isHan)
}
