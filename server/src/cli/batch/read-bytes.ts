import { extname } from 'node:path'
import { looksLikeOpenData, ReadError, type Report, readReport } from '@yangguang/annual-report'
import { Unreadable } from './unreadable.ts'

/** Reads the reports in a file. What it is, its first bytes say; its name decides only between kinds of text. */
export async function readBytes(name: string, bytes: Uint8Array): Promise<Report[]> {
  const type = extname(name).toLowerCase()
  try {
    switch (contentOf(bytes, type)) {
      case 'pdf':
        return await (await import('@yangguang/annual-report/pdf')).readPdf(bytes)
      case 'docx':
        return (await import('@yangguang/annual-report/docx')).readDocx(bytes)
      case 'xlsx':
        return (await import('@yangguang/annual-report/xlsx')).readXlsx(bytes)
      case 'text':
        return await readText(bytes, type)
    }
  } catch (error) {
    if (error instanceof ReadError) throw new Unreadable(error.message)
    throw error
  }
}

async function readText(bytes: Uint8Array, type: string): Promise<Report[]> {
  const text = decode(bytes)
  if (text === undefined)
    throw new Unreadable('文件不是文本，或者编码无法识别，请另存为 UTF-8 编码的文本后再读。')
  if (type === '.json') return (await import('./canonical.ts')).readCanonical(text)
  // Open data of our own keeps its commas; in a sheet saved as CSV they part the cells.
  return readReport(type === '.csv' && !looksLikeOpenData(text) ? text.replaceAll(',', '\t') : text)
}

const marks: readonly { bytes: readonly number[]; sentence: string }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], sentence: picture() },
  { bytes: [0xff, 0xd8, 0xff], sentence: picture() },
  { bytes: [0x47, 0x49, 0x46, 0x38], sentence: picture() },
  { bytes: [0x49, 0x49, 0x2a, 0x00], sentence: picture() },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], sentence: picture() },
  { bytes: [0x42, 0x4d], sentence: picture() },
  { bytes: [0x52, 0x61, 0x72, 0x21], sentence: '暂时不能打开 rar 压缩包，请解开，或者改用 zip 压缩后再读。' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], sentence: '暂时不能打开 7z 压缩包，请解开，或者改用 zip 压缩后再读。' },
  { bytes: [0x1f, 0x8b], sentence: '这是单个文件的 gzip 压缩，请解开，或者改用 zip 压缩后再读。' },
  {
    bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66],
    sentence: '这是 RTF 文件，请用 Word 或者 WPS 另存为 .docx 后再读。',
  },
]

function picture(): string {
  return '这是图片，里面没有可以读取的文字，请提交报告的网页、Word 或者可以复制文字的 PDF。'
}

const starts = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte)

/** Old Office files and protected new ones share one container. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const ZIP = [0x50, 0x4b, 0x03, 0x04]

function contentOf(bytes: Uint8Array, type: string): 'pdf' | 'docx' | 'xlsx' | 'text' {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  if (starts(bytes, OLE)) {
    if (view.includes(Buffer.from('EncryptedPackage', 'utf16le')))
      throw new Unreadable('文件加了密码，读不出内容，请去掉密码后再提交。')
    throw new Unreadable(
      `这是旧版 Office 或者 WPS 的文件（${type || '.doc'}），请另存为 .docx、.xlsx 或者网页（.html）后再读。`,
    )
  }
  if (starts(bytes, ZIP)) {
    if (view.includes('word/document.xml')) return 'docx'
    if (view.includes('xl/workbook.xml')) return 'xlsx'
    if (view.includes('OFD.xml'))
      throw new Unreadable('暂时不能读取 OFD 文件，请另存为 PDF 或者 Word 后再读。')
    if (type !== '.docx' && type !== '.xlsx')
      throw new Unreadable('压缩包里还有压缩包，或者是无法识别的格式，请解开后再读。')
  }
  // A name that promises more than the bytes hold: its reader knows how to say so.
  if (type === '.pdf') return 'pdf'
  if (type === '.docx') return 'docx'
  if (type === '.xlsx') return 'xlsx'
  const known = marks.find((mark) => starts(bytes, mark.bytes))
  if (known) throw new Unreadable(known.sentence)
  return 'text'
}

/** UTF-8, UTF-16 by its mark, or GB18030, which older office machines still write; undefined for binary files. */
export function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.subarray(0, 8192).includes(0)) return undefined
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this encoding; the next one decides.
    }
  }
  return undefined
}
