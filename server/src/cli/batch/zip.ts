import { type Entry, openPromise } from 'yauzl'
import { inMegabytes, limits } from './limits.ts'
import { isClutter, type Source, shownName } from './source.ts'

const UTF8_FLAG = 0x800
const UNICODE_PATH = 0x7075

/** Members of a zip file, one after the other; what is wrong with one is said of it alone. */
export async function* zipMembers(
  archive: string,
  path: string,
  found: (files: number) => void,
): AsyncGenerator<Source> {
  // Names stay bytes: Chinese Windows writes them in GB18030 without saying so.
  const zip = await openPromise(path, { lazyEntries: true, decodeStrings: false, autoClose: false })
  try {
    if (zip.entryCount > limits.members) {
      yield { file: archive, problem: `压缩包里有${zip.entryCount}个文件，太多了，请分成几个压缩包。` }
      return
    }
    let unpacked = 0
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry)
      if (name.endsWith('/') || isClutter(name)) continue
      found(1)
      const file = `${archive}/${shownName(name)}`
      const problem = refusal(entry)
      if (problem) {
        yield { file, problem }
        continue
      }
      unpacked += entry.uncompressedSize
      if (unpacked > limits.unpacked) {
        const problem = `压缩包解开后超过${inMegabytes(limits.unpacked)}，从这个文件起没有再读，请分成几个压缩包。`
        yield { file, problem }
        return
      }
      let bytes: Uint8Array | undefined
      try {
        bytes = await collect(await zip.openReadStreamPromise(entry), entry.uncompressedSize)
      } catch {
        yield { file, problem: '压缩包里的这个文件已损坏，请重新压缩后提交。' }
        continue
      }
      yield { file, bytes }
    }
  } finally {
    zip.close()
  }
}

function refusal(entry: Entry): string | undefined {
  const { uncompressedSize, compressedSize } = entry
  if (entry.isEncrypted()) return '压缩包里的这个文件加了密码，请去掉密码后重新压缩。'
  if (!entry.canDecodeFileData()) return '压缩包用了少见的压缩方法，请用系统自带的压缩功能重新压缩。'
  if (uncompressedSize > limits.ratioFrom && uncompressedSize / compressedSize > limits.ratio)
    return '压缩比异常，可能是恶意制作的压缩包，没有解开。'
  if (uncompressedSize > limits.file)
    return `文件解开后超过${inMegabytes(limits.file)}，不像是一份年度报告，没有读取。`
  return undefined
}

async function collect(stream: AsyncIterable<Buffer>, size: number): Promise<Uint8Array> {
  // Of its own, so that it can be handed to a worker without a copy.
  const bytes = new Uint8Array(size)
  let at = 0
  for await (const chunk of stream) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw
  if (entry.generalPurposeBitFlag & UTF8_FLAG) return raw.toString('utf8')
  // Version, checksum of the plain name, then the name in UTF-8.
  const unicode = entry.extraFields.find(({ id }) => id === UNICODE_PATH)
  if (unicode && unicode.data.length > 5) return unicode.data.subarray(5).toString('utf8')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return new TextDecoder('gb18030').decode(raw)
  }
}
