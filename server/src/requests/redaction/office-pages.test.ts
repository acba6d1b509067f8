import { DeletedTextRun, Document, InsertedTextRun, Packer, PageBreak, Paragraph, TextRun } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, it } from 'vitest'
import { findOfficeProgram, officePages, readerSees } from '#foundation/files'
import { burn } from './burn.ts'
import type { Box } from './contract.ts'
import { openAsPages } from './open-as-pages.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const author = { id: 1, author: 'x', date: '2026-01-01T00:00:00Z' }
const office = findOfficeProgram({ setting: undefined, path: '/usr/bin:/usr/local/bin' })
if (!office && process.env.CI_STRICT === '1')
  throw new Error('没有找到 LibreOffice，按原版式转换的测试不能跳过。')
if (!office)
  console.warn('没有找到 LibreOffice，跳过按原版式转换的测试；请安装 libreoffice-writer-nogui 后重试。')

/** Two pages with a deletion, a remark and a picture that lies on another machine. */
async function aWordFile(): Promise<Uint8Array> {
  const file = await Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new TextRun('Contract with Zhang-Xiaoming'),
                new DeletedTextRun({ text: 'STRUCK-OUT-4411', ...author }),
                new InsertedTextRun({ text: ' of March', ...author }),
              ],
            }),
            new Paragraph({ children: [new PageBreak(), new TextRun('second page')] }),
          ],
        },
      ],
    }),
  )
  const parts = unzipSync(file)
  parts['word/comments.xml'] = strToU8('<w:comments>REMARK-5522</w:comments>')
  const rels = 'word/_rels/document.xml.rels'
  parts[rels] = strToU8(
    strFromU8(parts[rels] ?? new Uint8Array()).replace(
      '</Relationships>',
      '<Relationship Id="x9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://elsewhere.example/seen.png" TargetMode="External"/></Relationships>',
    ),
  )
  return zipSync(parts)
}

async function textOf(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  await task.destroy()
  return pages
}

it('hands another program no deleted text, no remark, and nothing to fetch', async () => {
  const parts = unzipSync(await readerSees(await aWordFile()))
  const everything = Object.values(parts)
    .map((part) => strFromU8(part))
    .join('\n')
  expect(everything).toContain('Zhang-Xiaoming')
  expect(everything).toContain(' of March')
  for (const gone of ['STRUCK-OUT-4411', 'REMARK-5522', 'elsewhere.example'])
    expect(everything).not.toContain(gone)
})

it.skipIf(!office)(
  'lays a Word file out as its reader sees it, and nothing under a box survives',
  async () => {
    const pages = await officePages(office ?? '', await aWordFile())
    if (!pages) throw new Error('no pages')
    const [first = '', second] = await textOf(pages)
    expect(first).toContain('Contract with Zhang-Xiaoming of March')
    expect(first).not.toContain('STRUCK-OUT')
    expect(second).toBe('second page')
    const box: Box = { page: 1, x: 0, y: 0, width: 1, height: 0.3, ground: 'third_party', note: '' }
    const burnt = await burn(pages, [box], () => {})
    if ('problem' in burnt) throw new Error(burnt.problem)
    expect(await textOf(burnt.done)).toEqual(['', ''])
    expect(Buffer.from(burnt.done).includes('Zhang')).toBe(false)
  },
)

it('without such a program, or where it fails, the content is set anew', async () => {
  expect(findOfficeProgram({ setting: 'none', path: '/usr/bin' })).toBeUndefined()
  expect(findOfficeProgram({ setting: undefined, path: '/nowhere' })).toBeUndefined()
  const word = await aWordFile()
  expect(await officePages('/bin/false', word)).toBeUndefined()
  const anew = await openAsPages(WORD, word)
  if ('problem' in anew) throw new Error(anew.problem)
  const text = (await textOf(anew.done)).join('')
  expect(text).toContain('Zhang-Xiaoming')
  expect(text).not.toContain('STRUCK-OUT')
})
