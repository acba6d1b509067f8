import { parseArgs } from 'node:util'
import { check, type Finding, type Report, summarise } from '@yangguang/annual-report'
import { filesOf, readSource } from './read-source.ts'
import { exit, type Terminal } from './terminal.ts'

type Work = (report: Report) => Report

/** `yangguang report read FILE…`: what stands in the files. */
export function reportRead(args: readonly string[], terminal: Terminal): Promise<number> {
  return each(args, terminal, (report) => report)
}

/** `yangguang report check FILE…`: what stands in the files, and what does not add up. */
export function reportCheck(args: readonly string[], terminal: Terminal): Promise<number> {
  return each(args, terminal, (report) => ({ ...report, findings: check(report) }))
}

async function each(args: readonly string[], terminal: Terminal, work: Work): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  })
  const files = await filesOf(positionals)
  if (files.length === 0) {
    terminal.say('请指定至少一个报告文件，例如：yangguang report check 报告.txt')
    return exit.unreadable
  }
  const json: Report[] = []
  let worst: number = exit.ok
  for (const file of files) {
    const source = await readSource(file)
    if ('problem' in source) {
      terminal.say(`${file}：${source.problem}`)
      worst = exit.unreadable
      continue
    }
    for (const report of source.reports.map(work)) {
      if (hasErrors(report.findings)) worst = Math.max(worst, exit.findings)
      if (values.json) json.push(report)
      else terminal.out(`${file}\n${summarise(report, report.findings)}\n`)
    }
  }
  if (values.json) {
    const [only] = json
    // One file is an object, several are an array, so that a script need not unwrap a single answer.
    const single = files.length === 1 && json.length === 1
    if (json.length > 0 || files.length > 1) terminal.out(JSON.stringify(single ? only : json, null, 2))
  }
  return worst
}

const hasErrors = (findings: readonly Finding[]) => findings.some(({ level }) => level === 'error')
