import mammoth from 'mammoth'
import { type FileStore, mediaTypeOf } from '#foundation/files'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { sanitise } from '#platform/html'
import { refuseForbidden } from './refuse-forbidden.ts'
import { withNumbersAsText } from './word-numbers.ts'

export interface ReadWord {
  html: string
  /** Pictures taken into the text; each still wants its description. */
  pictures: number
  /** Pictures in a format no browser shows. */
  leftOut: number
}

const styles = [
  "p[style-name='Title'] => h2:fresh",
  "p[style-name='标题'] => h2:fresh",
  "p[style-name='heading 1'] => h2:fresh",
  "p[style-name='heading 2'] => h3:fresh",
  "p[style-name='heading 3'] => h4:fresh",
  "p[style-name='Signature'] => p.signature:fresh",
  "p[style-name='落款'] => p.signature:fresh",
]

/**
 * The text of a Word file as clean markup: headings, numbering as it is printed, tables, pictures. Deleted text and
 * comments stay behind.
 */
export async function readWord(
  tx: Tx,
  files: FileStore,
  actor: string,
  name: string,
  content: Buffer,
): Promise<ReadWord> {
  if (!/\.docx$/i.test(name)) throw new Refusal('documents.not_docx', 422)
  await refuseForbidden(name, content)
  let pictures = 0
  let leftOut = 0
  const picture = mammoth.images.imgElement(async (image) => {
    const bytes = Buffer.from(await image.readAsArrayBuffer())
    const ending = /^image\/(png|jpe?g)$/.exec(image.contentType)?.[1]
    const mediaType = ending && mediaTypeOf(`picture.${ending}`, bytes)
    if (!ending || !mediaType) {
      leftOut += 1
      return { src: '' }
    }
    pictures += 1
    const file = { class: 'private' as const, name: `图片${pictures}.${ending}`, mediaType, content: bytes }
    const stored = await files.put(tx, { ...file, createdBy: actor })
    return { src: `/files/${stored.id}/${stored.id}.${ending}` }
  })
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: await withNumbersAsText(content) },
      { styleMap: styles, convertImage: picture },
    )
    return { html: sanitise(value), pictures, leftOut }
  } catch {
    throw new Refusal('documents.not_docx', 422)
  }
}
