import { strFromU8, unzipSync } from 'fflate'
import { UnsafeFile } from '../segment.ts'

export type Parts = Map<string, Uint8Array>

const MOST_PARTS = 5_000
const MOST_BYTES = 300 * 1024 * 1024
const MOST_RATIO = 400

/** Unpacks an office file or archive with limits: a bomb is told by its own table of contents before it is unpacked. */
export function unpack(content: Uint8Array): Parts {
  let parts = 0
  let bytes = 0
  try {
    const files = unzipSync(content, {
      filter(file) {
        parts += 1
        bytes += file.originalSize
        if (parts > MOST_PARTS || bytes > MOST_BYTES) throw new UnsafeFile('bomb')
        if (file.originalSize > 10_000_000 && file.originalSize > file.size * MOST_RATIO)
          throw new UnsafeFile('bomb')
        return !file.name.endsWith('/')
      },
    })
    return new Map(Object.entries(files))
  } catch (error) {
    if (error instanceof UnsafeFile) throw error
    throw new UnsafeFile('broken')
  }
}

export function textOfPart(parts: Parts, name: string): string | undefined {
  const bytes = parts.get(name)
  return bytes && strFromU8(bytes)
}
