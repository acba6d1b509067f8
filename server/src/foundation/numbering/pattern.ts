/** What a pattern may name; the fixed parts (department, unit and so on) come from the rule itself. */
export const patternNames = {
  code: '单位代码（组织机构代码或者统一社会信用代码）',
  org: '组织机构代码，九位，不带横线',
  'org-dashed': '组织机构代码，校验位前带横线',
  area: '行政区划代码，六位',
  year: '年，四位',
  month: '月，两位',
  date: '日期，八位',
  theme: '主题分类代码',
  genre: '体裁代码，两位',
  column: '栏目代码',
  dept: '部门代码（在规则中设定）',
  unit: '内设机构代码（在规则中设定）',
  group: '信息组别（在规则中设定）',
  category: '信息类别（在规则中设定）',
} as const
export type PatternName = keyof typeof patternNames

const slot = /\{([\w-]+)(?::(\d+))?\}/g

export type PatternFault = 'no_serial' | 'two_serials' | 'unknown_name' | 'bad_text'

/** Why a pattern cannot be used. */
export function patternFault(
  pattern: string,
  parts: Readonly<Record<string, string>>,
): PatternFault | undefined {
  const names = [...pattern.matchAll(slot)].map((match) => match[1] ?? '')
  const serials = names.filter((name) => name === 'serial').length
  if (serials === 0) return 'no_serial'
  if (serials > 1) return 'two_serials'
  if (names.some((name) => name !== 'serial' && !(name in patternNames) && !(name in parts)))
    return 'unknown_name'
  // A number is typed, read aloud and put into addresses.
  return /^[\w\-/.〔〕()（）\p{Script=Han}]*$/u.test(pattern.replace(slot, '')) ? undefined : 'bad_text'
}

/**
 * Everything of the number but its serial. The serial runs within this text, so that no two numbers can be the same
 * whatever the pattern leaves out.
 */
export function seriesOf(pattern: string, values: Readonly<Record<string, string>>): string {
  return fill(pattern, values, () => '#')
}

export function numberOf(pattern: string, values: Readonly<Record<string, string>>, serial: number): string {
  return fill(pattern, values, (width) => String(serial).padStart(width, '0'))
}

function fill(
  pattern: string,
  values: Readonly<Record<string, string>>,
  serial: (width: number) => string,
): string {
  return pattern.replace(slot, (_, name: string, width: string | undefined) => {
    if (name === 'serial') return serial(Number(width ?? 1))
    const value = values[name] ?? ''
    return width ? value.padStart(Number(width), '0') : value
  })
}

/** The nine characters of the organisation code inside a body's code: characters 9 to 17 of a credit code (GB 32100). */
export function organisationCode(code: string): string {
  const bare = code.replace('-', '')
  return bare.length === 18 ? bare.slice(8, 17) : bare
}
