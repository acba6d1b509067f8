import { unpack } from '../office/archive.ts'
import { stripPicture } from '../picture.ts'
import { pack } from './archive.ts'
import { stripDocx } from './docx.ts'
import { stripPdf } from './pdf.ts'
import { stripXlsx } from './xlsx.ts'

/** A copy without what readers do not see; undefined where we cannot make one. */
export async function stripFile(name: string, content: Uint8Array): Promise<Buffer | undefined> {
  const extension = name.toLowerCase().split('.').pop() ?? ''
  if (extension === 'pdf') return stripPdf(content)
  if (/^(?:jpe?g|png)$/.test(extension)) return Buffer.from(stripPicture(content))
  if (extension !== 'docx' && extension !== 'xlsx') return undefined
  const parts = await unpack(content)
  if (extension === 'docx') stripDocx(parts)
  else stripXlsx(parts)
  for (const [part, bytes] of parts) if (/\.(?:jpe?g|png)$/i.test(part)) parts.set(part, stripPicture(bytes))
  return pack(parts)
}
