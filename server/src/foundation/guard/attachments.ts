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

/**
 * Looks at a citizen's file: its name and its first bytes must say the same kind, and it carries nothing that runs.
 * @returns the media type
 */
export function admitAttachment({ name, content }: Attachment): string {
  if (content.length === 0) throw new Refusal('guard.file_empty', 422, { name })
  if (content.length > MOST_BYTES) throw new Refusal('guard.file_too_large', 422, { name })
  const type = admitted.test(name) ? mediaTypeOf(name, content) : undefined
  if (!type) throw new Refusal('guard.file_kind', 422, { name })
  if (content[0] === 0x50 && active.test(content.toString('latin1')))
    throw new Refusal('guard.file_active', 422, { name })
  if (
    type === 'application/pdf' &&
    /\/(JavaScript|JS|Launch|EmbeddedFile)\b/.test(content.toString('latin1'))
  )
    throw new Refusal('guard.file_active', 422, { name })
  return type
}
