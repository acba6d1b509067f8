import { inflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'

/** A `bomb` holds more than it may or than it says; a `broken` archive is none, or one we do not read. */
export class UnsafeArchive extends Error {
  readonly reason: 'bomb' | 'broken'
  constructor(reason: 'bomb' | 'broken') {
    super(`archive: ${reason}`)
    this.name = 'UnsafeArchive'
    this.reason = reason
  }
}

export interface ArchiveLimits {
  parts: number
  bytes: number
}

const usual: ArchiveLimits = { parts: 5_000, bytes: 300 * 1024 * 1024 }

/** A part of more than this is looked at for how tightly it is packed. */
const LARGE_PART = 10_000_000
const MOST_RATIO = 400

const [END, ENTRY, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50]
const [STORED, DEFLATED] = [0, 8]
const UTF8 = 0x800

/**
 * Unpacks an archive by its table of contents. Its sizes are added up before anything is unpacked, and each part is unpacked
 * to the size it says and no byte further: a table of contents that lies is found out, and costs nothing.
 */
export function unzipWithin(content: Uint8Array, limits = usual): Map<string, Uint8Array> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  try {
    const entries = entriesOf(bytes, limits)
    const parts = new Map(entries.map((entry) => [entry.name, partOf(bytes, entry)]))
    // Of two parts of one name a scanner would read this one and an office program the other.
    if (parts.size < entries.length) throw new UnsafeArchive('broken')
    return parts
  } catch (error) {
    if (error instanceof UnsafeArchive) throw error
    throw new UnsafeArchive(isOverflow(error) ? 'bomb' : 'broken')
  }
}

/** The same archive written anew with what was found inside: libraries that unpack without limits then read a harmless one. */
export function harmlessArchive(content: Uint8Array, limits = usual): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(unzipWithin(content, limits)), { level: 0 }))
}

interface Entry {
  name: string
  method: number
  packed: number
  size: number
  at: number
}

function entriesOf(bytes: Buffer, limits: ArchiveLimits): Entry[] {
  const end = bytes.lastIndexOf(Buffer.of(0x50, 0x4b, 0x05, 0x06))
  if (end < 0 || bytes.readUInt32LE(end) !== END) throw new UnsafeArchive('broken')
  const entries: Entry[] = []
  let sum = 0
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new UnsafeArchive('broken')
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const coding = (bytes.readUInt16LE(at + 8) & UTF8) === 0 ? 'latin1' : 'utf8'
    const entry: Entry = {
      name: bytes.toString(coding, at + 46, at + 46 + name),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    }
    at += 46 + name + extra + comment
    if (entry.name.endsWith('/')) continue
    sum += entry.size
    if (entries.push(entry) > limits.parts || sum > limits.bytes) throw new UnsafeArchive('bomb')
    if (entry.size > LARGE_PART && entry.size > entry.packed * MOST_RATIO) throw new UnsafeArchive('bomb')
  }
  return entries
}

function partOf(bytes: Buffer, { method, packed, size, at }: Entry): Uint8Array {
  if (bytes.readUInt32LE(at) !== LOCAL) throw new UnsafeArchive('broken')
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  const part = bytes.subarray(start, start + packed)
  if (method === STORED) return part
  if (method !== DEFLATED) throw new UnsafeArchive('broken')
  return size === 0 ? Buffer.alloc(0) : inflateRawSync(part, { maxOutputLength: size })
}

const isOverflow = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
