import { createReadStream } from 'node:fs'
import { PassThrough, pipeline, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { inMegabytes, limits } from './limits.ts'
import { archiveKind, isClutter, type Source, shownName } from './source.ts'

class Bomb extends Error {}

/** Members of a tar file, packed or not, as they stream by. */
export async function* tarMembers(
  archive: string,
  path: string,
  packed: boolean,
  found: (files: number) => void,
): AsyncGenerator<Source> {
  const file = createReadStream(path)
  const members = extract()
  let unpacked = 0
  const guard = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length
      const ratio = unpacked / Math.max(1, file.bytesRead)
      if (unpacked > limits.unpacked)
        done(
          new Bomb(`压缩包解开后超过${inMegabytes(limits.unpacked)}，后面的文件没有再读，请分成几个压缩包。`),
        )
      else if (unpacked > limits.ratioFrom && ratio > limits.ratio)
        done(new Bomb('压缩比异常，可能是恶意制作的压缩包，后面的内容没有解开。'))
      else done(null, chunk)
    },
  })
  // An error of any stage destroys all of them, and the loop below throws it.
  pipeline(file, packed ? createGunzip() : new PassThrough(), guard, members, () => {})
  try {
    let count = 0
    for await (const entry of members) {
      const { name, type, size = 0 } = entry.header
      if (type !== 'file' || isClutter(name)) {
        entry.resume()
        continue
      }
      found(1)
      const inside = `${archive}/${shownName(name)}`
      if (++count > limits.members) {
        yield { file: archive, problem: `压缩包里的文件超过${limits.members}个，请分成几个压缩包。` }
        return
      }
      if (size > limits.file) {
        entry.resume()
        yield {
          file: inside,
          problem: `文件解开后超过${inMegabytes(limits.file)}，不像是一份年度报告，没有读取。`,
        }
        continue
      }
      const bytes = new Uint8Array(size)
      let at = 0
      for await (const chunk of entry as AsyncIterable<Uint8Array>) {
        bytes.set(chunk, at)
        at += chunk.length
      }
      if (archiveKind(name)) yield { file: inside, problem: NESTED }
      else yield { file: inside, bytes }
    }
  } catch (error) {
    const problem =
      error instanceof Bomb ? error.message : '压缩包打不开，可能没有下载完整或者已损坏，请重新压缩后提交。'
    yield { file: archive, problem }
  } finally {
    file.destroy()
    members.destroy()
  }
}

/** An archive inside an archive is where bombs live, and nobody sends reports that way on purpose. */
export const NESTED = '压缩包里还有压缩包，请解开后直接放在一起再压缩。'
