import { describe, expect, it } from 'vitest'
import { consistentReport } from '../../test/a-report.ts'
import { printReport, styles } from '../../test/layouts.ts'
import { statistics2014 } from '../formats/format-2014.ts'
import { readReport } from './read.ts'

describe('the statistics table of a province', () => {
  const head = '景澜市人民政府2012年政府信息公开工作年度报告\n一、概述\n全年主动公开信息318条。\n'
  const table =
    '指标名称计量单位2012年度历年累计主动公开信息数条3181402其中：1.网站公开条30013502.政府公报公开条1852受理依申请公开信息总数条00'
  it('is split by its sums, and by the prose', () => {
    const [report] = readReport(head + table)
    expect(report?.format).toBe('2008')
    expect(report?.statistics).toMatchObject({
      published: { value: 318 },
      'published.cumulative': { value: 1402 },
      'published.website': { value: 300 },
      'published.gazette.cumulative': { value: 52 },
      received: { value: 0 },
    })
  })
})

describe('figures in the prose', () => {
  it('have label, value, unit and place', () => {
    const [report] = readReport(
      '景澜市司法局2012年政府信息公开工作年度报告\n一、概述\n全年收到政府信息公开\n申请1,204件，收费0.5万元。',
    )
    expect(report?.statements).toMatchObject([
      { label: '全年收到政府信息公开申请', value: 1204, unit: '件', at: { line: 4, column: 3 } },
      { label: '收费', value: 0.5, unit: '万元' },
    ])
  })
})

describe('the statistics table of 2014', () => {
  const rows = statistics2014.map(({ label, unit }, position) => ({ label, unit, value: position * 3 }))
  const print = (cell: string) =>
    [
      '景澜市水务局2016年政府信息公开工作年度报告',
      '一、概述',
      '工作按期完成。',
      ['统计指标', '单位', '统计数'].join(cell),
      ...rows.map(({ label, unit, value }, position) =>
        [
          `${position === 0 ? '（一）' : ''}${label}${position === 0 ? '（不同渠道和方式公开相同信息计1条）' : ''}`,
          unit,
          value,
        ].join(cell),
      ),
    ].join('\n')
  it.each([
    ['tabs', '\t'],
    ['pipes', ' | '],
    ['spaces', ' '],
  ])('with %s between its cells', (_, cell) => {
    const [report] = readReport(print(cell))
    expect(report).toMatchObject({ format: '2014', publicBody: '景澜市水务局', year: 2016 })
    for (const [position, { key }] of statistics2014.entries()) {
      expect([key, report?.statistics?.[key]?.value]).toEqual([key, position * 3])
    }
  })
})

describe('names and years', () => {
  const body = '\n一、总体情况\n完成政府信息公开各项任务。\n二、主动公开政府信息情况\n'
  it.each([
    ['景澜市司法局2022年政府信息公开工作年度报告', '景澜市司法局', 2022],
    ['景澜市司法局2022年度政府信息公开年报', '景澜市司法局', 2022],
    ['2022年景澜市司法局政府信息公开工作年度报告', '景澜市司法局', 2022],
    ['景澜市司法局政府信息公开工作年度报告（2022年）', '景澜市司法局', 2022],
    ['景澜市司法局政府信息公开2022年度报告', '景澜市司法局', 2022],
    ['景澜市人民政府\n2022年政府信息公开工作年度报告', '景澜市人民政府', 2022],
    ['名称\t景澜市云溪镇2022年政府信息公开工作年度报告', '景澜市云溪镇', 2022],
    ['# 景澜市 云溪街道办事处 2022 年 政府信息公开工作年度报告', '景澜市云溪街道办事处', 2022],
    ['景澜市司法局二〇二二年政府信息公开工作年度报告', '景澜市司法局', 2022],
  ])('%s', (title, publicBody, year) => {
    expect(readReport(title + body)[0]).toMatchObject({ publicBody, year })
  })
})

it('a table of contents is not a report of its own', () => {
  const report = consistentReport('2021', Array(200).fill(3))
  const style = styles.tabs
  if (!style) return
  const contents = ['一、总体情况', '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况'].join(
    '\n',
  )
  const text = printReport(report, style).replace('一、总体情况', `目录\n${contents}\n一、总体情况`)
  const read = readReport(text)
  expect(read).toHaveLength(1)
  expect(read[0]).toMatchObject({ year: report.year, sections: report.sections })
})
