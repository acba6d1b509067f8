import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consistentReport } from '../../test/a-report.ts'
import { collapsed, printReport, styles } from '../../test/layouts.ts'
import { check } from '../checks/check.ts'
import type { Report, TableName } from '../report.ts'
import { toHtml } from '../writers/html.ts'
import { readReport } from './read.ts'

const tables: TableName[] = ['proactive', 'requests', 'remedies']

/** Paths of cells that differ; an ambiguous cell differs only where `open` is not allowed. */
function differences(read: Report | undefined, truth: Report, open = false): string[] {
  const found: string[] = []
  for (const table of tables) {
    for (const [row, cells] of Object.entries(truth[table] ?? {})) {
      for (const [column, cell] of Object.entries(cells)) {
        const other = read?.[table]?.[row]?.[column]
        if (other?.state === 'ambiguous' && open) continue
        if (other?.value !== cell.value) {
          found.push(`${table}.${row}.${column}: ${other?.value} (${other?.state}), is ${cell.value}`)
        }
      }
    }
  }
  return found
}

const someValues = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 12_000 })),
  { minLength: 60, maxLength: 60 },
)

describe.each(['2019', '2021'] as const)('layouts of the %s format', (format) => {
  it.each(Object.keys(styles))('%s: every cell is read', (name) => {
    const style = styles[name]
    if (!style) return
    fc.assert(
      fc.property(someValues, (values) => {
        const truth = consistentReport(format, values)
        const [report, ...more] = readReport(printReport(truth, style))
        expect(more).toEqual([])
        expect(report).toMatchObject({ format, publicBody: truth.publicBody, year: truth.year })
        expect(differences(report, truth)).toEqual([])
        expect(report?.sections).toEqual(truth.sections)
      }),
      { numRuns: 15 },
    )
  })

  it('without any separator: what is read is right, the rest is left open', () => {
    fc.assert(
      fc.property(someValues, (values) => {
        const truth = consistentReport(format, values)
        const [report] = readReport(printReport(truth, collapsed))
        expect(differences(report, truth, true)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('without any separator and with few requests: identities settle 表三 and 表四', () => {
    const values = Array(200).fill(0)
    values[3] = 7
    values[11] = 2
    const truth = consistentReport(format, values)
    const [report] = readReport(printReport(truth, collapsed))
    expect(differences(report, truth)).toEqual([])
    expect(report?.requests?.received?.total?.note).toContain('拆分')
  })
})

describe('characters', () => {
  const truth = consistentReport('2021', Array(200).fill(3))
  const text = printReport(truth, styles.tabs ?? collapsed)
  it.each([
    [
      'full-width digits',
      (plain: string) => plain.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
    ],
    [
      'NBSP and zero-width characters',
      (plain: string) => plain.replaceAll('\t', '\u00a0\t\u200b').replaceAll('。', '。\u3000'),
    ],
    [
      'Kangxi radicals',
      (plain: string) => plain.replaceAll('一', '⼀').replaceAll('人', '⼈').replaceAll('行', '⾏'),
    ],
    [
      'Traditional script',
      (plain: string) =>
        plain
          .replaceAll('开', '開')
          .replaceAll('报', '報')
          .replaceAll('务', '務')
          .replaceAll('关', '關')
          .replaceAll('机', '機')
          .replaceAll('总', '總')
          .replaceAll('处', '處'),
    ],
    [
      'pinyin after characters',
      (plain: string) =>
        plain
          .replaceAll('开', '開')
          .replaceAll('务', '務(wù)')
          .replaceAll('报', '報(bào)')
          .replaceAll('关', '關')
          .replaceAll('机', '機(jī)'),
    ],
    ['Windows line ends', (plain: string) => plain.replaceAll('\n', '\r\n')],
    ['thousands separators', (plain: string) => plain.replaceAll('\t3\t', '\t3\t')],
  ])('%s change nothing', (_, change) => {
    const [report] = readReport(change(text))
    expect(differences(report, truth)).toEqual([])
  })

  it('places count lines and columns of the source', () => {
    const [report] = readReport(text)
    const lines = text.split('\n')
    const { at } = report?.requests?.received?.business ?? {}
    const line = lines.findIndex((found) => found.startsWith('一、本年新收'))
    expect(at?.line).toBe(line + 1)
    expect(lines[line]?.slice((at?.column ?? 0) - 1)).toMatch(/^\d/)
  })
})

describe('what stands in a cell', () => {
  const row = (label: string, cells: string[]) =>
    [
      '二、主动公开政府信息情况',
      '第二十条第（一）项',
      '信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量',
      '规章\t0\t0\t0',
      '规范性文件\t1\t1\t1',
      '第二十条第（五）项',
      '信息内容\t上一年项目数量\t本年增/减\t处理决定数量',
      [label, ...cells].join('\t'),
      '三、收到',
    ].join('\n')
  it.each([
    { cell: '10,022', value: 10022, state: 'read' },
    { cell: '+2', value: 2, state: 'read' },
    { cell: '-2', value: -2, state: 'read' },
    { cell: '增加21项', value: 21, state: 'read' },
    { cell: '减少3', value: -3, state: 'read' },
    { cell: '22（其中修订16件）', value: 22, state: 'read' },
    { cell: '0(景澜市无集采中心)', value: 0, state: 'read' },
    { cell: '/', value: null, state: 'blank' },
    { cell: '-', value: null, state: 'blank' },
    { cell: '', value: null, state: 'blank' },
  ])('$cell', ({ cell, value, state }) => {
    const [report] = readReport(
      `景澜市司法局2019年政府信息公开工作年度报告\n${row('行政许可', ['5', cell, '7'])}`,
    )
    expect(report?.proactive?.licences?.change).toMatchObject({ value, state })
    expect(report?.proactive?.licences?.decisions?.value).toBe(7)
  })
})

describe('files', () => {
  const first = consistentReport('2021', Array(200).fill(1))
  const second = { ...consistentReport('2019', Array(200).fill(2)) }
  it('two reports in one file are two reports', () => {
    const style = styles.tabs ?? collapsed
    const reports = readReport(`${printReport(first, style)}\n${printReport(second, style)}`)
    expect(reports.map(({ year, format }) => [year, format])).toEqual([
      [2023, '2021'],
      [2020, '2019'],
    ])
    expect(differences(reports[1], second)).toEqual([])
  })
  it('an absent table is null, never zeros', () => {
    const text = printReport(first, styles.tabs ?? collapsed).replace(
      /三、收到和处理[\s\S]*?(?=四、政府信息公开行政)/,
      '',
    )
    const [report] = readReport(text)
    expect(report?.requests).toBeNull()
    expect(differences(report, { ...first, requests: null })).toEqual([])
  })
  it.each([
    ['', '没有文字'],
    ['PK\u0003\u0004\u0000\u0000', '不是文本'],
    ['景澜市水务局招聘公告，报名时间为三月。', '没有读到'],
    ['报'.repeat(1_000_001), '太大'],
  ])('what is not a report gets one sentence', (text, sentence) => {
    expect(() => readReport(text)).toThrow(sentence)
  })
})

describe('HTML', () => {
  const truth = consistentReport('2021', Array(200).fill(3))
  const html = toHtml(truth)
  it.each([
    [
      'with upper-case tags and attributes',
      (page: string) =>
        page.replace(/<(\/?)(td|tr|th)/g, (_, slash, tag) => `<${slash}${tag.toUpperCase()} `),
    ],
    [
      'with paragraphs inside its cells',
      (page: string) => page.replace(/<td([^>]*)>([^<]*)</g, '<td$1><p><span>$2</span>&nbsp;</p><'),
    ],
    [
      'inside a table that only lays out the page',
      (page: string) => `<table><tr><td>首页 > 公开</td></tr><tr><td><div>${page}</div></td></tr></table>`,
    ],
    [
      'with scripts, styles and comments',
      (page: string) =>
        `<style>td{width:7}</style><script>var a = '<td>9</td>'</script><!-- <td>8</td> -->${page}`,
    ],
    ['without closing tags', (page: string) => page.replace(/<\/(td|th|tr)>/g, '')],
  ])('%s', (_, change) => {
    const [report] = readReport(change(html))
    expect(differences(report, truth)).toEqual([])
  })
})

describe('local mixtures', () => {
  it('表二 of 2021 beside 表三 of 2019: each table is read by its own definition', () => {
    const now = consistentReport('2021', Array(200).fill(2))
    const old = consistentReport('2019', Array(200).fill(2))
    const mixed: Report = { ...now, requests: old.requests }
    const [report] = readReport(printReport(mixed, styles.tabs ?? collapsed))
    expect(report?.format).toBe('2021')
    expect(differences(report, mixed)).toEqual([])
  })

  it('heads of 2019 over the columns of 2021 are read in their place, and every such cell says so', () => {
    const truth = consistentReport('2021', Array(200).fill(5))
    const text = printReport(truth, styles.tabs ?? collapsed)
      .replace('本年制发件数', '本年新制作数量')
      .replace('本年废止件数', '本年新公开数量')
    const [report] = readReport(text)
    expect(differences(report, truth)).toEqual([])
    const { made, repealed, inForce } = report?.proactive?.normativeDocuments ?? {}
    expect(repealed?.note).toBe('原表栏名写作“本年新公开数量”，按“本年废止件数”读取，请核对。')
    expect([made?.note, inForce?.note]).toEqual([expect.stringContaining('本年新制作数量'), undefined])
    const said = report ? check(report).filter(({ rule }) => rule === 'mixed-heads') : []
    expect(said).toMatchObject([
      { level: 'warning', cells: expect.arrayContaining(['proactive.rules.made']) },
    ])
  })

  it('a block that keeps the three columns of 2019 in a table of 2021 gives its decisions', () => {
    const truth = consistentReport('2021', Array(200).fill(5))
    const text = printReport(truth, styles.tabs ?? collapsed).replace(
      /信息内容\t本年处理决定数量\n行政许可\t5/,
      '信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t31\t-2\t5',
    )
    expect(text).toContain('-2\t5')
    const [report] = readReport(text)
    expect(differences(report, truth)).toEqual([])
    expect(report?.proactive?.licences?.decisions?.note).toContain('上一年项目数量')
  })

  it('small tables of one row each with invented heads', () => {
    const truth = consistentReport('2021', Array(200).fill(6))
    const text = printReport(truth, styles.markdown ?? collapsed).replace(
      /^\| (.*\| \d+(?: \| \d+){6} \|)$/gm,
      '### 小表\n| 类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计 |\n|---|---|---|---|---|---|---|---|\n| $1',
    )
    expect(differences(readReport(text)[0], truth)).toEqual([])
  })

  it('figures beside a group label whose first row is empty belong to that row', () => {
    const truth = consistentReport('2019', Array(200).fill(4))
    const text = printReport(truth, styles.tabs ?? collapsed).replace(
      /（三）不予公开\t1\.属于国家秘密((?:\t\d+){7})/,
      '（三）不予公开$1\n1. 属于国家秘密\t\t\t\t\t\t\t',
    )
    const [report] = readReport(text)
    expect(differences(report, truth)).toEqual([])
    expect(report?.requests?.['refused.stateSecret']?.total?.note).toContain('不予公开')
  })
})

describe('as a word processor prints it', () => {
  const truth = consistentReport('2019', Array(200).fill(4))
  const plain = printReport(truth, styles['single spaces'] ?? collapsed)

  it('a title over two lines is one title', () => {
    const [report] = readReport(plain.replace('政府信息公开工作年度报告', '政府信息公开工作年\n度报告'))
    expect(report).toMatchObject({ publicBody: truth.publicBody, title: truth.title })
  })

  it('the first label wrapped around its figures, the corner beside the heads: 表三 is found', () => {
    const text = plain
      .replace(/（本列数据的勾稽关系为/, '（本列数据的勾稽关系 申请人情况\n为')
      .replace(/一、本年新收政府信息公开申请数量((?: \d+){7})/, '一、本年新收政府信息公\n$1\n开申请数量')
    expect(text).toContain('信息公\n')
    expect(differences(readReport(text)[0], truth)).toEqual([])
  })

  it.each([
    ['above its label', '$1\n一、本年新收政府信息公开申请数量', 'read'],
    [
      'broken over two lines of their cells',
      '9 9 9 9 9 9 9\n一、本年新收政府信息公开申请数量\n$1',
      'ambiguous',
    ],
  ])('figures of the first row %s', (_, replacement, state) => {
    const text = plain.replace(/一、本年新收政府信息公开申请数量((?: \d+){7})/, replacement)
    const [report] = readReport(text)
    for (const cell of Object.values(report?.requests?.received ?? {})) expect(cell.state).toBe(state)
    expect(differences(report, truth, true)).toEqual([])
  })

  it('heads of 表四 that stand upright in narrow columns', () => {
    const upright = ['结 结 其 尚', '果 果 他 未 总', '维 纠 结 审 计', '持 正 果 结']
    const text = plain.replace(
      /行政复议 行政诉讼\n[\s\S]*?(?=\d)/,
      `行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n${upright.join('\n')}\n`,
    )
    expect(text).toContain('维 纠')
    expect(differences(readReport(text)[0], truth)).toEqual([])
  })
})

describe('too few figures for the columns', () => {
  it.each([
    ['a cell in words', '行政许可\t5\t增2减1\t34'],
    ['a lost border', '行政许可\t5\t34'],
    ['spaces', '行政许可 5 34'],
  ])('%s: nothing is guessed', (_, row) => {
    const text = `景澜市司法局2019年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 本年新制作数量\n规章 0 0 0\n规范性文件 1 1 1\n第二十条第（五）项\n${row}\n其他对外管理服务事项 0 0 0\n三、收到`
    const licences = readReport(text)[0]?.proactive?.licences
    for (const cell of Object.values(licences ?? {}))
      expect(cell).toMatchObject({ value: null, state: 'ambiguous' })
  })
})

it('a page number between two rows does not hide the row', () => {
  const truth = consistentReport('2021', Array(200).fill(3))
  const text = printReport(truth, styles['single spaces'] ?? collapsed).replace('2.重复申请', '5\n2.重复申请')
  expect(differences(readReport(text)[0], truth)).toEqual([])
})

it('the report of the year before settles what the sums cannot', () => {
  const row = (year: number, licences: string) =>
    `景澜市司法局${year}年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第（一）项信息内容本年新制作数量规章000规范性文件000第二十条第（五）项信息内容上一年项目数量本年增/减处理决定数量行政许可${licences}其他对外管理服务事项000\n三、收到`
  const [previous] = readReport(row(2019, ' 39 6 200 '))
  const [report] = readReport(row(2020, '453181'), previous ? { previous } : {})
  expect(report?.proactive?.licences).toMatchObject({
    previousItems: { value: 45 },
    change: { state: 'ambiguous' },
  })
  expect(readReport(row(2020, '450181'), previous ? { previous } : {})[0]?.proactive?.licences).toMatchObject(
    {
      previousItems: { value: 45, note: expect.stringContaining('上一年度') },
      change: { value: 0 },
      decisions: { value: 181 },
    },
  )
})
