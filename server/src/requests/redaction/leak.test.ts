import { inflateSync } from 'node:zlib'
import { PDFDocument, PDFName, PDFRawStream, PDFString, rgb, StandardFonts } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, it } from 'vitest'
import { burn } from './burn.ts'
import type { Box } from './contract.ts'
import { failureSentence } from './wording.ts'

const SECRETS = [
  'Zhang-Xiaoming-110105',
  'HIDDEN-LAYER-7788',
  'NOTE-ON-MARGIN-5566',
  '机密标题',
  'attached-secret',
]
const PAGE = { width: 400, height: 300 }

/** A document that hides its secret in every place a PDF has: text, drawing, note, field, attachment, title, older revision. */
async function aTalkativePdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.setTitle('机密标题 Zhang-Xiaoming-110105')
  document.setKeywords(['attached-secret'])
  const page = document.addPage([PAGE.width, PAGE.height])
  const font = await document.embedFont(StandardFonts.Helvetica)
  page.drawText('Zhang-Xiaoming-110105', { x: 40, y: 240, size: 14, font })
  page.drawText('Public sentence', { x: 40, y: 60, size: 14, font })
  page.drawText('HIDDEN-LAYER-7788', { x: 40, y: 200, size: 14, font, color: rgb(1, 1, 1) })
  page.drawRectangle({ x: 200, y: 100, width: 60, height: 40, color: rgb(1, 0, 0) })
  const note = document.context.register(
    document.context.obj({
      Type: 'Annot',
      Subtype: 'Text',
      Rect: [300, 250, 320, 270],
      Contents: PDFString.of('NOTE-ON-MARGIN-5566'),
    }),
  )
  page.node.set(PDFName.of('Annots'), document.context.obj([note]))
  document.getForm().createTextField('applicant').setText('Zhang-Xiaoming-110105')
  await document.attach(new TextEncoder().encode('attached-secret'), 'attached-secret.txt')
  const first = await document.save()
  // A revision on top: readers show the second, the first still stands in the file.
  const again = await PDFDocument.load(first)
  again.getPage(0).drawText('Second edition', { x: 40, y: 20, size: 10 })
  return Buffer.concat([first, await again.save()])
}

const boxes: Box[] = [
  { page: 1, x: 0.08, y: 0.12, width: 0.6, height: 0.12, ground: 'refused.third_party', note: '' },
  { page: 1, x: 0.08, y: 0.25, width: 0.6, height: 0.12, ground: 'refused.third_party', note: '' },
  { page: 1, x: 0.5, y: 0.53, width: 0.15, height: 0.15, ground: 'refused.third_party', note: '' },
]

it('nothing under a box survives: not in text, picture, notes, attachments, metadata or revisions', async () => {
  const source = await aTalkativePdf()
  const pages: number[] = []
  const { done, pages: count } = made(await burn(source, boxes, (page) => pages.push(page)))
  expect([count, pages]).toEqual([1, [1]])

  const result = await PDFDocument.load(done, { updateMetadata: false })
  expect([result.getTitle(), result.getAuthor(), result.getKeywords(), result.getSubject()]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(
    Buffer.from(done)
      .toString('latin1')
      .match(/startxref/g),
  ).toHaveLength(1)

  const streams = result.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []))
  // Every byte of the file, packed or unpacked, in every encoding a PDF writes text in.
  const everything = [Buffer.from(done), ...streams.map((stream) => unpacked(stream))]
  for (const secret of SECRETS) {
    for (const form of [
      Buffer.from(secret),
      Buffer.from(secret, 'utf16le'),
      Buffer.from(secret, 'utf16le').swap16(),
      Buffer.from(Buffer.from(secret).toString('hex')),
    ])
      for (const bytes of everything) expect(bytes.includes(form)).toBe(false)
  }
  const kinds = result.context.enumerateIndirectObjects().map(([, object]) => object.toString())
  for (const name of ['/Annot', '/EmbeddedFile', '/Font', '/Metadata', '/OCG', '/AcroForm'])
    expect(kinds.some((object) => object.includes(name))).toBe(false)

  const task = getDocument({ data: done.slice(), verbosity: 0 })
  const read = await (await (await task.promise).getPage(1)).getTextContent()
  expect(read.items).toEqual([])
  await task.destroy()

  const [picture] = streams.filter((stream) => stream.dict.toString().includes('/Image'))
  if (!picture) throw new Error('no picture')
  const { at, width, height } = dotsOf(picture)
  for (const box of boxes)
    for (let y = Math.ceil(box.y * height); y < Math.floor((box.y + box.height) * height); y++)
      for (let x = Math.ceil(box.x * width); x < Math.floor((box.x + box.width) * width); x++)
        if (at(x, y) !== 0) throw new Error(`a dot of the source shows at ${x}, ${y}`)
  // What is not covered is still there to be read.
  let ink = 0
  for (let y = Math.floor(0.74 * height); y < 0.82 * height; y++)
    for (let x = 0; x < width; x++) if (at(x, y) < 128) ink++
  expect(ink).toBeGreaterThan(200)
})

it('a box at the edge of the page, and one beyond it by a hair, are burnt as far as the page goes', async () => {
  const document = await PDFDocument.create()
  document.addPage([100, 100])
  const edge: Box = { page: 1, x: 0.9, y: 0.9, width: 0.1, height: 0.1, ground: 'x', note: '' }
  const { done } = made(await burn(await document.save(), [edge], () => {}))
  const result = await PDFDocument.load(done)
  const picture = result.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream && object.dict.toString().includes('/Image') ? [object] : [],
    )[0]
  if (!picture) throw new Error('no picture')
  const { at, width, height } = dotsOf(picture)
  expect(at(width - 1, height - 1)).toBe(0)
  expect(at(0, 0)).toBe(255)
})

it('stops with a sentence before the new file is larger than anybody can be sent', async () => {
  const document = await PDFDocument.create()
  document.addPage([100, 100])
  expect(await burn(await document.save(), [], () => {}, 10)).toEqual({ problem: 'result_too_large' })
  expect(failureSentence('result_too_large')).toContain('分成几个文件')
})

function made(result: Awaited<ReturnType<typeof burn>>) {
  if ('problem' in result) throw new Error(result.problem)
  return result
}

function unpacked(stream: PDFRawStream): Buffer {
  const contents = Buffer.from(stream.getContents())
  return stream.dict.toString().includes('/FlateDecode') ? inflateSync(contents) : contents
}

/** The brightest channel of each dot. */
function dotsOf(picture: PDFRawStream) {
  const number = (name: string) => Number(String(picture.dict.get(PDFName.of(name))))
  const [width, height] = [number('Width'), number('Height')]
  const dots = unpacked(picture)
  const channels = dots.length / width / height
  const at = (x: number, y: number) => {
    const from = (y * width + x) * channels
    return Math.max(...dots.subarray(from, from + channels))
  }
  return { at, width, height }
}
