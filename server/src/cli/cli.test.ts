import { existsSync } from 'node:fs'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decode } from './batch/read-bytes.ts'
import { reportCheck, reportRead } from './report-read.ts'
import type { Terminal } from './terminal.ts'
import { verifyCommand } from './verify-proof.ts'

const columns = 7
const line = (label: string, ...values: number[]) =>
  [label, ...values, ...Array<number>(Math.max(0, columns - values.length)).fill(0)].join('\t')

/** A report of an invented bureau; `granted` makes it add up or not. */
function aReport(granted: number): string {
  const zero = (...labels: string[]) => labels.map((label) => line(label))
  return [
    '景澜市测试局2023年政府信息公开工作年度报告',
    '一、总体情况',
    '本机关全年主动公开政府信息，接受社会监督。',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况',
    '自然人\t法人或其他组织\t总计',
    '商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他',
    line('一、本年新收政府信息公开申请数量', 5, 0, 0, 0, 0, 0, 5),
    line('二、上年结转政府信息公开申请数量'),
    '三、本年度办理结果',
    line('（一）予以公开', granted, 0, 0, 0, 0, 0, granted),
    ...zero('（二）部分公开（区分处理的，只计这一情形，不计其他情形）'),
    '（三）不予公开',
    ...zero(
      '1.属于国家秘密',
      '2.其他法律行政法规禁止公开',
      '3.危及“三安全一稳定”',
      '4.保护第三方合法权益',
      '5.属于三类内部事务信息',
      '6.属于四类过程性信息',
      '7.属于行政执法案卷',
      '8.属于行政查询事项',
    ),
    '（四）无法提供',
    ...zero('1.本机关不掌握相关政府信息', '2.没有现成信息需要另行制作', '3.补正后申请内容仍不明确'),
    '（五）不予处理',
    ...zero(
      '1.信访举报投诉类申请',
      '2.重复申请',
      '3.要求提供公开出版物',
      '4.无正当理由大量反复申请',
      '5.要求行政机关确认或重新出具已获取信息',
    ),
    '（六）其他处理',
    ...zero(
      '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      '3.其他',
    ),
    line('（七）总计', granted, 0, 0, 0, 0, 0, granted),
    line('四、结转下年度继续办理'),
    '四、政府信息公开行政复议、行政诉讼情况',
    '五、存在的主要问题及改进情况',
    '解读材料形式单一，下一步将增加图示。',
    '六、其他需要报告的事项',
    '无。',
  ].join('\n')
}

function aTerminal(): Terminal & { data: string[]; messages: string[] } {
  const [data, messages]: [string[], string[]] = [[], []]
  return {
    data,
    messages,
    out: (text) => void data.push(text),
    say: (text) => void messages.push(text),
  }
}

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yangguang-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

interface Printed {
  publicBody: string
  year: number
  format: string
  requests: Record<string, Record<string, { value: number }>>
  findings: { rule: string; level: string }[]
}

describe('yangguang report', () => {
  it('prints one file as an object and several as an array, on standard output only', async () => {
    const path = await file('one.txt', aReport(5))
    const single = aTerminal()
    await reportRead([path, '--json'], single)
    const report: Printed = JSON.parse(single.data.join('\n'))
    expect(report).toMatchObject({ publicBody: '景澜市测试局', year: 2023, format: '2021' })
    expect(report.requests.granted?.naturalPerson?.value).toBe(5)
    expect(single.messages).toEqual([])
    const several = aTerminal()
    await reportRead([path, path, '--json'], several)
    expect(JSON.parse(several.data.join('\n'))).toHaveLength(2)
  })

  it('finds what does not add up and ends with 1', async () => {
    const terminal = aTerminal()
    const code = await reportCheck([await file('broken.txt', aReport(4)), '--json'], terminal)
    const report: Printed = JSON.parse(terminal.data.join('\n'))
    expect(code).toBe(1)
    expect(report.findings).toContainEqual(expect.objectContaining({ rule: 'R1', level: 'error' }))
  })

  it('says one sentence about each file it cannot read, goes on with the batch and ends with 2', async () => {
    const terminal = aTerminal()
    const large = await file('large.txt', '')
    await truncate(large, 200 * 1024 * 1024 + 1)
    const bad = [
      await file('binary.txt', new Uint8Array([0x50, 0x4b, 0, 0, 1, 2])),
      await file('scan.pdf', '%PDF-1.7'),
      await file('empty.txt', ''),
      await file('shopping.txt', '白菜三斤，萝卜两斤。'),
      join(folder, 'absent.txt'),
      large,
    ]
    const code = await reportRead([...bad, await file('good.txt', aReport(5))], terminal)
    expect(code).toBe(2)
    expect(terminal.messages).toHaveLength(bad.length)
    for (const message of terminal.messages) expect(message).toMatch(/：.+。$/)
    expect(terminal.data.join('\n')).toContain('景澜市测试局')
  })

  it('reads every report of a folder', async () => {
    const terminal = aTerminal()
    const inside = await mkdtemp(join(folder, 'folder-'))
    await writeFile(join(inside, 'a.txt'), aReport(5))
    await writeFile(join(inside, 'b.md'), aReport(5))
    await writeFile(join(inside, 'README.md'), 'not a report')
    await reportRead([inside, '--json'], terminal)
    expect(JSON.parse(terminal.data.join('\n'))).toHaveLength(2)
  })

  it('reads GB18030, as older office machines write it', () => {
    expect(decode(new Uint8Array([0xc4, 0xea, 0xb6, 0xc8, 0xb1, 0xa8, 0xb8, 0xe6]))).toBe('年度报告')
    expect(decode(new TextEncoder().encode('年度报告'))).toBe('年度报告')
  })
})

const samples = resolve(import.meta.dirname, '../../../../shared/samples')

describe.skipIf(!existsSync(samples))('real reports (skipped where the samples are absent)', () => {
  it.each([
    { name: 'shangjie-district-2019.txt', year: 2019, format: '2019', cells: 161 },
    { name: 'yanfeng-district-2020.txt', year: 2020, format: '2019', cells: 161 },
  ])('reads body, year and every table of $name', async ({ name, year, format, cells }) => {
    const terminal = aTerminal()
    await reportCheck([join(samples, name), '--json'], terminal)
    const report: Printed & { proactive: object | null; remedies: object | null } = JSON.parse(
      terminal.data.join('\n'),
    )
    expect(report).toMatchObject({ year, format })
    expect(report.publicBody).toBeTruthy()
    expect(report.proactive).not.toBeNull()
    expect(report.remedies).not.toBeNull()
    expect(Object.values(report.requests).flatMap((row) => Object.values(row))).toHaveLength(cells)
  })
})

describe('yangguang verify', () => {
  it('refuses what is not a proof', async () => {
    const terminal = aTerminal()
    expect(await verifyCommand([await file('no-proof.json', '{"digest":"x"}')], terminal)).toBe(2)
    expect(terminal.messages.join('')).toContain('不是本平台的证明文件')
  })
})
