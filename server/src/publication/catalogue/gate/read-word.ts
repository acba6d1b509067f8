import mammoth from 'mammoth'
import { Refusal } from '#platform/errors'
import { sanitise } from '#platform/html'
import { refuseForbidden } from './refuse-forbidden.ts'

export interface ReadWord {
  html: string
  /** Pictures that stay behind: they are uploaded with a description of their own. */
  pictures: number
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

/** The text of a Word file as clean markup: headings, numbering, tables. Deleted text and comments stay behind. */
export async function readWord(name: string, content: Buffer): Promise<ReadWord> {
  if (!/\.docx$/i.test(name)) throw new Refusal('documents.not_docx', 422)
  await refuseForbidden(name, content)
  let pictures = 0
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: content },
      {
        styleMap: styles,
        convertImage: mammoth.images.imgElement(async () => {
          pictures += 1
          return { src: '' }
        }),
      },
    )
    return { html: sanitise(value), pictures }
  } catch {
    throw new Refusal('documents.not_docx', 422)
  }
}
