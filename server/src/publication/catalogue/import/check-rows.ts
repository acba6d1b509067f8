import { kindLabels, personalIn, secrecyMark } from '#foundation/scan'
import { isDay } from '#platform/clock'
import { sanitise, textOf } from '#platform/html'
import { urls } from '#portal'
import { type DocumentContent, documentContent } from '../contract.ts'
import { type ImportField, importFields } from './contract.ts'

/** The code lists that the names in a file are looked up in. */
export interface CodeLists {
  columns: ReadonlyMap<string, string>
  themes: ReadonlyMap<string, string>
  genres: ReadonlyMap<string, string>
  /** Files that came along, by name. */
  files: ReadonlyMap<string, DocumentContent['attachments'][number]>
}

export interface CheckedRow {
  no: number
  title: string
  source: string
  problem: string
  /** What the officer should know of a row that can be brought in. */
  notice: string
  content: DocumentContent | null
  indexNumber: string
  publishedOn: string | null
}

/** Which heading of the file fills which field: by the mapping given, else by the field's own name. */
export function fieldsOf(
  heading: readonly string[],
  mapping: Readonly<Record<string, string>>,
): (ImportField | undefined)[] {
  const byLabel = new Map<string, ImportField>()
  for (const [field, label] of Object.entries(importFields)) {
    const mapped = mapping[field]
    byLabel.set(mapped ?? label, field as ImportField)
  }
  return heading.map((text) => byLabel.get(text.trim()))
}

/** 2026/3/2, 2026年3月2日 and 20260302 as a day; undefined when it is none. */
export function dayOf(text: string): string | undefined {
  const match = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[ T].*)?$/.exec(text.trim())
  if (!match) return undefined
  const [, year = '', month = '', date = ''] = match
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

/** Turns one row into a document's content, or says in one sentence why it cannot be brought in. */
export function checkRow(
  no: number,
  fields: readonly (ImportField | undefined)[],
  cells: readonly string[],
  defaults: { columnId: string; today: string },
  lists: CodeLists,
): CheckedRow {
  const value = (field: ImportField) => (cells[fields.indexOf(field)] ?? '').trim()
  const title = value('title')
  const row = {
    no,
    title: title.slice(0, 300),
    source: value('source').slice(0, 500),
    indexNumber: value('indexNumber'),
  }
  const refuse = (problem: string): CheckedRow => ({
    ...row,
    problem,
    notice: '',
    content: null,
    publishedOn: null,
  })
  if (title === '') return refuse('没有标题')
  const published = dayOf(value('publishedOn'))
  if (!published) return refuse(`发布日期“${value('publishedOn')}”不是日期`)
  if (published > defaults.today) return refuse('发布日期在今天之后')
  const written = value('writtenOn') === '' ? published : dayOf(value('writtenOn'))
  if (!written) return refuse(`成文日期“${value('writtenOn')}”不是日期`)
  const until = value('validUntil') === '' ? null : dayOf(value('validUntil'))
  if (until === undefined) return refuse(`有效期“${value('validUntil')}”不是日期`)
  const column = value('column') === '' ? defaults.columnId : lists.columns.get(value('column'))
  if (!column) return refuse(`没有名为“${value('column')}”的栏目，请先建立栏目或者改正栏目名称`)
  const theme = value('theme') === '' ? '22' : lists.themes.get(value('theme'))
  if (!theme) return refuse(`没有“${value('theme')}”这个主题分类`)
  const genre = value('genre') === '' ? 'other' : lists.genres.get(value('genre'))
  if (!genre) return refuse(`没有“${value('genre')}”这个体裁`)
  const kinds: Readonly<Record<string, 'rule' | 'normative'>> = {
    规章: 'rule',
    行政规范性文件: 'normative',
    规范性文件: 'normative',
  }
  const text = value('body')
  const pictures = withPictures(text, lists.files, title)
  const body = sanitise(
    /<\w+/.test(text)
      ? pictures.html
      : text
          .split(/\n+/)
          .map((line) => `<p>${escaped(line)}</p>`)
          .join(''),
  )
  const names = value('attachments')
    .split(/[;；|\n]+/)
    .map((name) => name.trim())
    .filter(Boolean)
  const missing = names.find((name) => !lists.files.has(name))
  if (missing) return refuse(`没有随表上传附件“${missing}”`)
  const attachments = names.flatMap((name) => lists.files.get(name) ?? [])
  const readable = textOf(body)
  if (readable === '' && attachments.length === 0) return refuse('没有正文')
  const mark = secrecyMark(readable)
  if (mark) return refuse(`正文有密级标志（${mark}），不得导入`)
  const leak = personalIn(readable).find(({ kind }) => kind === 'id_card' || kind === 'bank_card')
  if (leak) return refuse(`正文有${kindLabels[leak.kind]}（${leak.masked}），请隐去后再导入`)
  const parsed = documentContent.safeParse({
    title,
    documentNumber: value('documentNumber'),
    writtenOn: written,
    columnId: column,
    theme,
    genre,
    kind: kinds[value('kind')] ?? null,
    attribute: 'active',
    validUntil: until,
    keywords: value('keywords')
      .split(/[,，;；、\s]+/)
      .filter(Boolean)
      .slice(0, 10),
    abstract: value('abstract').slice(0, 500),
    body,
    attachments,
  })
  if (!parsed.success) return refuse(parsed.error.issues[0]?.message ?? '内容不符合要求')
  const notice =
    pictures.missing > 0 ? `正文有 ${pictures.missing} 张图片没有随表上传，导入后没有这些图片` : ''
  return { ...row, problem: '', notice, content: parsed.data, publishedOn: published }
}

/** Pictures of a text become those that came along, by their file name; one without a description is described by the title. */
function withPictures(
  html: string,
  files: CodeLists['files'],
  title: string,
): { html: string; missing: number } {
  let missing = 0
  const shown = html.replace(/<img\b[^>]*>/gi, (tag) => {
    const value = (name: string) =>
      new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag)?.slice(1).find(Boolean) ?? ''
    const name = value('src').replaceAll('&amp;', '&').split('/').pop() ?? ''
    const file = files.get(name)
    if (!file?.mediaType.startsWith('image/')) {
      missing += 1
      return ''
    }
    return `<img src="${urls.file(file.fileId, file.name)}" alt="${value('alt').trim() || escaped(title)}">`
  })
  return { html: shown, missing }
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '')
}
