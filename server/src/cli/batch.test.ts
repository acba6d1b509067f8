import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { type Cell, emptyReport, type Report, toHtmlPage } from '@yangguang/annual-report'
import { toDocx } from '@yangguang/annual-report/docx'
import { readXlsx, xlsxText } from '@yangguang/annual-report/xlsx'
import { pack as tarPack } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { progressBar } from './progress.ts'
import { reportCompare } from './report-compare.ts'
import { reportConvert } from './report-convert.ts'
import { reportMerge } from './report-merge.ts'
import { reportCheck, reportRead } from './report-read.ts'
import { tableLines, widthOf } from './table.ts'
import type { Terminal } from './terminal.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yangguang-batch-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function aTerminal(): Terminal & { data: string[]; messages: string[] } {
  const [data, messages]: [string[], string[]] = [[], []]
  return { data, messages, out: (text) => void data.push(text), say: (text) => void messages.push(text) }
}

const place = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
  return path
}

/** Every request of a natural person granted; nothing else happened. */
function aReport(publicBody: string, year: number, granted: number, carried = { in: 0, out: 0 }): Report {
  const report = { ...emptyReport('2021'), publicBody, year }
  report.title = `${publicBody}${year}年政府信息公开工作年度报告`
  report.sections = { overview: '全年平稳。', problems: `图示偏少，${year}年起改进。`, other: '无' }
  const put = (cell: Cell | undefined, value: number) =>
    cell && Object.assign(cell, { value, raw: String(value), state: 'read' })
  for (const table of [report.proactive, report.requests, report.remedies])
    for (const row of Object.values(table ?? {})) for (const cell of Object.values(row)) put(cell, 0)
  for (const column of ['naturalPerson', 'total']) {
    put(report.requests?.granted?.[column], granted)
    put(report.requests?.total?.[column], granted)
    put(report.requests?.carriedIn?.[column], carried.in)
    put(report.requests?.carriedOut?.[column], carried.out)
    put(report.requests?.received?.[column], granted + carried.out - carried.in)
  }
  return report
}

interface Member {
  name: Uint8Array
  content: Uint8Array
  encrypted?: boolean
}

/** A zip file as Chinese Windows writes it: names in whatever bytes are given, no flag. */
function aZip(members: readonly Member[]): Uint8Array {
  const [bodies, heads]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const { name, content, encrypted } of members) {
    const packed = deflateRawSync(content)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(encrypted ? 1 : 0, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(name.length, 22)
    const head = Buffer.concat([
      Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'),
      common,
      Buffer.alloc(14),
    ])
    head.writeUInt32LE(offset, 42)
    heads.push(head, Buffer.from(name))
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, name, packed])
    bodies.push(body)
    offset += body.length
  }
  const directory = Buffer.concat(heads)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, directory, end])
}

function crc(bytes: Uint8Array): number {
  // The trailer of a gzip file begins with the checksum a zip wants.
  return gzipSync(bytes).readUInt32LE(gzipSync(bytes).length - 8)
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const page = (report: Report) => utf8(toHtmlPage(report))

describe('many files at once', () => {
  it('reads folders and archives of all kinds in the order of their names, and goes on past every bad file', async () => {
    const inside = join(folder, '各单位')
    await place('各单位/甲局.html', page(aReport('景澜市甲局', 2023, 1)))
    await place('各单位/乙局.docx', await toDocx(aReport('景澜市乙局', 2023, 2)))
    // 丙局.html in GB18030.
    const gbName = new Uint8Array([0xb1, 0xfb, 0xbe, 0xd6, ...utf8('.html')])
    await place(
      '各单位/报送.zip',
      aZip([
        { name: gbName, content: page(aReport('景澜市丙局', 2023, 3)) },
        { name: utf8('bomb.html'), content: new Uint8Array(40 * 1024 * 1024) },
        { name: utf8('locked.html'), content: utf8('x'), encrypted: true },
        { name: utf8('__MACOSX/._x.html'), content: utf8('x') },
      ]),
    )
    const tar = tarPack()
    tar.entry({ name: '丁局.md' }, '白菜三斤，萝卜两斤。')
    tar.finalize()
    const chunks: Buffer[] = []
    for await (const chunk of tar as AsyncIterable<Buffer>) chunks.push(chunk)
    await place('各单位/补报.tar.gz', gzipSync(Buffer.concat(chunks)))
    await place('各单位/加密.pdf', encryptedPdf)
    await place('各单位/扫描.pdf', picturePdf())
    await place('各单位/照片.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2]))
    await place('各单位/旧.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))
    await place(
      '各单位/两份.html',
      Buffer.concat([page(aReport('景澜市戊局', 2022, 1)), page(aReport('景澜市戊局', 2023, 1))]),
    )
    const terminal = aTerminal()
    expect(await reportCheck([inside, '--json', '--cores', '2'], terminal)).toBe(2)
    const reports: { publicBody: string; year: number }[] = JSON.parse(terminal.data.join('\n'))
    expect(reports.map(({ publicBody, year }) => `${publicBody}${year}`).sort()).toEqual([
      '景澜市丙局2023',
      '景澜市乙局2023',
      '景澜市戊局2022',
      '景澜市戊局2023',
      '景澜市甲局2023',
    ])
    const said = (name: string) => terminal.messages.filter((message) => message.includes(name))
    for (const [name, sentence] of [
      ['bomb.html', '压缩比异常'],
      ['locked.html', '密码'],
      ['丁局.md', '没有读到'],
      ['加密.pdf', '密码'],
      ['扫描.pdf', '没有'],
      ['照片.jpg', '图片'],
      ['旧.doc', '另存为'],
      ['两份.html', '2份报告'],
    ] as const) {
      expect(said(name)).toEqual([expect.stringMatching(new RegExp(`${sentence}.*。$`))])
    }
    expect(terminal.messages).toHaveLength(8)
  })

  it('checks a report against last year’s of the same batch, or one named beside it', async () => {
    const last = await place('年度/2022.html', page(aReport('景澜市己局', 2022, 5, { in: 0, out: 4 })))
    const now = await place('年度/2023.html', page(aReport('景澜市己局', 2023, 5, { in: 1, out: 0 })))
    for (const args of [
      [last, now],
      [now, '--previous', last],
    ]) {
      const terminal = aTerminal()
      expect(await reportCheck([...args, '--json'], terminal)).toBe(1)
      expect(terminal.data.join('\n')).toContain('"R4"')
    }
    const alone = aTerminal()
    await reportCheck([now, '--json'], alone)
    expect(alone.data.join('\n')).not.toContain('"R4"')
  })

  it('prints a table where there are several, and writes every finding to a workbook', async () => {
    const broken = aReport('景澜市庚局', 2023, 5)
    Object.assign(broken.requests?.total?.total ?? {}, { value: 9, raw: '9' })
    await place('总表/甲.html', page(broken))
    await place('总表/乙.html', utf8('白菜三斤'))
    const terminal = aTerminal()
    const xlsx = join(folder, '问题.xlsx')
    expect(await reportCheck([join(folder, '总表'), '--xlsx', xlsx], terminal)).toBe(2)
    expect(terminal.data.at(-1)).toContain('共2个文件，读出1份报告，其中1份有错误；1个文件没有读出')
    const text = xlsxText(new Uint8Array(await readFile(xlsx)))
    expect(text).toContain('R3')
    expect(text).toContain('没有读到')
  })

  it('lays bodies of one kind beside each other and names who stands far from the median', async () => {
    const names = ['水务', '教育', '民政', '交通', '审计', '统计']
    for (const [at, name] of names.entries())
      await place(`同类/${name}.html`, page(aReport(`景澜市${name}局`, 2023, 20 + at)))
    await place('同类/住房.html', page(aReport('景澜市住房局', 2023, 400)))
    const terminal = aTerminal()
    const workbook = join(folder, '同类.xlsx')
    expect(await reportCheck([join(folder, '同类'), '--xlsx', workbook], terminal)).toBe(0)
    const said = /本年新收申请是400件，明显高于同年度7份部门报告的中位数23件/
    const told = terminal.data.filter((text) => said.test(text))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('住房.html')
    const lines = xlsxText(new Uint8Array(await readFile(workbook))).split('\n')
    expect(lines.filter((text) => said.test(text))).toEqual([expect.stringContaining('住房.html')])
  })
  it('prints an array for a folder even when one file is inside', async () => {
    await place('独/一.html', page(aReport('景澜市辛局', 2023, 1)))
    const terminal = aTerminal()
    await reportRead([join(folder, '独'), '--json'], terminal)
    expect(JSON.parse(terminal.data.join('\n'))).toHaveLength(1)
  })
})

describe('yangguang report compare', () => {
  it('shows what differs between two years', async () => {
    const a = await place('比/2022.html', page(aReport('景澜市壬局', 2022, 5)))
    const b = await place('比/2023.html', page(aReport('景澜市壬局', 2023, 8)))
    const terminal = aTerminal()
    expect(await reportCompare([a, b], terminal)).toBe(0)
    expect(terminal.data.join('\n')).toMatch(/予以公开 · 自然人\s+5\s+8\s+\+3/)
    const one = aTerminal()
    expect(await reportCompare([a], one)).toBe(2)
    expect(one.messages.join('')).toContain('两份报告')
  })
})

describe('yangguang report convert', () => {
  it.each(['docx', 'xlsx', 'html', 'csv', 'json'])('to %s', async (to) => {
    const source = await place(`转/${to}/报告.html`, page(aReport('景澜市癸局', 2023, 7)))
    const terminal = aTerminal()
    const out = join(folder, '转', to)
    expect(await reportConvert([source, '--to', to, '--out', out, '--yes'], terminal)).toBe(0)
    const [path = ''] = terminal.data
    if (to !== 'csv') {
      const again = aTerminal()
      await reportRead([path, '--json'], again)
      expect(JSON.parse(again.data.join('\n')).requests.granted.naturalPerson.value).toBe(7)
    } else expect(await readFile(path, 'utf8')).toContain('自然人,requests.granted.naturalPerson,7')
  })

  it('writes over nothing without being told to, and knows no other formats', async () => {
    const source = await place('转/不改.html', page(aReport('景澜市癸局', 2023, 7)))
    await place('转/出/不改.json', '原来的')
    const terminal = aTerminal()
    expect(await reportConvert([source, '--to', 'json', '--out', join(folder, '转/出')], terminal)).toBe(2)
    expect(terminal.messages.join('')).toContain('--yes')
    expect(await readFile(join(folder, '转/出/不改.json'), 'utf8')).toBe('原来的')
    expect(await reportConvert([source, '--to', 'doc'], terminal)).toBe(2)
  })
})

describe('yangguang report merge', () => {
  it('adds the bodies on the list and names the missing, the doubled and the unlisted', async () => {
    for (const [name, granted] of [
      ['甲局', 1],
      ['乙局', 2],
      ['丙局', 4],
    ] as const)
      await place(`合/${name}.html`, page(aReport(`景澜市${name}`, 2023, granted)))
    await place('合/乙局又.html', page(aReport('景澜市乙局', 2023, 2)))
    const list = await place('名单.txt', '景澜市甲局\n乙局\n景澜市丁局\n')
    const [out, parts] = [join(folder, '汇总.xlsx'), join(folder, '构成.csv')]
    const terminal = aTerminal()
    const args = [
      join(folder, '合'),
      '--list',
      list,
      '--body',
      '景澜市人民政府',
      '--out',
      out,
      '--parts',
      parts,
    ]
    expect(await reportMerge(args, terminal)).toBe(1)
    const said = terminal.data.join('\n')
    expect(said).toContain('1个单位没有报告：景澜市丁局')
    expect(said).toContain('只计入第一份：乙局')
    expect(said).toContain('没有计入：景澜市丙局')
    const [merged] = readXlsx(new Uint8Array(await readFile(out)))
    expect(merged?.requests?.granted?.naturalPerson?.value).toBe(3)
    expect(await readFile(parts, 'utf8')).toContain('自然人,景澜市甲局,1')
    // And the merged report is checked against its parts (R12).
    const again = aTerminal()
    expect(await reportCheck([out, '--parts', join(folder, '合/甲局.html'), '--json'], again)).toBe(1)
    expect(again.data.join('\n')).toContain('"R12"')
  })
})

describe('what a terminal shows', () => {
  it('draws one line over itself and leaves nothing behind', () => {
    const shown: string[] = []
    const bar = progressBar({ columns: 80, write: (text) => shown.push(text) })
    bar.found(4)
    bar.done()
    bar.done()
    expect(shown.join('').split('\r').at(-1)).toBe(`读取　${'█'.repeat(15)}${'░'.repeat(15)}　2/4`)
    bar.end()
    expect(shown.join('').endsWith('\r')).toBe(true)
    expect(shown.join('').split('\r').at(-2)?.trim()).toBe('')
  })
  it('puts Chinese columns under one another', () => {
    const [head = '', rule = '', row = ''] = tableLines(['机关', '数'], [['景澜市水务局', 7]])
    expect([head, rule, row].map((line) => widthOf(line))).toEqual([16, 16, 16])
    expect(row.endsWith('   7')).toBe(true)
  })
})

const encryptedPdf = utf8(
  '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n4 0 obj\n<</Filter/Standard/V 1/R 2/O<0000000000000000000000000000000000000000000000000000000000000000>/U<0000000000000000000000000000000000000000000000000000000000000000>/P -4>>\nendobj\ntrailer\n<</Root 1 0 R/Encrypt 4 0 R/ID[<00><00>]/Size 5>>\n%%EOF\n',
)

function picturePdf(): Uint8Array {
  return utf8(
    '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\ntrailer\n<</Root 1 0 R/Size 4>>\n%%EOF\n',
  )
}
