import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { open } from 'node:fs/promises'

/**
 * A file too large to be sealed in one piece, as the STREAM construction does it: AES-256-GCM over segments of 1 MiB, each
 * under a nonce of a random prefix, its number and whether it is the last. A segment that is changed, moved or cut off
 * at the end does not open.
 */
const SEGMENT = 1024 * 1024
const PREFIX = 7
const TAG = 16

export async function* sealSegments(key: Buffer, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const prefix = randomBytes(PREFIX)
  yield prefix
  let number = 0
  for await (const { piece, last } of pieces(source, SEGMENT)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(prefix, number++, last))
    const body = Buffer.concat([cipher.update(piece), cipher.final()])
    yield Buffer.concat([cipher.getAuthTag(), body])
  }
}

export async function* openSegments(key: Buffer, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let prefix: Buffer | undefined
  let number = 0
  for await (const { piece, last } of pieces(source, SEGMENT + TAG, PREFIX)) {
    if (!prefix) {
      prefix = piece
      continue
    }
    yield openSegment(key, piece, nonce(prefix, number++, last))
  }
}

/** First and last byte of what is wanted of a file. */
export interface Part {
  start: number
  end: number
}

/**
 * Opens only the segments in which the part lies.
 * @param size bytes of the whole file, unsealed
 */
export async function* openPart(
  key: Buffer,
  path: string,
  size: number,
  { start, end }: Part,
): AsyncGenerator<Buffer> {
  const handle = await open(path)
  const read = async (from: number, length: number) => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from)
    return buffer.subarray(0, bytesRead)
  }
  try {
    const prefix = await read(0, PREFIX)
    const lastOfAll = Math.max(0, Math.ceil(size / SEGMENT) - 1)
    for (let number = Math.floor(start / SEGMENT); number <= Math.floor(end / SEGMENT); number++) {
      const sealed = await read(PREFIX + number * (SEGMENT + TAG), SEGMENT + TAG)
      const piece = openSegment(key, sealed, nonce(prefix, number, number === lastOfAll))
      const from = number * SEGMENT
      yield piece.subarray(Math.max(0, start - from), end - from + 1)
    }
  } finally {
    await handle.close()
  }
}

function openSegment(key: Buffer, sealed: Buffer, iv: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
  decipher.setAuthTag(sealed.subarray(0, TAG))
  return Buffer.concat([decipher.update(sealed.subarray(TAG)), decipher.final()])
}

function nonce(prefix: Buffer, number: number, last: boolean): Buffer {
  const tail = Buffer.alloc(5)
  tail.writeUInt32BE(number)
  tail[4] = last ? 1 : 0
  return Buffer.concat([prefix, tail])
}

/** The bytes in pieces of one size, the first one of another where asked; only the last piece may be shorter, and there is one. */
async function* pieces(
  source: AsyncIterable<Buffer>,
  size: number,
  first?: number,
): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let held: Buffer[] = []
  let length = 0
  let wanted = first ?? size
  for await (const chunk of source) {
    held.push(chunk)
    length += chunk.length
    // One byte more than a piece must be there before it is known not to be the last.
    while (length > wanted) {
      const whole = Buffer.concat(held)
      yield { piece: whole.subarray(0, wanted), last: false }
      held = [whole.subarray(wanted)]
      length -= wanted
      wanted = size
    }
  }
  yield { piece: Buffer.concat(held), last: true }
}
