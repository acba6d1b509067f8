import { zipSync } from 'fflate'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

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

/**
 * Unpacks an archive by its table of contents. Its sizes are added up before anything is unpacked, and no part may be longer
 * than it says: a table of contents that lies is found out, and costs nothing.
 */
export async function unzipWithin(content: Uint8Array, limits = usual): Promise<Map<string, Uint8Array>> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true })
    const parts = new Map<string, Uint8Array>()
    for (const entry of await entriesOf(zip, limits)) {
      // Of two parts of one name a scanner would read this one and an office program the other.
      if (parts.has(entry.fileName)) throw new UnsafeArchive('broken')
      parts.set(entry.fileName, await partOf(zip, entry))
    }
    return parts
  } catch (error) {
    if (error instanceof UnsafeArchive) throw error
    throw new UnsafeArchive(saysTooLittle.test(String(error)) ? 'bomb' : 'broken')
  }
}

/** The same archive written anew with what was found inside: libraries that unpack without limits then read a harmless one. */
export async function harmlessArchive(content: Uint8Array, limits = usual): Promise<Buffer> {
  return Buffer.from(zipSync(Object.fromEntries(await unzipWithin(content, limits)), { level: 0 }))
}

/** How the library tells of a part that is longer than it says. */
const saysTooLittle = /too many bytes in the stream/

async function entriesOf(zip: ZipFile, limits: ArchiveLimits): Promise<Entry[]> {
  const entries: Entry[] = []
  let sum = 0
  for await (const entry of zip.eachEntry()) {
    const { fileName, compressedSize, uncompressedSize: size } = entry
    if (fileName.endsWith('/')) continue
    sum += size
    if (entries.push(entry) > limits.parts || sum > limits.bytes) throw new UnsafeArchive('bomb')
    if (size > LARGE_PART && size > compressedSize * MOST_RATIO) throw new UnsafeArchive('bomb')
  }
  return entries
}

async function partOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
