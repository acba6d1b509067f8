import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { Zip, ZipPassThrough } from 'fflate'

/** A file of a package; each is read to its end before the next one comes. */
export interface Piece {
  path: string
  content: Buffer | Readable
}

/**
 * A bag (BagIt, RFC 8493): the form in which archives and libraries take digital records, readable without this program.
 * @param info who packed what, when
 */
export async function* asBag(
  pieces: AsyncIterable<Piece>,
  info: Readonly<Record<string, string>>,
): AsyncGenerator<Piece> {
  const sums: string[] = []
  const total = { bytes: 0, files: 0 }
  for await (const { path, content } of pieces) {
    const inside = `data/${path}`
    const hash = createHash('sha256')
    yield { path: inside, content: Readable.from(watched(content, hash, total)) }
    total.files += 1
    sums.push(`${hash.digest('hex')}  ${inside}`)
  }
  const tags = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'manifest-sha256.txt': `${sums.join('\n')}\n`,
    'bag-info.txt': `${Object.entries({ ...info, 'Payload-Oxum': `${total.bytes}.${total.files}` })
      .map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ')}`)
      .join('\n')}\n`,
  }
  for (const [path, text] of Object.entries(tags)) yield { path, content: Buffer.from(text) }
  const marks = Object.entries(tags).map(
    ([path, text]) => `${createHash('sha256').update(text).digest('hex')}  ${path}`,
  )
  yield { path: 'tagmanifest-sha256.txt', content: Buffer.from(`${marks.join('\n')}\n`) }
}

async function* watched(
  content: Buffer | Readable,
  hash: ReturnType<typeof createHash>,
  total: { bytes: number },
): AsyncGenerator<Buffer> {
  for await (const chunk of chunksOf(content)) {
    hash.update(chunk)
    total.bytes += chunk.length
    yield chunk
  }
}

async function* chunksOf(content: Buffer | Readable): AsyncGenerator<Buffer> {
  if (content instanceof Buffer) yield content
  else for await (const chunk of content) yield Buffer.from(chunk)
}

/** The pieces as one ZIP file, written while they are read. */
export function asZip(pieces: AsyncIterable<Piece>, packedAt: Date): Readable {
  return Readable.from(zipped(pieces, packedAt))
}

async function* zipped(pieces: AsyncIterable<Piece>, packedAt: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  for await (const { path, content } of pieces) {
    const entry = new ZipPassThrough(path)
    entry.mtime = packedAt
    zip.add(entry)
    for await (const chunk of chunksOf(content)) {
      entry.push(chunk)
      yield* ready.splice(0)
    }
    entry.push(new Uint8Array(0), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}
