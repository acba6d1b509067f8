import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { escaped } from './escaped.ts'

type Parts = Record<string, Uint8Array>

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MARK = 'rIdExportMark'

/** A last sheet that says it, and the same in the properties: tables before it are read again as they were. */
export function markXlsx(content: Buffer, mark: string): Buffer {
  const parts: Parts = unzipSync(content)
  const sheet = 'xl/worksheets/export-mark.xml'
  parts[sheet] = strToU8(
    `${DECLARATION}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${escaped(mark)}</t></is></c></row></sheetData></worksheet>`,
  )
  declare(parts, sheet, `${SHEET}.worksheet+xml`)
  relate(parts, 'xl/_rels/workbook.xml.rels', 'worksheet', 'worksheets/export-mark.xml')
  edit(parts, 'xl/workbook.xml', (xml) => {
    const ids = [...xml.matchAll(/sheetId="(\d+)"/g)].map(([, id]) => Number(id))
    const one = `<sheet xmlns:r="${RELATION}" name="导出说明" sheetId="${Math.max(0, ...ids) + 1}" r:id="${MARK}"/>`
    return before(xml, '</sheets>', one)
  })
  describe(parts, mark)
  return packed(parts)
}

/** A line at the foot of every page, and the same in the properties: the text itself is not touched. */
export function markDocx(content: Buffer, mark: string): Buffer {
  const parts: Parts = unzipSync(content)
  const line = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:color w:val="595959"/><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">${escaped(mark)}</w:t></w:r></w:p>`
  const feet = Object.keys(parts).filter((name) => /^word\/footer[^/]*\.xml$/.test(name))
  for (const foot of feet) edit(parts, foot, (xml) => before(xml, '</w:ftr>', line))
  if (feet.length === 0) {
    const foot = 'word/footer-export-mark.xml'
    parts[foot] = strToU8(
      `${DECLARATION}<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${line}</w:ftr>`,
    )
    declare(parts, foot, `${WORD}.footer+xml`)
    relate(parts, 'word/_rels/document.xml.rels', 'footer', 'footer-export-mark.xml')
    const reference = `<w:footerReference xmlns:r="${RELATION}" w:type="default" r:id="${MARK}"/>`
    edit(parts, 'word/document.xml', (xml) =>
      xml
        .replace(/<w:sectPr([^>]*)\/>/g, `<w:sectPr$1>${reference}</w:sectPr>`)
        .replace(/(<w:sectPr(?:\s[^>]*[^/])?>)(?!<w:footerReference)/g, `$1${reference}`),
    )
  }
  describe(parts, mark)
  return packed(parts)
}

/** Says it in the properties of the file (dc:description), which programs show under 属性. */
function describe(parts: Parts, mark: string): void {
  const core = 'docProps/core.xml'
  const said = `<dc:description>${escaped(mark)}</dc:description>`
  if (parts[core]) {
    edit(parts, core, (xml) =>
      before(xml.replace(/<dc:description>[\s\S]*?<\/dc:description>/, ''), '</cp:coreProperties>', said),
    )
    return
  }
  parts[core] = strToU8(
    `${DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${said}</cp:coreProperties>`,
  )
  declare(parts, core, 'application/vnd.openxmlformats-package.core-properties+xml')
  edit(parts, '_rels/.rels', (xml) =>
    before(
      xml,
      '</Relationships>',
      `<Relationship Id="${MARK}" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="${core}"/>`,
    ),
  )
}

function declare(parts: Parts, name: string, type: string): void {
  edit(parts, '[Content_Types].xml', (xml) =>
    before(xml, '</Types>', `<Override PartName="/${name}" ContentType="${type}"/>`),
  )
}

function relate(parts: Parts, relations: string, kind: string, target: string): void {
  edit(parts, relations, (xml) =>
    before(
      xml,
      '</Relationships>',
      `<Relationship Id="${MARK}" Type="${RELATION}/${kind}" Target="${target}"/>`,
    ),
  )
}

function edit(parts: Parts, name: string, change: (xml: string) => string): void {
  const part = parts[name]
  if (part) parts[name] = strToU8(change(strFromU8(part)))
}

function before(xml: string, end: string, piece: string): string {
  const at = xml.lastIndexOf(end)
  return at < 0 ? xml : `${xml.slice(0, at)}${piece}${xml.slice(at)}`
}

const packed = (parts: Parts) => Buffer.from(zipSync(parts, { level: 6 }))
