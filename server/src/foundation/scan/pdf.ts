import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Reading, type Segment, UnsafeFile } from './segment.ts'

const MOST_PAGES = 500
const MOST_REVISIONS = 20

/** Everything a PDF says: pages, letters nobody sees, notes, properties, enclosed files, and its earlier revisions. */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  const whole = await readRevision(bytes)
  const known = new Set(whole.segments.map((segment) => segment.text))
  for (const [index, end] of earlierRevisions(bytes).entries()) {
    // An earlier revision that cannot be opened says nothing to a reader either.
    const earlier = await readRevision(bytes.subarray(0, end)).catch(() => undefined)
    for (const segment of earlier?.segments ?? []) {
      if (known.has(segment.text)) continue
      known.add(segment.text)
      whole.segments.push({ ...segment, place: `第${index + 1}个旧版本${segment.place}`, hiding: 'revision' })
    }
  }
  return whole
}

/** Where each revision but the last ends: a PDF that was changed keeps what it was before in front. */
export function earlierRevisions(bytes: Uint8Array): number[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ends: number[] = []
  let at = buffer.indexOf('%%EOF')
  while (at >= 0 && ends.length < MOST_REVISIONS) {
    ends.push(at + 5)
    at = buffer.indexOf('%%EOF', at + 5)
  }
  // A linearised file closes its first part with a mark of its own, whose table begins at 0.
  return ends
    .slice(0, -1)
    .filter((end) => !/startxref\s+0\s+%%EOF$/.test(buffer.toString('latin1', end - 40, end)))
}

async function readRevision(bytes: Uint8Array): Promise<Reading> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    disableFontFace: true,
  })
  const document = await task.promise.catch((error: unknown) => {
    throw new UnsafeFile(
      error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken',
    )
  })
  try {
    const segments: Segment[] = []
    const notes: Reading['notes'] = []
    let pictures = false
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
      if (text.trim()) segments.push({ text, place: `第${number}页` })
      const { fnArray, argsArray } = await page.getOperatorList()
      if (!text.trim() && fnArray.includes(OPS.paintImageXObject)) pictures = true
      const unseen = unseenText(fnArray, argsArray)
      if (unseen.trim()) segments.push({ text: unseen, place: `第${number}页`, hiding: 'white' })
      for (const note of await page.getAnnotations()) {
        const said = [note.contentsObj?.str, note.titleObj?.str, note.fieldValue].filter(
          (part) => typeof part === 'string' && part !== '',
        )
        if (said.length > 0 && note.subtype !== 'Link')
          segments.push({ text: said.join('\n'), place: `第${number}页`, hiding: 'comment' })
      }
      page.cleanup()
    }
    const { info } = (await document.getMetadata().catch(() => ({ info: {} }))) as {
      info: Record<string, unknown>
    }
    for (const [key, label] of Object.entries({
      Author: '作者',
      Title: '标题',
      Subject: '主题',
      Keywords: '关键词',
    })) {
      const value = info[key]
      if (typeof value === 'string' && value.trim())
        segments.push({ text: value, place: label, hiding: 'properties' })
    }
    for (const [key, value] of Object.entries((info.Custom as Record<string, unknown> | undefined) ?? {}))
      if (typeof value === 'string') segments.push({ text: value, place: key, hiding: 'properties' })
    for (const id of ((await document.getAttachments()) ?? new Map()).keys()) {
      notes.push({ kind: 'hidden', place: '内嵌文件', what: '内嵌的其他文件' })
      const enclosed = await document.getAttachmentContent(String(id))
      const content = contentOf(enclosed)
      if (content)
        segments.push({
          text: Buffer.from(content.subarray(0, 1_000_000)).toString('utf8'),
          place: '内嵌文件',
          hiding: 'embedded',
        })
    }
    if (await document.getJSActions().catch(() => null))
      notes.push({ kind: 'macro', place: '文件', what: '脚本' })
    // A scanned page is a picture: nobody's letters were read.
    return { segments, notes, readable: !pictures }
  } finally {
    await task.destroy()
  }
}

/** Letters written in the colour of paper or in the rendering mode that paints nothing. */
function unseenText(fns: readonly number[], args: readonly unknown[]): string {
  let white = false
  let invisible = false
  let text = ''
  const stack: { white: boolean; invisible: boolean }[] = []
  for (let index = 0; index < fns.length; index++) {
    const arg = args[index] as unknown[] | null
    switch (fns[index]) {
      case OPS.save:
        stack.push({ white, invisible })
        break
      case OPS.restore:
        ;({ white, invisible } = stack.pop() ?? { white: false, invisible: false })
        break
      case OPS.setFillRGBColor:
        white = isWhite(arg)
        break
      case OPS.setTextRenderingMode:
        invisible = arg?.[0] === 3
        break
      case OPS.showText:
        if (white || invisible)
          for (const glyph of (arg?.[0] ?? []) as unknown[])
            if (typeof glyph === 'object' && glyph && 'unicode' in glyph) text += String(glyph.unicode)
        break
      default:
    }
  }
  return text
}

function isWhite(arg: unknown[] | null): boolean {
  const [first] = arg ?? []
  if (typeof first === 'string') return /^#f[c-f]f[c-f]f[c-f]$/i.test(first)
  return (arg ?? []).length >= 3 && [0, 1, 2].every((index) => Number(arg?.[index]) >= 252)
}

function contentOf(enclosed: unknown): Uint8Array | undefined {
  if (enclosed instanceof Uint8Array) return enclosed
  const content =
    typeof enclosed === 'object' && enclosed && 'content' in enclosed ? enclosed.content : undefined
  return content instanceof Uint8Array ? content : undefined
}
