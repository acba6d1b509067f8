import { PDFDocument, PDFName, PDFString, rgb, StandardFonts } from '@cantoo/pdf-lib'
import { strToU8, zipSync, zlibSync } from 'fflate'

export interface Planted {
  name: string
  /** How the planted number is kept from the eye. */
  trick: string
  content: Buffer
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A number with a right check character, of an area that does not exist. */
export function anIdCard(serial: number): string {
  const head = `99010219900101${String(serial % 1000).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, index) => total + weight * Number(head[index]), 0)
  return head + '10X98765432'[sum % 11]
}

const zip = (files: Record<string, string | Uint8Array>) =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, data]) => [name, typeof data === 'string' ? strToU8(data) : data]),
      ),
    ),
  )
const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`
const rels = (...targets: [type: string, target: string][]) =>
  xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
      .map(
        ([type, target], index) =>
          `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`,
  )
const types = (...parts: [name: string, type: string][]) =>
  xml(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>${parts
      .map(
        ([name, type]) =>
          `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
      )
      .join('')}</Types>`,
  )

const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
export const run = (text: string, look = '') =>
  `<w:r>${look ? `<w:rPr>${look}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`
export const paragraph = (inner: string) => `<w:p>${inner}</w:p>`

/** A Word file of these paragraphs, with further parts. */
export function aDocx(body: string, parts: Record<string, string | Uint8Array> = {}): Buffer {
  const overrides: [string, string][] = [['word/document.xml', 'wordprocessingml.document.main']]
  const targets: [string, string][] = []
  for (const name of Object.keys(parts)) {
    const kind = /^word\/(header|footer|footnotes|comments)\d*\.xml$/.exec(name)?.[1]
    if (!kind) continue
    overrides.push([name, `wordprocessingml.${kind}`])
    targets.push([kind, name.replace('word/', '')])
  }
  return zip({
    '[Content_Types].xml': types(...overrides),
    '_rels/.rels': rels(['officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': rels(...targets),
    'word/document.xml': xml(`<w:document ${w}><w:body>${body}<w:sectPr/></w:body></w:document>`),
    ...parts,
  })
}

interface SheetMade {
  name: string
  state?: string
  rows: string
  cols?: string
}

const s =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
export const cell = (reference: string, text: string, style = 0) =>
  `<c r="${reference}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`
export const row = (number: number, cells: string, attributes = '') =>
  `<row r="${number}" ${attributes}>${cells}</row>`

/** A workbook of these sheets; style 1 is white letters, style 2 the number format `;;;`. */
export function anXlsx(
  sheets: readonly SheetMade[],
  parts: Record<string, string | Uint8Array> = {},
): Buffer {
  return zip({
    '[Content_Types].xml': types(
      ['xl/workbook.xml', 'spreadsheetml.sheet.main'],
      ['xl/styles.xml', 'spreadsheetml.styles'],
      ...sheets.map((_, index): [string, string] => [
        `xl/worksheets/sheet${index + 1}.xml`,
        'spreadsheetml.worksheet',
      ]),
      ...(parts['xl/sharedStrings.xml']
        ? [['xl/sharedStrings.xml', 'spreadsheetml.sharedStrings'] as [string, string]]
        : []),
    ),
    '_rels/.rels': rels(['officeDocument', 'xl/workbook.xml']),
    'xl/_rels/workbook.xml.rels': rels(
      ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['styles', 'styles.xml'],
      ...(parts['xl/sharedStrings.xml'] ? [['sharedStrings', 'sharedStrings.xml'] as [string, string]] : []),
    ),
    'xl/workbook.xml': xml(
      `<workbook ${s}><sheets>${sheets
        .map(
          (sheet, index) =>
            `<sheet name="${sheet.name}" sheetId="${index + 1}" ${sheet.state ? `state="${sheet.state}"` : ''} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    'xl/styles.xml': xml(
      `<styleSheet ${s}><numFmts count="1"><numFmt numFmtId="164" formatCode=";;;"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><sz val="11"/><color rgb="FFFFFFFF"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="0" fontId="1" fillId="0"/><xf numFmtId="164" fontId="0" fillId="0"/></cellXfs></styleSheet>`,
    ),
    ...Object.fromEntries(
      sheets.map((sheet, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        xml(`<worksheet ${s}>${sheet.cols ?? ''}<sheetData>${sheet.rows}</sheetData></worksheet>`),
      ]),
    ),
    ...parts,
  })
}

const visible = { name: '公示', rows: row(1, cell('A1', '项目') + cell('B1', '金额')) }

async function aPdf(make: (pdf: PDFDocument) => void | Promise<void>): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  pdf.addPage([400, 400]).drawText('Notice of the bureau', { x: 40, y: 340, size: 14, font })
  await make(pdf)
  return Buffer.from(await pdf.save({ useObjectStreams: false }))
}

/** A PDF whose page was emptied by an update behind it: the first revision still stands in front. */
async function revisedPdf(id: string): Promise<Buffer> {
  const first = await aPdf((pdf) => pdf.getPage(0).drawText(id, { x: 40, y: 300, size: 12 }))
  const text = first.toString('latin1')
  const content = /\/Contents\s*\[?\s*(\d+) 0 R/.exec(text)?.[1] ?? ''
  const size = /\/Size (\d+)/.exec(text)?.[1]
  const root = /\/Root (\d+ 0 R)/.exec(text)?.[1]
  const table = /startxref\s+(\d+)/.exec(text)?.[1]
  const object = `\n${content} 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n`
  const at = String(first.length + 1).padStart(10, '0')
  const update = `${object}xref\n${content} 1\n${at} 00000 n \ntrailer\n<< /Size ${size} /Root ${root} /Prev ${table} >>\nstartxref\n${first.length + object.length}\n%%EOF\n`
  return Buffer.concat([first, Buffer.from(update, 'latin1')])
}

/** A grey JPEG of one block, with these segments in front. */
function aJpeg(...segments: Buffer[]): Buffer {
  const picture = Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
    'base64',
  )
  return Buffer.concat([picture.subarray(0, 2), ...segments, picture.subarray(2), Buffer.from([0xff, 0xd9])])
}
function jpegPart(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}
function aPng(...chunks: [type: string, data: Buffer][]): Buffer {
  const chunk = ([type, data]: [string, Buffer]) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(data.length)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, data, Buffer.alloc(4)])
  }
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk(['IHDR', header]),
    ...chunks.map(chunk),
    chunk(['IDAT', Buffer.from(zlibSync(new Uint8Array([0, 128])))]),
    chunk(['IEND', Buffer.alloc(0)]),
  ])
}

/** Files with one planted number each, every one hidden in another way. */
export async function leakCorpus(): Promise<Planted[]> {
  let serial = 0
  const files: Planted[] = []
  const plant = async (name: string, trick: string, make: (id: string) => Buffer | Promise<Buffer>) => {
    serial += 1
    files.push({ name, trick, content: await make(anIdCard(serial)) })
  }
  const note = (text: string) => paragraph(run(text))
  const full = (id: string) => id.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

  await plant('d01.docx', '正文', (id) => aDocx(note(`申请人证件号${id}。`)))
  await plant('d02.docx', '拆成多段文字', (id) =>
    aDocx(paragraph([...id].map((digit) => run(digit)).join(''))),
  )
  await plant('d03.docx', '全角数字', (id) => aDocx(note(full(id))))
  await plant('d04.docx', '零宽字符隔开', (id) => aDocx(note([...id].join('\u200b'))))
  await plant('d05.docx', '修订中删除', (id) =>
    aDocx(
      paragraph(`<w:del w:id="1" w:author="a"><w:r><w:delText>${id}</w:delText></w:r></w:del>${run('正文')}`),
    ),
  )
  await plant('d06.docx', '批注', (id) =>
    aDocx(note('正文'), {
      'word/comments.xml': xml(
        `<w:comments ${w}><w:comment w:id="0" w:author="a">${note(id)}</w:comment></w:comments>`,
      ),
    }),
  )
  await plant('d07.docx', '隐藏文字', (id) => aDocx(paragraph(run('正文') + run(id, '<w:vanish/>'))))
  await plant('d08.docx', '白色文字', (id) =>
    aDocx(paragraph(run('正文') + run(id, '<w:color w:val="FFFFFF"/>'))),
  )
  await plant('d09.docx', '一磅小字', (id) => aDocx(paragraph(run('正文') + run(id, '<w:sz w:val="2"/>'))))
  await plant('d10.docx', '页眉', (id) =>
    aDocx(note('正文'), { 'word/header1.xml': xml(`<w:hdr ${w}>${note(id)}</w:hdr>`) }),
  )
  await plant('d11.docx', '脚注', (id) =>
    aDocx(note('正文'), {
      'word/footnotes.xml': xml(
        `<w:footnotes ${w}><w:footnote w:id="2">${note(id)}</w:footnote></w:footnotes>`,
      ),
    }),
  )
  await plant('d12.docx', '文件属性', (id) =>
    aDocx(note('正文'), {
      'docProps/core.xml': xml(
        `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>${id}</dc:description></cp:coreProperties>`,
      ),
    }),
  )
  await plant('d13.docx', '自定义属性', (id) =>
    aDocx(note('正文'), {
      'docProps/custom.xml': xml(
        `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="证件"><vt:lpwstr>${id}</vt:lpwstr></property></Properties>`,
      ),
    }),
  )
  await plant('d14.docx', '图片替代文字', (id) =>
    aDocx(
      paragraph(
        `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图" descr="${id}"/></wp:inline></w:drawing></w:r>`,
      ),
    ),
  )
  await plant('d15.docx', '内嵌工作簿', (id) =>
    aDocx(note('正文'), { 'word/embeddings/a.xlsx': anXlsx([{ name: '表', rows: row(1, cell('A1', id)) }]) }),
  )
  await plant('d16.docx', '附加数据', (id) =>
    aDocx(note('正文'), { 'customXml/item1.xml': xml(`<a><b>${id}</b></a>`) }),
  )
  await plant('d17.docx', '文本框', (id) =>
    aDocx(
      paragraph(
        `<w:r><w:drawing><wps:txbx><w:txbxContent>${note(id)}</w:txbxContent></wps:txbx></w:drawing></w:r>`,
      ),
    ),
  )
  await plant('d18.docx', '空格隔开', (id) =>
    aDocx(note(`${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`)),
  )

  await plant('x01.xlsx', '单元格', (id) => anXlsx([{ name: '表', rows: row(1, cell('A1', id)) }]))
  await plant('x02.xlsx', '隐藏的工作表', (id) =>
    anXlsx([visible, { name: '底表', state: 'hidden', rows: row(1, cell('A1', id)) }]),
  )
  await plant('x03.xlsx', '深度隐藏的工作表', (id) =>
    anXlsx([visible, { name: '底表', state: 'veryHidden', rows: row(1, cell('A1', id)) }]),
  )
  await plant('x04.xlsx', '隐藏的行', (id) =>
    anXlsx([{ name: '表', rows: row(1, cell('A1', '一')) + row(2, cell('A2', id), 'hidden="1"') }]),
  )
  await plant('x05.xlsx', '隐藏的列', (id) =>
    anXlsx([
      {
        name: '表',
        cols: '<cols><col min="2" max="2" width="9" hidden="1"/></cols>',
        rows: row(1, cell('A1', '一') + cell('B1', id)),
      },
    ]),
  )
  await plant('x06.xlsx', '批注', (id) =>
    anXlsx([visible], {
      'xl/comments1.xml': xml(
        `<comments ${s}><authors><author>a</author></authors><commentList><comment ref="A1" authorId="0"><text><t>${id}</t></text></comment></commentList></comments>`,
      ),
    }),
  )
  await plant('x07.xlsx', '白色文字', (id) => anXlsx([{ name: '表', rows: row(1, cell('A1', id, 1)) }]))
  await plant('x08.xlsx', '不显示的格式', (id) => anXlsx([{ name: '表', rows: row(1, cell('A1', id, 2)) }]))
  await plant('x09.xlsx', '删除后残留', (id) =>
    anXlsx([visible], { 'xl/sharedStrings.xml': xml(`<sst ${s}><si><t>${id}</t></si></sst>`) }),
  )
  await plant('x10.xlsx', '透视表缓存', (id) =>
    anXlsx([visible], {
      'xl/pivotCache/pivotCacheDefinition1.xml': xml(
        `<pivotCacheDefinition ${s}><s v="${id}"/></pivotCacheDefinition>`,
      ),
    }),
  )
  await plant('x11.xlsx', '外部链接缓存', (id) =>
    anXlsx([visible], {
      'xl/externalLinks/externalLink1.xml': xml(`<externalLink ${s}><v>${id}</v></externalLink>`),
    }),
  )

  await plant('p01.pdf', '页面', (id) =>
    aPdf((pdf) => pdf.getPage(0).drawText(id, { x: 40, y: 300, size: 12 })),
  )
  await plant('p02.pdf', '旧版本', revisedPdf)
  await plant('p03.pdf', '白色文字', (id) =>
    aPdf((pdf) => pdf.getPage(0).drawText(id, { x: 40, y: 300, size: 12, color: rgb(1, 1, 1) })),
  )
  await plant('p04.pdf', '注释', (id) =>
    aPdf((pdf) => {
      const { context } = pdf
      const annotation = context.register(
        context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [10, 10, 30, 30], Contents: PDFString.of(id) }),
      )
      pdf.getPage(0).node.set(PDFName.of('Annots'), context.obj([annotation]))
    }),
  )
  await plant('p05.pdf', '文件属性', (id) => aPdf((pdf) => pdf.setSubject(id)))
  await plant('p06.pdf', '内嵌文件', (id) =>
    aPdf((pdf) => pdf.attach(Buffer.from(id), 'a.txt', { mimeType: 'text/plain' })),
  )

  await plant('i01.jpg', '图片注释', (id) => aJpeg(jpegPart(0xfe, Buffer.from(`card ${id}`))))
  await plant('i02.jpg', 'EXIF', (id) =>
    aJpeg(jpegPart(0xe1, Buffer.from(`Exif\0\0II*\0\x08\0\0\0\0\0ID ${id}`, 'latin1'))),
  )
  await plant('i03.png', '图片文字块', (id) => aPng(['tEXt', Buffer.from(`Comment\0${id}`, 'latin1')]))
  await plant('t01.csv', 'GB 18030 编码', (id) =>
    Buffer.concat([Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c]), Buffer.from(id)]),
  )
  await plant('z01.zip', '压缩包内', (id) => zip({ 'inner.docx': aDocx(note(id)) }))
  await plant('o01.ofd', '版式文件', (id) =>
    zip({
      'Doc_0/Pages/Page_0/Content.xml': xml(
        `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:TextCode>${id}</ofd:TextCode></ofd:Page>`,
      ),
    }),
  )
  return files
}

/** Files that look suspicious to a careless eye and hold nothing personal. */
export async function cleanCorpus(): Promise<{ name: string; content: Buffer }[]> {
  const lines = [
    '统一社会信用代码11990100MB0123456A，项目编号2026030300018800001。',
    '咨询电话：0599-1234567、12345，传真0599-1234568。',
    '办公地址：景澜市澄湖路18号3号楼2单元305室，邮编990100。',
    '索引号000014349/2026-00017，合同编号990102202613450012。',
    '预算总额1234567890123456.78元，网址https://www.example.gov.cn/art/2026/3/3/art_1234_5678901.html。',
    '依照保守国家秘密法审查，本件不涉及国家秘密、商业秘密和个人隐私。',
    '经度118.123456789012345，纬度30.987654321098765。',
    '批准文号：景政发〔2026〕12号，许可证号JY29901020012345。',
  ]
  const word = aDocx(lines.map((line) => paragraph(run(line))).join(''))
  const bright = aDocx(
    paragraph(run('白底之外的白字', '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1D4F91"/>')),
  )
  return [
    { name: 'c01.docx', content: word },
    { name: 'c02.docx', content: bright },
    ...lines.map((line, index) => ({ name: `c${index + 3}.docx`, content: aDocx(paragraph(run(line))) })),
    {
      name: 'c11.xlsx',
      content: anXlsx([
        {
          name: '表',
          rows: lines.map((line, index) => row(index + 1, cell(`A${index + 1}`, line))).join(''),
        },
      ]),
    },
    { name: 'c12.pdf', content: await aPdf(() => {}) },
    { name: 'c13.jpg', content: aJpeg() },
    { name: 'c14.png', content: aPng() },
    { name: 'c15.txt', content: Buffer.from(lines.join('\n')) },
  ]
}
