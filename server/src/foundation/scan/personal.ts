import { normalise } from './normal.ts'

export type PersonalKind = 'id_card' | 'mobile' | 'bank_card' | 'plate' | 'passport' | 'address'

export interface PersonalMatch {
  kind: PersonalKind
  /** Where it stands in the text as given. */
  start: number
  end: number
  /** The value with its middle hidden. */
  masked: string
}

/** One character between digits that people write to make a number readable. */
const gap = '[ \\-\u2010-\u2015\u00b7.]?'
const digits = (count: number) => `\\d(?:${gap}\\d){${count - 1}}`
const alone = (pattern: string) => new RegExp(`(?<![\\dA-Za-z])${pattern}(?![\\dA-Za-z])`, 'g')

interface Detector {
  kind: PersonalKind
  pattern: RegExp
  holds(value: string, before: string): boolean
  /** Characters that stay readable at the beginning and at the end. */
  keep: readonly [number, number]
}

const detectors: readonly Detector[] = [
  {
    kind: 'id_card',
    pattern: alone(`[1-9](?:${gap}\\d){16}${gap}[\\dXx]`),
    holds: (value) => isIdCard(value),
    keep: [6, 4],
  },
  { kind: 'bank_card', pattern: alone(digits(19)), holds: isBankCard, keep: [0, 4] },
  { kind: 'bank_card', pattern: alone(digits(18)), holds: isBankCard, keep: [0, 4] },
  { kind: 'bank_card', pattern: alone(digits(17)), holds: isBankCard, keep: [0, 4] },
  { kind: 'bank_card', pattern: alone(digits(16)), holds: isBankCard, keep: [0, 4] },
  {
    kind: 'mobile',
    pattern: new RegExp(`(?<![\\dA-Za-z])(?:\\+?86[ -]?)?1${gap}[3-9](?:${gap}\\d){9}(?![\\dA-Za-z])`, 'g'),
    holds: () => true,
    keep: [3, 4],
  },
  {
    kind: 'plate',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·. ]?(?:[A-HJ-NP-Z0-9]{5}|[DF][A-HJ-NP-Z0-9]\d{4}|\d{5}[DF])(?:[学警港澳])?(?![A-Za-z0-9])/g,
    holds: (value) => /\d/.test(value.slice(2)),
    keep: [2, 1],
  },
  {
    kind: 'passport',
    pattern: alone('(?:[EGe]\\d{8}|[Ee][A-HJ-NP-Za-hj-np-z]\\d{7}|[DSPdsp][Ee]?\\d{7,8}|1[45]\\d{7})'),
    // Letters and eight digits also number invoices: only E and G stand for themselves, the rest need the word.
    holds: (value, before) => /^(?:E[A-HJ-NP-Z]?|G)\d{7,8}$/i.test(value) || /护照/.test(before),
    keep: [1, 2],
  },
  {
    kind: 'address',
    pattern:
      /[\u4e00-\u9fff]{1,12}(?:省|市|县|区|镇|乡|街道|路|街|巷|胡同|村|小区|苑|园|新村|里)[\u4e00-\u9fffA-Za-z0-9#-]{0,30}?(?:(?:\d{1,4}|[一二三四五六七八九十]{1,3})(?:号楼|栋|幢|座|号院)[\u4e00-\u9fffA-Za-z0-9#-]{0,12}?\d{2,5}(?:室|号|户)|\d{1,2}单元[A-Za-z0-9-]{0,6}(?:室|号|户)?|(?:\d{1,3}|[一二三四五六七八九十]{1,3})组\d{1,4}号)/g,
    holds: (_value, before) =>
      !/(?:办公|单位|机关|受理|窗口|报名|送达|通讯|联系|会议|办理|营业|注册|经营)(?:地址|地点|场所|地)?[：:为在 ]{0,3}$/.test(
        before,
      ),
    keep: [6, 0],
  },
  {
    kind: 'address',
    pattern:
      /(?<=(?:家庭住址|家庭地址|户籍地址|户籍所在地|现住址|居住地址|住址|家住)[：: ]{0,3})[\u4e00-\u9fffA-Za-z0-9#-]{6,50}/g,
    holds: (value) => /\d|[一二三四五六七八九十]+(?:组|号)/.test(value),
    keep: [6, 0],
  },
]

const worthReading = /\p{N}[\s\S]*\p{N}|[住户]/u

/** Personal numbers and addresses in a text (个人信息保护法 Art 25, 28), overlapping ones counted once. */
export function personalIn(original: string): PersonalMatch[] {
  // Most of a text holds no number at all, and every detector needs one or the word for a dwelling.
  if (!worthReading.test(original)) return []
  const { text, at } = normalise(original)
  const found: PersonalMatch[] = []
  for (const detector of detectors) {
    for (const match of text.matchAll(detector.pattern)) {
      const value = match[0]
      const bare = /address|plate/.test(detector.kind) ? value : value.replace(/[^\dA-Za-z]/g, '')
      if (!detector.holds(bare, text.slice(Math.max(0, match.index - 24), match.index))) continue
      const start = at[match.index] ?? 0
      const last = at[match.index + value.length - 1] ?? start
      const end = last + characterLength(original, last)
      if (found.some((other) => start < other.end && other.start < end)) continue
      const [head, tail] = detector.keep
      found.push({ kind: detector.kind, start, end, masked: hide(original.slice(start, end), head, tail) })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The text with every personal number hidden, of the same length, so that it can stand in place of the original. */
export function maskPersonal(original: string): string {
  let masked = original
  for (const match of personalIn(original)) {
    masked = masked.slice(0, match.start) + match.masked + masked.slice(match.end)
  }
  return masked
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

/** Hides what carries meaning between `head` and `tail`; separators stay, and so does the length. */
export function hide(value: string, head: number, tail: number): string {
  const meaningful = [...value].filter((character) => /[\p{L}\p{N}]/u.test(character)).length
  let seen = 0
  return [...value]
    .map((character) => {
      if (!/[\p{L}\p{N}]/u.test(character)) return character
      seen += 1
      return seen <= head || seen > meaningful - tail ? character : '*'.repeat(character.length)
    })
    .join('')
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643: birth date that exists and the ISO 7064 MOD 11-2 check character. */
export function isIdCard(value: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(value)) return false
  const [year, month, date] = [
    Number(value.slice(6, 10)),
    Number(value.slice(10, 12)),
    Number(value.slice(12, 14)),
  ]
  if (year < 1880 || year > 2100 || month < 1 || month > 12 || date < 1 || date > 31) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(value[index]), 0)
  return '10X98765432'[sum % 11] === value[17]?.toUpperCase()
}

/** UnionPay, Visa, MasterCard, JCB and Amex ranges with the Luhn digit. */
export function isBankCard(value: string): boolean {
  if (!/^(?:62|4|5[1-5]|35|9[0-9]|60)\d+$/.test(value)) return false
  let sum = 0
  for (let index = 0; index < value.length; index++) {
    const digit = Number(value[value.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
