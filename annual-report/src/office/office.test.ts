import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { consistentReport } from '../../test/a-report.ts'
import { check } from '../checks/check.ts'
import { compare } from '../compare.ts'
import { readReport } from '../reader/read.ts'
import { readDocx, toDocx } from './docx.ts'
import { readPdf } from './read-pdf.ts'
import { findingsToXlsx, readXlsx, toXlsx, xlsxText } from './xlsx.ts'

const someValues = fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 60, maxLength: 60 })

describe.each(['2019', '2021'] as const)('a report in %s format', (format) => {
  it('written as docx and read again has the same figures and text', async () => {
    await fc.assert(
      fc.asyncProperty(someValues, async (values) => {
        const report = consistentReport(format, values)
        const [again] = readDocx(await toDocx(report))
        expect(again && compare(report, again).differences).toEqual([])
        expect(again).toMatchObject({ title: report.title, year: report.year, sections: report.sections })
      }),
      { numRuns: 5 },
    )
  })

  it('written as xlsx and read again has the same figures and text', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const report = consistentReport(format, values)
        const [again] = readXlsx(toXlsx(report))
        expect(again && compare(report, again).differences).toEqual([])
        expect(again).toMatchObject({ title: report.title, year: report.year, sections: report.sections })
      }),
      { numRuns: 8 },
    )
  })

  it('keeps blanks in place in docx and xlsx', async () => {
    const report = consistentReport(format, Array(200).fill(4))
    for (const column of ['business', 'legalService']) {
      const cell = report.requests?.received?.[column]
      if (cell) Object.assign(cell, { value: null, raw: '', state: 'blank' })
    }
    for (const [again] of [readDocx(await toDocx(report)), readXlsx(toXlsx(report))]) {
      expect(again && compare(report, again).differences).toEqual([])
      expect(again?.requests?.received?.business?.state).toBe('blank')
    }
  })
})

it('findings of a batch become a workbook', () => {
  const report = consistentReport('2021', [3])
  const findings = check({ ...report, year: null })
  const text = xlsxText(findingsToXlsx([{ file: '景澜市.docx', report, findings }]))
  // Heads and a line a finding on one sheet; heads and a line a file on the other.
  expect(text.split('\n\n').map((sheet) => sheet.split('\n').length)).toEqual([findings.length + 1, 2])
})

describe('bad files get one sentence', () => {
  const bomb = zipSync({ 'word/document.xml': [new Uint8Array(41_000_000), { level: 9 }] })
  it.each([
    ['not a zip', new Uint8Array([1, 2, 3]), '打不开'],
    ['a zip bomb', bomb, '异常庞大'],
    ['an empty document', zipSync({ 'word/document.xml': new Uint8Array() }), '没有文字'],
  ])('%s', (_, data, sentence) => {
    expect(() => readDocx(data)).toThrow(sentence)
  })
  it('a damaged PDF', async () => {
    await expect(readPdf(new TextEncoder().encode('%PDF-1.4 nothing'))).rejects.toThrow('PDF 打不开')
  })
})

/** A document whose prose is set in columns and whose pages are short, as a word processor would make it. */
function inColumns(
  docx: Uint8Array,
  columns: { overview: number; problems: number },
  height: number,
): Uint8Array {
  const parts = unzipSync(docx)
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const page = `<w:pgSz w:w="11906" w:h="${height}"/><w:pgMar w:top="1000" w:bottom="1000" w:left="1200" w:right="1200"/>`
  const section = (count: number) =>
    `<w:sectPr><w:type w:val="continuous"/>${page}<w:cols w:num="${count}" w:space="500"/></w:sectPr>`
  const ending = (count: number) => `<w:p><w:pPr>${section(count)}</w:pPr></w:p>`
  const before = (text: string, mark: string, insert: string) => {
    const at = text.lastIndexOf('<w:p>', text.indexOf(mark))
    return text.slice(0, at) + insert + text.slice(at)
  }
  let changed = before(xml, '二、主动公开', ending(columns.overview))
  changed = before(changed, '五、政府信息公开工作存在', ending(1))
  changed = changed.replace(
    /<w:sectPr(?: [^>]*)?>(?:(?!<w:sectPr)[\s\S])*<\/w:sectPr>(?=<\/w:body>)/,
    section(columns.problems),
  )
  // The size of print a paper in columns has.
  changed = changed.replace(/(<w:sz(?:Cs)? w:val=)"32"/g, '$1"21"')
  return zipSync({ ...parts, 'word/document.xml': strToU8(changed) })
}

/** Prose that fills columns, with a figure now and then, no two lines alike. */
const matters = '教育医疗养老住房交通水利环保就业救助税费规划拆迁食品药品'.match(/../g) ?? []
const prose = (subject: string) =>
  matters
    .map(
      (matter, at) =>
        `${subject}方面，${matter}信息按计划更新，全年为${matter}召开会议${at + 3}次，${matter}栏目的内容由科室核对，公众就${matter}反映的问题逐件办理，${matter}数据按月公布。`,
    )
    .join('\n')

const pdf = fileURLToPath(new URL('../../../../shared/samples/huaian-city-2024.pdf', import.meta.url))
describe('a real PDF', () => {
  if (!existsSync(pdf)) {
    it.skip('the collection of real reports is not on this machine', () => {})
    return
  }
  it('reads the same figures as another extraction of its text', async () => {
    const [fromPdf] = await readPdf(new Uint8Array(readFileSync(pdf)))
    const [fromText] = readReport(readFileSync(pdf.replace('.pdf', '-pdf-a.txt'), 'utf8'))
    expect(fromPdf && fromText && compare(fromText, fromPdf).differences).toEqual([])
    expect(fromPdf).toMatchObject({ publicBody: fromText?.publicBody, year: 2024, format: '2021' })
  })
})

describe('files made to cost time', () => {
  const cheap = { level: 1 } as const
  const xml = (text: string) => new TextEncoder().encode(text.repeat(Math.floor(8_000_000 / text.length)))
  it.each(['<w:p ', '<w:tbl><w:tr><w:tc>', '<w:t>1', '<w:t/><'])('a document of %s without end', (part) => {
    const file = zipSync({ 'word/document.xml': xml(part) }, cheap)
    expect(() => readDocx(file)).toThrow(/。$/)
  })
  it.each(['<row', '<row>', '<row><c>', '<row><c r="A1"><v>1</v></c></row>', '<mergeCell ref="A1:GR500"/>'])(
    'a sheet of %s without end',
    (part) => {
      const file = zipSync(
        { 'xl/worksheets/sheet1.xml': xml(part), 'xl/sharedStrings.xml': xml('<si><t>') },
        cheap,
      )
      expect(() => readXlsx(file)).toThrow(/。$/)
    },
  )
})

const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path))
if (!OFFICE && process.env.CI_STRICT === '1')
  throw new Error('没有找到 LibreOffice，打印成 PDF 的测试不能跳过。')
if (!OFFICE) console.warn('没有找到 LibreOffice，跳过打印成 PDF 的测试；请安装 libreoffice 后重试。')

describe.runIf(OFFICE)('printed to PDF by an office program', () => {
  it('a document and a workbook are read as they were, blanks in place, over page breaks, in columns', {
    timeout: 120_000,
  }, async () => {
    const report = consistentReport('2019', [0, 3, 0, 12, 0, 0, 0, 144, 5])
    for (const column of ['research', 'nonprofit']) {
      const cell = report.requests?.granted?.[column]
      if (cell?.value === 0) Object.assign(cell, { value: null, raw: '', state: 'blank' })
    }
    const folder = mkdtempSync(join(tmpdir(), 'yangguang-print-'))
    writeFileSync(join(folder, 'document.docx'), await toDocx(report))
    writeFileSync(join(folder, 'workbook.xlsx'), toXlsx(report))
    const written = {
      ...report,
      sections: {
        overview: prose('主动公开'),
        problems: prose('改进措施'),
        other: '没有其他需要报告的事项。',
      },
    }
    const docx = await toDocx(written)
    writeFileSync(join(folder, 'two.docx'), inColumns(docx, { overview: 2, problems: 2 }, 16838))
    writeFileSync(join(folder, 'three.docx'), inColumns(docx, { overview: 3, problems: 2 }, 9000))
    execFileSync(
      OFFICE ?? '',
      [
        `-env:UserInstallation=file://${folder}/home`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        'document.docx',
        'workbook.xlsx',
        'two.docx',
        'three.docx',
      ],
      { stdio: 'ignore', cwd: folder },
    )
    for (const name of ['document.pdf', 'workbook.pdf']) {
      const [again] = await readPdf(new Uint8Array(readFileSync(join(folder, name))))
      expect([name, again && compare(report, again).differences]).toEqual([name, []])
    }
    const flat = (text: string | null | undefined) => text?.replace(/\s/g, '')
    for (const name of ['two.pdf', 'three.pdf']) {
      const [again] = await readPdf(new Uint8Array(readFileSync(join(folder, name))))
      expect([name, again && compare(written, again).differences]).toEqual([name, []])
      // Column after column, nothing interleaved.
      expect([name, flat(again?.sections.overview)]).toEqual([name, flat(written.sections.overview)])
      expect([name, flat(again?.sections.problems)]).toEqual([name, flat(written.sections.problems)])
    }
    rmSync(folder, { recursive: true })
  })
})
