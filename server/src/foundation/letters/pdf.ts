import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Letter } from './letter.ts'

// GB/T 9704-2012: A4, margins 37/35/28/26 mm, 3号 (16 pt) on a pitch of 29 pt, so 22 lines of 28 characters; red head
// with a line below; page number 4号 between dashes, odd right, even left. 仿宋 and 小标宋 where the machine has them.
const LAYOUT = `
#let d = json(bytes(sys.inputs.letter))
#set document(title: d.title, author: d.issuer, date: datetime(year: d.day.at(0), month: d.day.at(1), day: d.day.at(2)))
#let body = ("FangSong_GB2312", "FangSong", "Noto Serif SC")
#let head = ("FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S", "Noto Serif SC")
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), footer-descent: 7mm,
  footer: context align(if calc.odd(here().page()) { right } else { left },
    pad(x: 14pt, text(size: 14pt)[— #here().page() —])))
#set text(font: body, size: 16pt, lang: "zh", region: "cn", top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: 13pt, spacing: 13pt, justify: true, first-line-indent: (amount: 2em, all: true))
#align(center, text(font: head, size: 26pt, weight: 700, fill: rgb("#c7000b"))[#d.issuer])
#if d.number != "" { align(center, d.number) }
#v(4mm, weak: true)
#line(length: 100%, stroke: 2pt + rgb("#c7000b"))
#v(58pt, weak: true)
#align(center, block(text(font: head, size: 22pt, weight: 700)[#d.title]))
#v(6mm, weak: true)
#if d.addressee != "" { par(first-line-indent: 0em, [#d.addressee：]) }
#for text in d.paragraphs { par(text) }
#if d.attachments.len() > 0 {
  v(13pt, weak: true)
  for (at, name) in d.attachments.enumerate() {
    par([#if at == 0 [附件：] else [#h(3em)]#(at + 1). #name])
  }
}
#v(29pt, weak: true)
#block(breakable: false, width: 100%, {
  if d.seal { place(right, dx: -3em, dy: -14mm, image("/seal." + d.sealKind, width: 42mm)) }
  align(right, pad(right: 2em, d.issuer))
  align(right, pad(right: 4em, d.date))
})
#if d.contact != "" { par([（联系方式：#d.contact）]) }
`

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'))
let compiler: NodeCompiler | undefined
let own: readonly string[] = []

/** A folder with fonts of the organisation's own, such as 仿宋_GB2312 and 小标宋, which may not be shipped. */
export function useFonts(folder: string | undefined): void {
  const wanted = folder ? [folder] : []
  if (wanted.join() === own.join()) return
  own = wanted
  compiler = undefined
}

/** One compiler a process: its fonts take a second to read, a letter then takes milliseconds. */
function typesetter(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    workspace: fonts,
    fontArgs: [{ fontPaths: [...own, join(fonts, '400Regular'), join(fonts, '700Bold')] }],
  })
  return compiler
}

export interface SealImage {
  content: Buffer
  mediaType: string
}

/**
 * Typesets a document as PDF/A: `layout` reads its data from `sys.inputs.letter`.
 * @param pictures by the names under which the layout finds them, as `/name`
 */
export function typeset(
  layout: string,
  data: object,
  pictures: Readonly<Record<string, Buffer>> = {},
): Buffer {
  const engine = typesetter()
  engine.resetShadow()
  for (const [name, content] of Object.entries(pictures)) engine.mapShadow(join(fonts, name), content)
  const inputs = { letter: JSON.stringify(data) }
  const pdf = engine.pdf({ mainFileContent: layout, inputs }, { pdfStandard: 'a-2b' })
  engine.evictCache(10)
  return pdf
}

/** The letter as PDF/A. */
export function letterPdf(letter: Letter, seal?: SealImage): Buffer {
  const [year = 2000, month = 1, day = 1] = (letter.date.match(/\d+/g) ?? []).map(Number)
  const sealKind = seal?.mediaType === 'image/jpeg' ? 'jpg' : 'png'
  const data = { ...letter, day: [year, month, day], seal: seal !== undefined, sealKind }
  return typeset(LAYOUT, data, seal ? { [`seal.${sealKind}`]: seal.content } : {})
}

export interface SignOff {
  title: string
  /** Number of the matter. */
  number: string
  rows: readonly (readonly [string, string])[]
  steps: readonly { title: string; name: string; verdict: string; reason: string; at: string }[]
  paperCode: string
}

const SIGN_OFF = `
#let d = json(bytes(sys.inputs.letter))
#set document(title: d.title, date: datetime(year: 2000, month: 1, day: 1))
#set page(paper: "a4", margin: 25mm)
#set text(font: ("FangSong_GB2312", "FangSong", "Noto Serif SC"), size: 12pt, lang: "zh", region: "cn")
#align(center, text(size: 20pt, weight: 700)[#d.title])
#align(center, d.number)
#v(6mm)
#table(columns: (32mm, 1fr), inset: 8pt, stroke: 0.6pt,
  ..d.rows.map(row => ([#row.at(0)], [#row.at(1)])).flatten())
#v(4mm)
#table(columns: (42mm, 1fr, 34mm), inset: 10pt, stroke: 0.6pt,
  [审签环节], [意见], [签名、日期],
  ..d.steps.map(step => ([#step.title], [#step.verdict #step.reason #v(10mm)], [#step.name \\ #step.at])).flatten())
#v(4mm)
纸质审签的，请将签字后的本单扫描登记，校验码：#text(weight: 700, tracking: 2pt, d.paperCode)
`

/** 审签单: what is decided and by whom, for the file, or to be signed on paper. */
export function signOffPdf(sheet: SignOff): Buffer {
  return typeset(SIGN_OFF, sheet)
}
