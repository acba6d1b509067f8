import { textOfPart, unpack } from '../office/archive.ts'
import { readXml, rewriteXml } from '../office/xml.ts'
import { maskPersonal } from '../personal.ts'
import { pack, setPart } from './archive.ts'

/** A copy whose visible personal numbers are hidden; undefined where we cannot make one. */
export async function maskFile(name: string, content: Uint8Array): Promise<Buffer | undefined> {
  const extension = name.toLowerCase().split('.').pop() ?? ''
  if (/^(?:txt|csv|md)$/.test(extension))
    return Buffer.from(maskPersonal(Buffer.from(content).toString('utf8')))
  if (extension !== 'docx' && extension !== 'xlsx') return undefined
  const parts = await unpack(content)
  for (const part of [...parts.keys()]) {
    const shape = extension === 'docx' ? wordShape(part) : sheetShape(part)
    if (shape) setPart(parts, part, maskXml(textOfPart(parts, part) ?? '', shape))
  }
  return pack(parts)
}

interface Shape {
  /** The element whose letters belong together, however many runs they are split into. */
  whole: string
  letters: ReadonlySet<string>
}

const wordShape = (part: string): Shape | undefined =>
  /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/.test(part)
    ? { whole: 'w:p', letters: new Set(['w:t', 'w:delText']) }
    : undefined
const sheetShape = (part: string): Shape | undefined =>
  part === 'xl/sharedStrings.xml'
    ? { whole: 'si', letters: new Set(['t']) }
    : /^xl\/worksheets\/[^/]+\.xml$/.test(part)
      ? { whole: 'c', letters: new Set(['t', 'v']) }
      : undefined

/** A mask keeps the length, so each run takes its own share of the masked whole. */
function maskXml(xml: string, shape: Shape): string {
  const wholes: string[] = []
  const stack: number[] = []
  const path: string[] = []
  readXml(xml, {
    open(name) {
      path.push(name)
      if (name === shape.whole) {
        stack.push(wholes.length)
        wholes.push('')
      }
    },
    close(name) {
      path.pop()
      if (name === shape.whole) stack.pop()
    },
    text(text) {
      const at = stack.at(-1)
      if (at !== undefined && shape.letters.has(path.at(-1) ?? '')) wholes[at] += text
    },
  })
  const masked = wholes.map(maskPersonal)
  const taken = wholes.map(() => 0)
  const open: number[] = []
  let count = 0
  return rewriteXml(xml, {
    open(name) {
      if (name === shape.whole) {
        open.push(count)
        count += 1
      }
      return 'keep'
    },
    close(name) {
      if (name === shape.whole) open.pop()
    },
    text(text, above) {
      const at = open.at(-1)
      if (at === undefined || !shape.letters.has(above.at(-1) ?? '')) return text
      const from = taken[at] ?? 0
      taken[at] = from + text.length
      return (masked[at] ?? '').slice(from, from + text.length)
    },
  })
}
