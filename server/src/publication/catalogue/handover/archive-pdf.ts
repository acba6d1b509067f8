import { typeset } from '#foundation/letters'
import type { DocumentContent } from '../contract.ts'
import { blocksOf } from './text-blocks.ts'

// A4 with the margins of GB/T 9704-2012; a plain setting that keeps text, tables and pictures for the archive.
const LAYOUT = `
#let d = json(bytes(sys.inputs.letter))
#set document(title: d.title, date: datetime(year: d.day.at(0), month: d.day.at(1), day: d.day.at(2)))
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm),
  footer: context align(center, text(size: 12pt)[— #here().page() —]))
#set text(font: ("FangSong_GB2312", "FangSong", "Noto Serif SC"), size: 16pt, lang: "zh", region: "cn")
#set par(leading: 13pt, spacing: 13pt, justify: true, first-line-indent: (amount: 2em, all: true))
#align(center, block(text(size: 22pt, weight: 700)[#d.title]))
#if d.number != "" { align(center, d.number) }
#v(8mm, weak: true)
#for b in d.blocks {
  if b.kind == "heading" { par(text(weight: 700, b.text)) }
  else if b.kind == "center" { align(center, b.text) }
  else if b.kind == "right" { align(right, b.text) }
  else if b.kind == "table" {
    set par(first-line-indent: 0em, justify: false, leading: 6pt)
    table(columns: (1fr,) * b.columns, inset: 5pt, stroke: 0.6pt, ..b.rows.flatten().map(c =>
      table.cell(colspan: c.colspan, rowspan: c.rowspan, text(size: 10.5pt, c.text))))
  } else if b.kind == "picture" {
    if b.file != "" { align(center, image("/" + b.file, width: 90%)) }
    align(center, text(size: 12pt, b.text))
  } else { par(b.text) }
}
#if d.index != "" { v(10mm); par(first-line-indent: 0em, text(size: 10.5pt)[索引号：#d.index]) }
`

/**
 * A text as PDF/A-2b, the form in which archives keep it. Undefined where it cannot be set, such as signs that no font of the
 * machine has; then the text itself goes alone.
 */
export function archivePdf(
  content: Pick<DocumentContent, 'title' | 'documentNumber' | 'writtenOn' | 'body'>,
  index: string,
  pictures: Readonly<Record<string, Buffer>>,
): Buffer | undefined {
  const [year, month, day] = content.writtenOn.split('-').map(Number)
  const blocks = blocksOf(content.body).map((block) =>
    block.kind === 'picture'
      ? { ...block, file: Object.keys(pictures).find((name) => block.file.includes(name.slice(0, 36))) ?? '' }
      : block,
  )
  const data = {
    title: content.title,
    number: content.documentNumber,
    index,
    day: [year, month, day],
    blocks,
  }
  try {
    return typeset(LAYOUT, data, pictures)
  } catch {
    return undefined
  }
}
