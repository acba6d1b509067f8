import type { Page } from './normalise.ts'

export interface Metadata {
  title: string | null
  publicBody: string | null
  year: number | null
  issuedOn: string | null
  indexNumber: string | null
  documentNumber: string | null
  period: { from: string; to: string } | null
}

const ORGAN =
  /(政府|办公室|局|委员会|管委会|街道|办事处|镇|乡|[省市区县州盟旗]|厅|中心|院|所|支?队|公司|银行|委|办|处|部|站|海关|党校|学校)$/
const TITLE_TAIL = '政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度)?(?:报告|年报)'
const nameThenYear = new RegExp(`^(.{2,40}?)[(（]?((?:19|20)\\d\\d)年?度?[)）]?(?:的)?${TITLE_TAIL}`)
const yearThenName = new RegExp(`^((?:19|20)\\d\\d)年?度?(.{2,40}?)${TITLE_TAIL}`)
const nameYearLast = new RegExp(`^(.{2,40}?)${TITLE_TAIL}[(（]((?:19|20)\\d\\d)年?度?[)）]`)
const nameYearInside =
  /^(.{2,40}?)政府信息公开(?:工作)?[(（]?((?:19|20)\d\d)年?度?[)）]?(?:工作)?(?:年度)?报告/
const yearOnly = new RegExp(`^((?:19|20)\\d\\d)年?度?${TITLE_TAIL}`)

const CHINESE_DIGITS = '〇一二三四五六七八九'

/** 二〇一九年 → 2019年, so that dates and titles need one reading only. */
function arabicYears(text: string): string {
  return text.replace(/二[〇○O0零][〇○O0零一二三四五六七八九]{2}(?=年)/g, (year) =>
    [...year].map((char) => (/[○O0零]/.test(char) ? '0' : String(CHINESE_DIGITS.indexOf(char)))).join(''),
  )
}

interface Titled {
  title: string
  name: string | null
  year: number
}

const LEAD = /^(标题|名称|信息名称|文件名称|题名|【.{0,8}】)[::]?/

function titleIn(cell: string): Titled | null {
  const text = arabicYears(
    cell
      .replace(/\s/g, '')
      .replace(LEAD, '')
      .replace(/^[<《“"]/, ''),
  )
  // A sentence that quotes the title is not the title.
  const first = nameThenYear.exec(text)
  if (first?.[1] && !/[,。;:《》<>]/.test(first[1]) && ORGAN.test(first[1])) {
    return { title: first[0], name: first[1], year: Number(first[2]) }
  }
  const swapped = yearThenName.exec(text)
  if (swapped?.[2] && !/[,。;:《》<>]/.test(swapped[2]) && ORGAN.test(swapped[2])) {
    return { title: swapped[0], name: swapped[2], year: Number(swapped[1]) }
  }
  const last = nameYearLast.exec(text) ?? nameYearInside.exec(text)
  if (last?.[1] && !/[,。;:《》<>]/.test(last[1]) && ORGAN.test(last[1])) {
    return { title: last[0], name: last[1], year: Number(last[2]) }
  }
  const bare = yearOnly.exec(text)
  return bare ? { title: bare[0], name: null, year: Number(bare[1]) } : null
}

const TITLE_LINES = 60
const WIDEST_TITLE_LINE = 40

/** A long title in large letters runs over two or three lines. */
function wrappedTitle(lines: readonly string[]): Titled | null {
  const shown = lines.map((line) => line.trim()).filter((line) => line !== '')
  for (const position of shown.slice(0, TITLE_LINES).keys()) {
    for (const count of [2, 3]) {
      const parts = shown.slice(position, position + count)
      if (
        parts.length < count ||
        parts.some((part) => part.length > WIDEST_TITLE_LINE || /[。;|\t]/.test(part))
      )
        break
      const found = titleIn(parts.join(''))
      if (found?.name) return found
    }
  }
  return null
}

function findTitle(lines: readonly string[]): Titled | null {
  let fallback: Titled | null = null
  for (const [position, line] of lines.entries()) {
    for (const cell of line.slice(0, 2_000).split(/[\t|>]| {4,}/)) {
      const found =
        titleIn(cell.trim().slice(0, 200)) ??
        titleIn(
          cell
            .trim()
            .replace(/^\S{1,4}\s+/, '')
            .slice(0, 200),
        )
      if (!found) continue
      if (found.name) return found
      const above = lines.slice(Math.max(0, position - 3), position).findLast((text) => text.trim() !== '')
      const name = above?.replace(/\s/g, '') ?? ''
      if (name.length >= 3 && name.length <= 30 && ORGAN.test(name)) {
        return { ...found, title: name + found.title, name }
      }
      fallback ??= found
    }
  }
  return wrappedTitle(lines) ?? fallback
}

/**
 * The name that fits how the report speaks of itself (我区, 我办, 我局): the one named most often. Only for
 * reports whose title is lost.
 */
function nameFromProse(text: string): string | null {
  const self = /我(省|市|区|县|镇|乡|街道|局|委|办)/.exec(text)?.[1]
  if (!self) return null
  const ending = { 办: '街道', 委: '委员会', 局: '局' }[self] ?? self
  const endings = self === '办' ? '(?:街道|办公室)' : ending
  const counts = new Map<string, number>()
  for (const match of text.matchAll(new RegExp(`[\u4e00-\u9fff]{2,3}${endings}`, 'g'))) {
    for (const name of [match[0], match[0].slice(1)]) {
      if (name.length < ending.length + 2 || /^[市区县全我本各的在年由对将与和被为向了于过]/.test(name))
        continue
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)
  return best && best[1] >= 2 ? best[0] : null
}

const isoDay = (year: string, month: string, day: string): string | null => {
  const [m, d] = [Number(month), Number(day)]
  if (m < 1 || m > 12 || d < 1 || d > 31) return null
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

const DAY = /(20\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})/

function findIssuedOn(text: string, lines: readonly string[]): string | null {
  const labelled =
    /(?:发布|公开|发文|成文|生成|印发)(?:日期|时间)[\s::|]*(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})/.exec(
      text,
    )
  if (labelled) return isoDay(labelled[1] ?? '', labelled[2] ?? '', labelled[3] ?? '')
  // A date alone on its line: under the title, or signed at the end.
  const alone = lines.filter((line) =>
    /^[\s(]*20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[\s)]*$/.test(arabicYears(line)),
  )
  const match = DAY.exec(arabicYears(alone.at(-1) ?? ''))
  return match ? isoDay(match[1] ?? '', match[2] ?? '', match[3] ?? '') : null
}

// Some systems strip 年月日: 自201311日起至20131231日止.
function findPeriod(text: string): Metadata['period'] {
  const match = /(20\d\d)年?0?1月?0?1日?(?:起|开始)?(?:至|到|-|—|~)(?:(20\d\d)年?)?12月?31日?/.exec(
    text.replace(/\s/g, ''),
  )
  if (!match?.[1]) return null
  return { from: `${match[1]}-01-01`, to: `${match[2] ?? match[1]}-12-31` }
}

function mostNamedYear(text: string): number | null {
  const counts = new Map<number, number>()
  for (const [, year] of text.matchAll(/(20[012]\d)年/g)) {
    counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1)
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return best?.[0] ?? null
}

/** Body, year, dates and numbers, from the title, the metadata block or, last, the prose. */
export function readMetadata(page: Page): Metadata {
  const head = page.text.slice(0, 60_000)
  const lines = head.split('\n', 3_000)
  const titled = findTitle(lines)
  const period = findPeriod(arabicYears(head))
  const publisher = /发布(?:机构|单位)[ \t::|]+([\u4e00-\u9fff]{4,30})/.exec(head)?.[1]
  return {
    title: titled?.title ?? null,
    publicBody: titled?.name ?? (publisher && ORGAN.test(publisher) ? publisher : nameFromProse(head)),
    year: titled?.year ?? (period ? Number(period.to.slice(0, 4)) : mostNamedYear(arabicYears(head))),
    issuedOn: findIssuedOn(head, lines),
    indexNumber: /索[ ]?引[ ]?号[ \t::|]*([0-9A-Za-z][0-9A-Za-z\-/]{5,40})/.exec(head)?.[1] ?? null,
    documentNumber:
      /(?:文号|发文字号)[ \t::|]*([\u4e00-\u9fff]{1,12}[〔[(]20\d\d[〕\])]\d+号)/.exec(head)?.[1] ?? null,
    period,
  }
}
