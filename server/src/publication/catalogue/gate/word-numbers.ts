import { strFromU8, strToU8, zipSync } from 'fflate'
import { unzipWithin } from '#platform/archive'

/**
 * Word counts 一、（一） and 第一条 by itself, and HTML lists know no such numbers: a law would come out without the
 * numbers of its articles. Paragraphs numbered in Chinese get their number as text; plain 1. 2. 3. and bullets stay lists.
 */
export async function withNumbersAsText(docx: Buffer): Promise<Buffer> {
  const parts = Object.fromEntries(await unzipWithin(docx))
  const numbering = parts['word/numbering.xml'] && strFromU8(parts['word/numbering.xml'])
  const document = parts['word/document.xml'] && strFromU8(parts['word/document.xml'])
  if (!numbering || !document) return packed(parts)
  const styles = parts['word/styles.xml'] ? strFromU8(parts['word/styles.xml']) : ''
  const lists = readLists(numbering)
  const ofStyle = numbersOfStyles(styles)
  const counts = new Map<string, number[]>()
  const text = document.replace(/<w:p[ >](?:(?!<w:p[ >])[\s\S])*?<\/w:p>/g, (paragraph) => {
    const own = numberOf(paragraph)
    const style = /<w:pStyle w:val="([^"]+)"/.exec(paragraph)?.[1]
    const number = own ?? (style ? ofStyle.get(style) : undefined)
    if (!number || number.list === '0') return paragraph
    const levels = lists.get(number.list)
    const level = levels?.[number.level]
    if (!levels || !level) return paragraph
    const reached = counts.get(number.list) ?? []
    reached[number.level] = (reached[number.level] ?? level.start - 1) + 1
    reached.length = number.level + 1
    counts.set(number.list, reached)
    if (!chinese.has(level.format)) return paragraph
    const label = level.text.replace(/%(\d)/g, (_, at: string) => {
      const of = Number(at) - 1
      return written(levels[of]?.format ?? 'decimal', reached[of] ?? levels[of]?.start ?? 1)
    })
    const bare = paragraph.replace(/<w:numPr>[\s\S]*?<\/w:numPr>/, '<w:numPr><w:numId w:val="0"/></w:numPr>')
    const run = `<w:r><w:t xml:space="preserve">${label}</w:t></w:r>`
    return bare.includes('</w:pPr>')
      ? bare.replace('</w:pPr>', `</w:pPr>${run}`)
      : bare.replace(/^(<w:p[^>]*>)/, `$1${run}`)
  })
  return packed({ ...parts, 'word/document.xml': strToU8(text) })
}

/** Always written anew: what reads it next unpacks without limits. */
const packed = (parts: Record<string, Uint8Array>) => Buffer.from(zipSync(parts, { level: 0 }))

interface Level {
  format: string
  text: string
  start: number
}

const chinese: ReadonlySet<string> = new Set([
  'chineseCounting',
  'chineseCountingThousand',
  'chineseLegalSimplified',
  'ideographDigital',
  'japaneseCounting',
  'taiwaneseCountingThousand',
  'ideographTraditional',
  'ideographZodiac',
])

function readLists(numbering: string): Map<string, Level[]> {
  const kinds = new Map<string, Level[]>()
  for (const [, id = '', inner = ''] of numbering.matchAll(
    /<w:abstractNum [^>]*w:abstractNumId="(\d+)"[^>]*>([\s\S]*?)<\/w:abstractNum>/g,
  )) {
    const levels: Level[] = []
    for (const [, at = '', level = ''] of inner.matchAll(
      /<w:lvl [^>]*w:ilvl="(\d)"[^>]*>([\s\S]*?)<\/w:lvl>/g,
    ))
      levels[Number(at)] = {
        format: /<w:numFmt w:val="([^"]+)"/.exec(level)?.[1] ?? 'decimal',
        text: /<w:lvlText w:val="([^"]*)"/.exec(level)?.[1] ?? '',
        start: Number(/<w:start w:val="(\d+)"/.exec(level)?.[1] ?? 1),
      }
    kinds.set(id, levels)
  }
  const lists = new Map<string, Level[]>()
  for (const [, id = '', inner = ''] of numbering.matchAll(
    /<w:num [^>]*w:numId="(\d+)"[^>]*>([\s\S]*?)<\/w:num>/g,
  )) {
    const levels = kinds.get(/<w:abstractNumId w:val="(\d+)"/.exec(inner)?.[1] ?? '')
    if (levels) lists.set(id, levels)
  }
  return lists
}

interface Numbered {
  list: string
  level: number
}

function numberOf(xml: string): Numbered | undefined {
  const inner = /<w:numPr>([\s\S]*?)<\/w:numPr>/.exec(xml)?.[1]
  const list = inner && /<w:numId w:val="(\d+)"/.exec(inner)?.[1]
  return list ? { list, level: Number(/<w:ilvl w:val="(\d)"/.exec(inner)?.[1] ?? 0) } : undefined
}

function numbersOfStyles(styles: string): Map<string, Numbered> {
  const found = new Map<string, Numbered>()
  for (const [, id = '', inner = ''] of styles.matchAll(
    /<w:style [^>]*w:styleId="([^"]+)"[^>]*>([\s\S]*?)<\/w:style>/g,
  )) {
    const number = numberOf(inner)
    if (number) found.set(id, number)
  }
  return found
}

const digits = '〇一二三四五六七八九'
const stems = '甲乙丙丁戊己庚辛壬癸'
const branches = '子丑寅卯辰巳午未申酉戌亥'

function written(format: string, value: number): string {
  if (format === 'ideographDigital') return [...String(value)].map((digit) => digits[Number(digit)]).join('')
  if (format === 'ideographTraditional') return stems[(value - 1) % 10] ?? ''
  if (format === 'ideographZodiac') return branches[(value - 1) % 12] ?? ''
  return chinese.has(format) ? counted(value) : String(value)
}

/** 1 to 9999 as they are spoken: 十二, 一百零三, 一千零一十. */
export function counted(value: number): string {
  const units = ['', '十', '百', '千']
  const figures = [...String(value)].map(Number)
  let text = ''
  let gap = false
  for (const [at, figure] of figures.entries()) {
    if (figure === 0) {
      gap = text !== ''
      continue
    }
    text += `${gap ? '零' : ''}${digits[figure]}${units[figures.length - 1 - at]}`
    gap = false
  }
  return text.replace(/^一十/, '十')
}
