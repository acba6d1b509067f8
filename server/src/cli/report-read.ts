import { stat, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Finding, FindingLevel } from '@yangguang/annual-report'
import type { CheckedFile } from '@yangguang/annual-report/xlsx'
import { type Outcome, type ReadOne, unpack } from './batch/outcome.ts'
import { archiveKind } from './batch/source.ts'
import { coverageFrom } from './coverage.ts'
import { readFiles, readingOptions, sayProblems } from './report-files.ts'
import { tableLines } from './table.ts'
import { exit, type Terminal } from './terminal.ts'

/** Up to here every finding is printed; beyond, a table says where to look. */
const FEW = 20

/** `yangguang report read FILE…`: what stands in the files. */
export async function reportRead(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...readingOptions, json: { type: 'boolean' }, details: { type: 'boolean' } },
  })
  if (positionals.length === 0) return nothingNamed('read', terminal)
  const outcomes = await readFiles(positionals, { check: false, cores: values.cores }, terminal)
  return show(outcomes, { ...values, single: await isSingle(positionals) }, terminal)
}

/** `yangguang report check FILE…`: what stands in the files, and what does not add up. */
export async function reportCheck(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...readingOptions,
      json: { type: 'boolean' },
      details: { type: 'boolean' },
      xlsx: { type: 'string' },
      previous: { type: 'string', multiple: true },
      parts: { type: 'string', multiple: true },
      list: { type: 'string' },
    },
  })
  if (positionals.length === 0) return nothingNamed('check', terminal)
  const { previous = [], parts = [], list, cores } = values
  const read = await coverageFrom(parts, list, { cores, year: undefined }, terminal)
  if ('problem' in read) {
    terminal.say(read.problem)
    return exit.unreadable
  }
  const coverage = parts.length > 0 || list ? read.coverage : undefined
  const outcomes = await readFiles(positionals, { check: true, previous, coverage, cores }, terminal)
  if (values.xlsx) {
    await writeFindings(values.xlsx, outcomes)
    terminal.say(`全部问题已写入 ${values.xlsx}`)
  }
  return show(outcomes, { ...values, single: await isSingle(positionals) }, terminal)
}

function nothingNamed(command: string, terminal: Terminal): number {
  terminal.say(`请指定至少一个报告文件、文件夹或者压缩包，例如：yangguang report ${command} 报告.docx`)
  return exit.unreadable
}

/** One named file prints an object; a folder or an archive prints an array, however many it holds today. */
async function isSingle([path, ...more]: readonly string[]): Promise<boolean> {
  if (path === undefined || more.length > 0 || archiveKind(path)) return false
  const info = await stat(path).catch(() => undefined)
  return !info?.isDirectory()
}

interface Showing {
  json?: boolean | undefined
  details?: boolean | undefined
  single: boolean
}

function show(outcomes: readonly Outcome[], { json, details, single }: Showing, terminal: Terminal): number {
  const worst = sayProblems(outcomes, terminal)
  const all = outcomes.flatMap(({ file, reports }) => reports.map((one) => ({ file, one })))
  if (json) {
    printJson(
      all.map(({ one }) => one),
      single,
      terminal,
    )
  } else {
    if (details || all.length <= FEW)
      for (const { file, one } of all) terminal.out(`${file}\n${one.summary}\n`)
    if (outcomes.length > 1) for (const line of overview(outcomes)) terminal.out(line)
    if (!details && all.length > FEW)
      terminal.say('加上 --details 显示每一处问题，或者用 --xlsx 文件名 写成表格。')
  }
  return Math.max(worst, all.some(({ one }) => hasErrors(one.findings)) ? exit.findings : exit.ok)
}

/** One report after the other, so that a thousand of them never stand in memory as one text. */
function printJson(all: readonly ReadOne[], single: boolean, terminal: Terminal): void {
  const print = (one: ReadOne, spaces: number) =>
    JSON.stringify({ ...unpack(one), findings: one.findings }, null, 2).replaceAll(
      '\n',
      `\n${' '.repeat(spaces)}`,
    )
  const [only] = all
  if (single && only && all.length === 1) {
    terminal.out(print(only, 0))
    return
  }
  if (all.length === 0) {
    if (!single) terminal.out('[]')
    return
  }
  terminal.out('[')
  for (const [position, one] of all.entries())
    terminal.out(`  ${print(one, 2)}${position < all.length - 1 ? ',' : ''}`)
  terminal.out(']')
}

const count = (findings: readonly Finding[], level: FindingLevel) =>
  findings.filter((found) => found.level === level).length

function overview(outcomes: readonly Outcome[]): string[] {
  const head = ['文件', '机关', '年度', '格式', '读出', '空白', '待核定', '错误', '提醒', '提示']
  const rows = outcomes.flatMap(({ file, reports }) =>
    reports.map(({ facts, findings }) => [
      file,
      facts.publicBody ?? '不明',
      facts.year === null ? '不明' : String(facts.year),
      facts.format,
      facts.read,
      facts.blank,
      facts.ambiguous,
      count(findings, 'error'),
      count(findings, 'warning'),
      count(findings, 'info'),
    ]),
  )
  const unreadable = outcomes.filter(({ problem }) => problem).length
  const wrong = outcomes
    .flatMap(({ reports }) => reports)
    .filter(({ findings }) => hasErrors(findings)).length
  const last = `共${outcomes.length}个文件，读出${rows.length}份报告，其中${wrong}份有错误；${unreadable}个文件没有读出。`
  return rows.length > 0 ? [...tableLines(head, rows), '', last] : [last]
}

async function writeFindings(path: string, outcomes: readonly Outcome[]): Promise<void> {
  const { findingsToXlsx } = await import('@yangguang/annual-report/xlsx')
  const batch = outcomes.flatMap(({ file, reports, problem }): CheckedFile[] =>
    problem
      ? [{ file, report: { publicBody: null, year: null }, findings: [], problem }]
      : reports.map(({ facts, findings }) => ({ file, report: facts, findings })),
  )
  await writeFile(path, findingsToXlsx(batch))
}

const hasErrors = (findings: readonly Finding[]) => findings.some(({ level }) => level === 'error')
