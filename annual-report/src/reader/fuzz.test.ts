import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consistentReport } from '../../test/a-report.ts'
import { collapsed, printReport, styles } from '../../test/layouts.ts'
import { check } from '../checks/check.ts'
import { splitRun } from './digits.ts'
import { ReadError, readReport } from './read.ts'

const samples = fileURLToPath(new URL('../../../../shared/samples/', import.meta.url))
const texts = [
  ...Object.values(styles).map((style) => printReport(consistentReport('2019', Array(200).fill(12)), style)),
  printReport(consistentReport('2021', Array(200).fill(120)), collapsed),
]
if (existsSync(samples)) {
  for (const file of readdirSync(samples).filter((name) => name.endsWith('.txt'))) {
    texts.push(readFileSync(`${samples}${file}`, 'utf8'))
  }
}

type Mutation = (text: string, from: number, length: number) => string
const mutations: Record<string, Mutation> = {
  cut: (text, from, length) => text.slice(0, from) + text.slice(from + length),
  truncate: (text, from) => text.slice(0, from),
  behead: (text, from) => text.slice(from),
  repeat: (text, from, length) =>
    text.slice(0, from) + text.slice(from, from + length).repeat(20) + text.slice(from),
  'shuffle lines': (text, from) => {
    const lines = text.split('\n')
    return lines.map((_, position) => lines[(position * 7 + from) % lines.length]).join('\n')
  },
  'drop separators': (text) => text.replace(/[\t|\n ]/g, ''),
  'add digits': (text, from) => text.slice(0, from) + '0123456789'.repeat(60) + text.slice(from),
  'add markup': (text, from) => `<table><tr><td>${text.slice(0, from)}<td></table>${text.slice(from)}`,
  binary: (text, from) => text.slice(0, from) + String.fromCharCode(0xfffd, 1, 2, 0xd800) + text.slice(from),
}

/** Reads and checks; the only thing that may be thrown is the sentence for the person. */
function survives(text: string): void {
  try {
    for (const report of readReport(text)) {
      check(report, { previous: report })
      JSON.stringify(report)
    }
  } catch (error) {
    expect(error).toBeInstanceOf(ReadError)
  }
}

describe('damaged reports', () => {
  it.each(Object.entries(mutations))('%s', (_, mutate) => {
    fc.assert(
      fc.property(
        fc.nat(texts.length - 1),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(600),
        (which, part, length) => {
          const text = texts[which] ?? ''
          survives(mutate(text, Math.floor(part * text.length), length))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('hostile input', () => {
  it('a run of digits is given up after a bounded number of steps', () => {
    const split = splitRun(['1'.repeat(5000)], Array(15).fill('count'))
    expect(split.complete).toBe(false)
    expect(split.readings.length).toBeLessThanOrEqual(400)
  })
  it.each([
    ['digits', '9'.repeat(300_000)],
    ['digits and years', `${'9'.repeat(100_000)}年`],
    ['open tags', '<a'.repeat(200_000)],
    ['open svg', '<p><svg>'.repeat(60_000)],
    ['rules', `${'-'.repeat(200_000)}x`],
    ['blank lines', `六、其他需要报告的事项${'\n'.repeat(300_000)}x`],
    ['headings', '一、总体情况二、主动公开政府信息情况三、收到和处理'.repeat(10_000)],
    ['anchors', '一、本年新收政府信息公开申请数量'.repeat(20_000)],
    ['cells without rows', '<td><p>1'.repeat(60_000)],
    ['more reports than a file holds', `一、总体情况\n${'文'.repeat(500)}\n二、\n`.repeat(200)],
    ['brackets', '('.repeat(300_000)],
    ['dates', '发布日期：'.repeat(50_000)],
    ['tabs', `二、主动公开政府信息情况第二十条第（一）项信息内容规章${'\t'.repeat(200_000)}1`],
  ])('%s end in a report or a sentence', (_, text) => survives(text))
})
