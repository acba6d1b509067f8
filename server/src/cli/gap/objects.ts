import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { digestOf } from './package.ts'

/** Contents under the names of their hashes, as far as the other side does not have them. */
export interface Objects {
  /** One at a time. @returns the content's hash */
  keep(content: Buffer | Readable): Promise<string>
  carried: ReadonlySet<string>
}

export function objectsIn(folder: string, there: ReadonlySet<string>): Objects {
  const carried = new Set<string>()
  const has = (sha256: string) => there.has(sha256) || carried.has(sha256)
  return {
    carried,
    async keep(content) {
      if (Buffer.isBuffer(content)) {
        const sha256 = digestOf(content)
        if (has(sha256)) return sha256
        await writeFile(join(folder, sha256), content)
        carried.add(sha256)
        return sha256
      }
      const draft = join(folder, '.part')
      const sha256 = await writeHashed(draft, content)
      if (has(sha256)) {
        await rm(draft)
        return sha256
      }
      await rename(draft, join(folder, sha256))
      carried.add(sha256)
      return sha256
    },
  }
}

async function writeHashed(path: string, content: Readable): Promise<string> {
  const digest = createHash('sha256')
  const counting = new Transform({
    transform(part, _encoding, done) {
      digest.update(part)
      done(undefined, part)
    },
  })
  await pipeline(content, counting, createWriteStream(path))
  return digest.digest('hex')
}
