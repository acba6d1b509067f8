import { unzipSync } from 'fflate'
import { ReadError } from '../reader/read.ts'

const LARGEST_FILE = 30_000_000
/** Of one part, unpacked. A part that claims more is not unpacked at all. */
const LARGEST_PART = 16_000_000
const MOST_PARTS = 60

/** The wanted parts of an Office file as text. A zip bomb costs no more than the parts allowed. */
export function unpack(data: Uint8Array, wanted: (name: string) => boolean): Map<string, string> {
  if (data.length > LARGEST_FILE) {
    throw new ReadError('too-large', '文件太大，请去掉图片后再提交，或改交网页、文本格式。')
  }
  let oversized = false
  let taken = 0
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(data, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false
        if (originalSize > LARGEST_PART || ++taken > MOST_PARTS) {
          oversized = true
          return false
        }
        return true
      },
    })
  } catch {
    throw new ReadError(
      'damaged',
      '文件打不开，可能已损坏、加了密码，或不是它的扩展名所说的格式，请重新另存后提交。',
    )
  }
  if (oversized) throw new ReadError('too-large', '文件解压后异常庞大，没有读取，请重新另存后提交。')
  const decoder = new TextDecoder()
  return new Map(Object.entries(parts).map(([name, bytes]) => [name, decoder.decode(bytes)]))
}

/**
 * The elements of a name, none inside another of it. Looks for each end once: a pattern would look through the whole
 * part again for every beginning that has none.
 */
export function* elements(xml: string, name: string): Generator<{ attributes: string; content: string }> {
  const opens = `<${name}`
  const closes = `</${name}>`
  let at = xml.indexOf(opens)
  while (at >= 0) {
    const from = at + opens.length
    const end = xml.indexOf('>', from)
    if (end < 0) return
    if (!/[\s/>]/.test(xml.charAt(from))) {
      at = xml.indexOf(opens, from)
      continue
    }
    if (xml.charAt(end - 1) === '/') {
      yield { attributes: xml.slice(from, end - 1), content: '' }
      at = xml.indexOf(opens, end)
      continue
    }
    const close = xml.indexOf(closes, end)
    if (close < 0) return
    yield { attributes: xml.slice(from, end), content: xml.slice(end + 1, close) }
    at = xml.indexOf(opens, close)
  }
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function decodeXml(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? whole
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

export function encodeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
