import { zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { maskFile, scanFile, stripFile } from '#foundation/scan'
import {
  aDocx,
  anIdCard,
  anXlsx,
  cell,
  cleanCorpus,
  leakCorpus,
  paragraph,
  row,
  run,
} from '#test/leak-corpus'

const id = 'f'

describe('the leak corpus', () => {
  it('finds every planted number, says where without repeating it', async () => {
    const missed: string[] = []
    for (const file of await leakCorpus()) {
      const findings = await scanFile({ id, ...file })
      if (!findings.some((found) => found.kind === 'id_card')) missed.push(`${file.name} ${file.trick}`)
      expect(JSON.stringify(findings)).not.toMatch(/\d{18}|\d{17}X/)
    }
    expect(missed).toEqual([])
  })

  it('raises no alarm on clean files that look alike', async () => {
    const alarms: string[] = []
    for (const file of await cleanCorpus())
      for (const found of await scanFile({ id, ...file }))
        alarms.push(`${file.name} ${found.kind} ${found.excerpt}`)
    expect(alarms).toEqual([])
  })

  it('leaves no planted number in a copy that was stripped and masked, where a copy can be made', async () => {
    const left: string[] = []
    for (const file of await leakCorpus()) {
      const stripped = await stripFile(file.name, file.content)
      const clean = stripped && ((await maskFile(file.name, stripped)) ?? stripped)
      if (!clean) continue
      const findings = await scanFile({ id, name: file.name, content: clean })
      const blocks = findings.filter((found) => found.level !== 'warn')
      if (blocks.length > 0) left.push(`${file.name} ${file.trick}: ${blocks[0]?.excerpt}`)
    }
    // Letters on a page of a PDF are not ours to paint over; the drafter is told to make the file anew.
    expect(left.map((line) => line.slice(0, 7))).toEqual(['p01.pdf', 'p03.pdf'])
  })
})

describe('files that must not come in', () => {
  it.each([
    ['宏', 'm.docx', aDocx(paragraph(run('正文')), { 'word/vbaProject.bin': 'x' }), 'macro'],
    [
      '压缩炸弹',
      'b.docx',
      Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(40_000_000) })),
      'unread',
    ],
    ['损坏', 'k.xlsx', Buffer.from('PK\u0003\u0004rubbish'), 'unread'],
    [
      '实体展开',
      'e.docx',
      Buffer.from(
        zipSync({
          'word/document.xml': Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><w:document>&b;</w:document>'),
        }),
      ),
      'unread',
    ],
    ['密级标志', 's.docx', aDocx(paragraph(run('机') + run('密★10年'))), 'secrecy'],
  ])('%s', async (_trick, name, content, kind) => {
    expect(await scanFile({ id, name, content })).toContainEqual(
      expect.objectContaining({ kind, level: 'stop' }),
    )
  })
})

describe('a hidden sheet with what was cut out of the visible one', () => {
  it('goes with its strings, while the visible table keeps its words', async () => {
    const book = anXlsx(
      [
        { name: '公示', rows: row(1, '<c r="A1" t="s"><v>0</v></c>') },
        {
          name: '底表',
          state: 'hidden',
          rows: row(1, '<c r="A1" t="s"><v>1</v></c>') + row(2, cell('A2', anIdCard(7))),
        },
      ],
      {
        'xl/sharedStrings.xml': `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>拟补助金额</t></si><si><t>${anIdCard(8)}</t></si></sst>`,
      },
    )
    const clean = await stripFile('名单.xlsx', book)
    expect(clean && (await scanFile({ id, name: '名单.xlsx', content: clean }))).toEqual([])
    const sheets = await readXlsxFile(clean ?? Buffer.alloc(0))
    expect(sheets.map(({ sheet, data }) => ({ sheet, data }))).toEqual([
      { sheet: '公示', data: [['拟补助金额']] },
    ])
  })
})
