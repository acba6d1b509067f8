import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import mammoth from 'mammoth'
import { SaxesParser } from 'saxes'
import { harmlessArchive } from '#platform/archive'
import { hasTooManyDots } from './picture.ts'

/** What of a Word file is set on new pages: its words, tables and pictures. Deleted text, comments and hidden parts stay behind. */
type Block =
  | { kind: 'text'; text: string; level: number }
  | { kind: 'table'; rows: string[][]; columns: number }
  | { kind: 'picture'; name: string }

const LAYOUT = `
#let blocks = json(bytes(sys.inputs.blocks))
#set page(paper: "a4", margin: (top: 30mm, bottom: 28mm, left: 28mm, right: 26mm))
#set text(font: ("FangSong_GB2312", "FangSong", "Noto Serif SC"), size: 14pt, lang: "zh", region: "cn")
#set par(leading: 9pt, spacing: 9pt)
#for b in blocks {
  if b.kind == "text" and b.level > 0 { block(text(size: 16pt, weight: 700, b.text)) }
  else if b.kind == "text" { par(b.text) }
  else if b.kind == "table" { table(columns: b.columns, ..b.rows.flatten()) }
  else { align(center, image("/" + b.name, width: 100%)) }
}
`

/**
 * A Word file as pages. Its own layout is not kept: what is covered is the content. @returns undefined where a picture in it
 * is too large to be drawn
 */
export async function wordPages(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const pictures = new Map<string, Buffer>()
  const { value } = await mammoth.convertToHtml(
    { buffer: await harmlessArchive(bytes) },
    {
      convertImage: mammoth.images.imgElement(async (image) => {
        const name = `picture-${pictures.size}.${image.contentType.split('/').pop()?.replace('jpeg', 'jpg')}`
        if (/\.(png|jpg|gif)$/.test(name)) pictures.set(name, Buffer.from(await image.readAsArrayBuffer()))
        return { src: name }
      }),
    },
  )
  if ([...pictures.values()].some(hasTooManyDots)) return undefined
  const fonts = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'),
  )
  const compiler = NodeCompiler.create({
    workspace: fonts,
    fontArgs: [{ fontPaths: [join(fonts, '400Regular'), join(fonts, '700Bold')] }],
  })
  for (const [name, content] of pictures) compiler.mapShadow(join(fonts, name), content)
  const blocks = JSON.stringify(blocksOf(value, pictures))
  return compiler.pdf({ mainFileContent: LAYOUT, inputs: { blocks } })
}

function blocksOf(html: string, pictures: ReadonlyMap<string, Buffer>): Block[] {
  const blocks: Block[] = []
  let text = ''
  let row: string[] | undefined
  let table: string[][] | undefined
  const flush = (level: number) => {
    if (text.trim() !== '') blocks.push({ kind: 'text', text: text.trim(), level })
    text = ''
  }
  const parser = new SaxesParser()
  parser.on('text', (part) => {
    text += part
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'table' && !table) {
      flush(0)
      table = []
    } else if (name === 'tr') row = []
    else if (name === 'br') text += '\n'
    else if (name === 'img' && !table && pictures.has(String(attributes.src))) {
      flush(0)
      blocks.push({ kind: 'picture', name: String(attributes.src) })
    }
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'td' || name === 'th') {
      row?.push(text.trim())
      text = ''
    } else if (name === 'tr' && row) {
      table?.push(row)
      row = undefined
    } else if (name === 'table' && table) {
      const columns = Math.max(1, ...table.map((cells) => cells.length))
      // Merged cells leave rows short; a table here has as many cells in each row.
      const rows = table.map((cells) => [...cells, ...Array<string>(columns - cells.length).fill('')])
      blocks.push({ kind: 'table', rows, columns })
      table = undefined
    } else if (/^(p|li|h\d)$/.test(name)) {
      if (table) text += ' '
      else flush(name.startsWith('h') ? 1 : 0)
    }
  })
  parser.write(`<root>${html}</root>`).close()
  flush(0)
  return blocks
}
