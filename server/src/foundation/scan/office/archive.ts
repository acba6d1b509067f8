import { strFromU8 } from 'fflate'
import { UnsafeArchive, unzipWithin } from '#platform/archive'
import { UnsafeFile } from '../segment.ts'

export type Parts = Map<string, Uint8Array>

/** Unpacks an office file or archive with limits. */
export async function unpack(content: Uint8Array): Promise<Parts> {
  try {
    return await unzipWithin(content)
  } catch (error) {
    throw error instanceof UnsafeArchive ? new UnsafeFile(error.reason) : error
  }
}

export function textOfPart(parts: Parts, name: string): string | undefined {
  const bytes = parts.get(name)
  return bytes && strFromU8(bytes)
}
