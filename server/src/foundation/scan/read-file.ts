import { type Parts, textOfPart, unpack } from './office/archive.ts'
import { allText, readDocx } from './office/docx.ts'
import { readProperties } from './office/properties.ts'
import { readXlsx } from './office/xlsx.ts'
import { readPdf } from './pdf.ts'
import { readPicture } from './picture.ts'
import { type Reading, UnsafeFile } from './segment.ts'

const DEEPEST = 3

/** Reads everything a file says, whether it shows it or not. */
export async function readFile(name: string, content: Uint8Array, depth = 0): Promise<Reading> {
  const extension = name.toLowerCase().split('.').pop() ?? ''
  switch (extension) {
    case 'docx':
    case 'xlsx':
    case 'ofd':
    case 'zip':
      return readArchive(extension, await unpack(content), depth)
    case 'pdf':
      return readPdf(content)
    case 'jpg':
    case 'jpeg':
    case 'png':
      return readPicture(content)
    case 'txt':
    case 'md':
    case 'csv':
    case 'vtt':
      return { segments: plainSegments(content), notes: [], readable: true }
    default:
      return { segments: [], notes: [], readable: false }
  }
}

async function readArchive(kind: string, parts: Parts, depth: number): Promise<Reading> {
  if (kind === 'docx' && !parts.has('word/document.xml')) throw new UnsafeFile('broken')
  if (kind === 'xlsx' && !parts.has('xl/workbook.xml')) throw new UnsafeFile('broken')
  const reading: Reading = { segments: [], notes: [], readable: true }
  if (kind === 'docx') reading.segments = readDocx(parts)
  if (kind === 'xlsx') reading.segments = readXlsx(parts)
  if (kind === 'docx' || kind === 'xlsx') {
    reading.segments.push(...readProperties(parts))
    const types = textOfPart(parts, '[Content_Types].xml') ?? ''
    if (
      [...parts.keys()].some((part) => /vbaProject|\/activeX\/|macrosheets/i.test(part)) ||
      /macroEnabled/i.test(types)
    )
      throw new UnsafeFile('macro')
  }
  if (kind === 'ofd')
    for (const [part, bytes] of parts)
      if (part.endsWith('.xml'))
        reading.segments.push({ text: allText(Buffer.from(bytes).toString('utf8')), place: '正文' })
  for (const [part, bytes] of parts) await readEnclosed(reading, kind, part, bytes, depth)
  return reading
}

async function readEnclosed(
  reading: Reading,
  kind: string,
  part: string,
  bytes: Uint8Array,
  depth: number,
): Promise<void> {
  const inner = part.split('/').pop() ?? part
  if (/\.(?:jpe?g|png)$/i.test(part)) {
    const picture = readPicture(bytes, kind === 'zip' ? `压缩包内《${inner}》` : '图片')
    reading.segments.push(...picture.segments)
    reading.notes.push(...picture.notes)
    return
  }
  const isEmbedded = /\/embeddings\//.test(part)
  if (kind !== 'zip' && !isEmbedded) return
  const readable = /\.(?:docx|xlsx|pdf|txt|csv|md|zip|ofd)$/i.test(part)
  if (!readable || depth >= DEEPEST) {
    reading.readable = reading.readable && !/\.(?:docx?|xlsx?|pptx?|wps|et|rtf|bin|zip|rar|7z)$/i.test(part)
    return
  }
  const inside = await readFile(part, bytes, depth + 1)
  reading.readable &&= inside.readable
  const place = isEmbedded ? '内嵌文件' : `压缩包内《${inner}》`
  reading.notes.push(...inside.notes)
  for (const segment of inside.segments)
    reading.segments.push({
      ...segment,
      place: `${place}${segment.place}`,
      ...(isEmbedded && !segment.hiding ? { hiding: 'embedded' as const } : {}),
    })
}

/** Plain text: UTF-8, or GB 18030 where it is not. */
function plainSegments(content: Uint8Array) {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    text = new TextDecoder('gb18030').decode(content)
  }
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (line.trim() ? [{ text: line, place: `第${index + 1}行` }] : []))
}
