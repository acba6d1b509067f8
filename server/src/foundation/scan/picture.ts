import { inflateSync } from 'fflate'
import type { Reading, Segment } from './segment.ts'

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')

/** Segments of a JPEG before its picture data: marker, start and end of each. */
function jpegSegments(bytes: Uint8Array): { marker: number; start: number; end: number }[] {
  const segments: { marker: number; start: number; end: number }[] = []
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    if (marker === 0xda || length < 2) break
    segments.push({ marker, start: at, end: at + 2 + length })
    at += 2 + length
  }
  return segments
}

function pngChunks(bytes: Uint8Array): { type: string; start: number; end: number }[] {
  const chunks: { type: string; start: number; end: number }[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view.getUint32(at)
    const type = ascii(bytes, at + 4, at + 8)
    if (end > bytes.length) break
    chunks.push({ type, start: at, end })
    at = end
    if (type === 'IEND') break
  }
  return chunks
}

/** What a picture carries besides what it shows: place, camera, author, comments. */
export function readPicture(bytes: Uint8Array, place = '图片'): Reading {
  const segments: Segment[] = []
  const notes: Reading['notes'] = []
  const add = (data: Uint8Array) => {
    const text = printable(data)
    if (text) segments.push({ text, place, hiding: 'picture' })
    if (hasPlace(data)) notes.push({ kind: 'hidden', place, what: '拍摄地点（GPS 坐标）' })
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    for (const { marker, start, end } of jpegSegments(bytes)) {
      if (marker === 0xe1 || marker === 0xed || marker === 0xfe) add(bytes.subarray(start + 4, end))
    }
    const last = lastIndexOf(bytes, [0xff, 0xd9])
    if (last > 0 && bytes.length - last > 64) add(bytes.subarray(last + 2))
  } else if (ascii(bytes, 1, 4) === 'PNG') {
    const chunks = pngChunks(bytes)
    for (const { type, start, end } of chunks) {
      const data = bytes.subarray(start + 8, end - 4)
      if (type === 'tEXt' || type === 'eXIf') add(data)
      if (type === 'iTXt' || type === 'zTXt') add(inflated(data))
    }
    const finish = chunks.at(-1)?.end ?? bytes.length
    if (bytes.length - finish > 16) add(bytes.subarray(finish))
  }
  return { segments, notes, readable: true }
}

/** The picture without anything but the picture: colours and size stay, everything else goes. */
export function stripPicture(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    const segments = jpegSegments(bytes)
    const kept = segments.filter(
      ({ marker }) =>
        !(marker === 0xe1 || marker === 0xfe || (marker >= 0xe3 && marker <= 0xef && marker !== 0xee)),
    )
    const data = segments.at(-1)?.end ?? 2
    const last = lastIndexOf(bytes, [0xff, 0xd9])
    const end = last > data ? last + 2 : bytes.length
    return Buffer.concat([
      bytes.subarray(0, 2),
      ...kept.map(({ start, end: to }) => bytes.subarray(start, to)),
      bytes.subarray(data, end),
    ])
  }
  if (ascii(bytes, 1, 4) === 'PNG') {
    const kept = pngChunks(bytes).filter(({ type }) => !/^(?:tEXt|iTXt|zTXt|eXIf|tIME)$/.test(type))
    return Buffer.concat([bytes.subarray(0, 8), ...kept.map(({ start, end }) => bytes.subarray(start, end))])
  }
  return bytes
}

function inflated(data: Uint8Array): Uint8Array {
  for (let at = 0; at < Math.min(data.length, 100); at++) {
    if (data[at] !== 0x78) continue
    try {
      return inflateSync(data.subarray(at + 2))
    } catch {}
  }
  return data
}

/** Runs of readable characters, UTF-8 and UTF-16 alike. */
function printable(data: Uint8Array): string {
  const buffer = Buffer.from(data)
  const found = [
    buffer.toString('utf8'),
    buffer.toString('utf16le'),
    Buffer.from(buffer.subarray(1)).toString('utf16le'),
  ]
    .flatMap((text) => text.match(/[\u0020-\u007e\u4e00-\u9fff\uff00-\uff5e]{6,}/g) ?? [])
    .filter((run) => /\d{6}|[\u4e00-\u9fff]{2}|[A-Za-z]{3,} [A-Za-z]/.test(run) && !/^http/.test(run))
  return [...new Set(found)].join('\n').slice(0, 100_000)
}

/** The EXIF tag 0x8825 points to a GPS block; XMP names it. */
function hasPlace(data: Uint8Array): boolean {
  const text = Buffer.from(data).toString('latin1')
  if (/exif:GPSL/.test(text)) return true
  const at = text.startsWith('Exif\0\0') ? 6 : /^(?:II|MM)/.test(text) ? 0 : -1
  return at >= 0 && (text.includes('\x25\x88\x04\0') || text.includes('\x88\x25\0\x04'))
}

function lastIndexOf(bytes: Uint8Array, [first, second]: readonly [number, number]): number {
  for (let at = bytes.length - 2; at > 0; at--) if (bytes[at] === first && bytes[at + 1] === second) return at
  return -1
}
