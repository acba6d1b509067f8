import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { ReadError, type ReadHints, readReport } from '../reader/read.ts'
import type { Report } from '../report.ts'
import { type Glyphs, type Gutter, pageText } from './pdf-page.ts'

const LARGEST_FILE = 50_000_000
const MOST_PAGES = 300

/** A table over several pages repeats its heads at the top of each; between two of its rows they are in the way. */
function withoutRepeatedHeads(pages: readonly string[]): string[] {
  const seen: string[] = []
  return pages.map((page) => {
    const lines = page.split('\n')
    const repeated = repeatedFrom(seen, lines)
    seen.push(...lines, '')
    return lines.slice(repeated).join('\n')
  })
}

/** How many of the first lines stood on an earlier page in the same order: two at least, none with a figure or the end of a sentence. */
function repeatedFrom(seen: readonly string[], lines: readonly string[]): number {
  let longest = 0
  for (const [start, line] of seen.entries()) {
    if (line !== lines[0]) continue
    let length = 0
    while (
      length < lines.length &&
      seen[start + length] === lines[length] &&
      !/[\d。；]/.test(lines[length] ?? '')
    )
      length++
    longest = Math.max(longest, length)
  }
  return longest < 2 ? 0 : longest
}

/** The text layer of a PDF file, page after page. */
export async function pdfText(data: Uint8Array): Promise<string> {
  if (data.length > LARGEST_FILE) {
    throw new ReadError('too-large', 'PDF 文件太大，请压缩图片后再提交。')
  }
  // The library takes the buffer away from its caller, so it gets its own.
  const task = getDocument({
    data: data.slice(),
    useSystemFonts: true,
    disableFontFace: true,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    if (document.numPages > MOST_PAGES) {
      throw new ReadError('too-large', `PDF 有${document.numPages}页，不像是一份年度报告，请确认文件。`)
    }
    const pages: string[] = []
    const placed: Glyphs[][] = []
    let columns: readonly number[] | null = null
    let gutters: readonly Gutter[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const glyphs: Glyphs[] = []
      for (const item of items) {
        if (!('str' in item) || item.str.trim() === '') continue
        const [, , , scale = 0, x = 0, y = 0] = item.transform as number[]
        glyphs.push({ text: item.str, x, y, width: item.width, height: item.height || Math.abs(scale) })
      }
      placed.push(glyphs)
      page.cleanup()
    }
    for (const [position, glyphs] of placed.entries()) {
      const read = pageText(glyphs, columns, placed[position + 1], gutters)
      columns = read.columns
      gutters = read.gutters
      pages.push(read.text)
    }
    const text = withoutRepeatedHeads(pages).join('\n')
    if (text.replace(/\s/g, '').length < 30) {
      throw new ReadError(
        'no-text',
        'PDF 里只有图片、没有文字，请提交可以复制文字的 PDF，或改交 Word、网页格式。',
      )
    }
    return text
  } catch (error) {
    if (error instanceof ReadError) throw error
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new ReadError('encrypted', 'PDF 加了密码，读不出内容，请去掉密码后再提交。')
    }
    throw new ReadError('damaged', 'PDF 打不开，可能已损坏，请重新导出后提交。')
  } finally {
    await task.destroy()
  }
}

/** Reads the text layer of a PDF file. Places are lines and columns of that text. */
export async function readPdf(data: Uint8Array, hints?: ReadHints): Promise<Report[]> {
  return readReport(await pdfText(data), hints)
}
