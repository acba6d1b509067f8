import { inflateSync } from 'node:zlib'
import { mediaTypeOf } from '#foundation/files'
import { Refusal } from '#platform/errors'

export interface Attachment {
  name: string
  content: Buffer
}

/** What citizens may attach, as the form says it. */
export const attachmentTypes = '.pdf,.docx,.xlsx,.png,.jpg,.jpeg,.txt'
const admitted = /\.(pdf|docx|xlsx|png|jpe?g|txt)$/i
const MOST_BYTES = 10 * 1024 * 1024

/** Macros, scripts and programs hidden in an office file: named so in the archive's directory. */
const active = /(vbaProject\.bin|activeX|\.exe|\.js|\.vbs|oleObject)/i

/** What an archive holds that is an office file, by names that stand unpacked in its directory; any other archive is none, whatever it is called. */
const parts: Readonly<Record<string, string>> = { docx: 'word/', xlsx: 'xl/' }

function isWhatItIsCalled(name: string, content: Buffer): boolean {
  const folder = parts[name.toLowerCase().split('.').pop() ?? '']
  return folder === undefined || (content.includes('[Content_Types].xml') && content.includes(folder))
}

/** So much is unpacked of one file. */
const MOST_UNPACKED = 32 * 1024 * 1024

/** Objects of a PDF stand packed in streams of their own since 1.5. Each part is passed once, however it is made. */
function* packedObjects(pdf: string): Generator<string> {
  let left = MOST_UNPACKED
  for (let at = pdf.indexOf('/ObjStm'); at >= 0 && left > 0; at = pdf.indexOf('/ObjStm', at)) {
    const start = pdf.indexOf('stream', at)
    const end = pdf.indexOf('endstream', start)
    if (start < 0 || end < 0) return
    const stream = pdf.slice(start + 'stream'.length, end).replace(/^\r?\n/, '')
    try {
      const text = inflateSync(Buffer.from(stream, 'latin1'), { maxOutputLength: left }).toString('latin1')
      left -= text.length
      yield text
    } catch {
      // Packed in another way, or torn: no reader opens it so either.
    }
    at = end
  }
}

/** The names in a PDF as a reader takes them: packed ones too, and `/J#53` for what it says. */
function namesIn(pdf: Buffer): string {
  const plain = pdf.toString('latin1')
  return [plain, ...packedObjects(plain)]
    .join('\n')
    .replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/**
 * Looks at a citizen's file: its name and its first bytes must say the same kind, and it carries nothing that runs.
 * @returns the media type
 */
export function admitAttachment({ name, content }: Attachment): string {
  if (content.length === 0) throw new Refusal('guard.file_empty', 422, { name })
  if (content.length > MOST_BYTES) throw new Refusal('guard.file_too_large', 422, { name })
  const type = admitted.test(name) ? mediaTypeOf(name, content) : undefined
  if (!type || !isWhatItIsCalled(name, content)) throw new Refusal('guard.file_kind', 422, { name })
  if (content[0] === 0x50 && active.test(content.toString('latin1')))
    throw new Refusal('guard.file_active', 422, { name })
  if (type === 'application/pdf' && /\/(JavaScript|JS|Launch|EmbeddedFile)\b/.test(namesIn(content)))
    throw new Refusal('guard.file_active', 422, { name })
  return type
}
