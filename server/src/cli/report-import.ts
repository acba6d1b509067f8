import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { Report } from '@yangguang/annual-report'
import { findBodyByName } from '#foundation/bodies'
import { importReport, reportsWording } from '#oversight/annual-report'
import { inTransaction } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import type { Config } from '../config.ts'
import { open } from '../process.ts'
import { unpack } from './batch/outcome.ts'
import { readFiles, readingOptions, sayProblems } from './report-files.ts'
import { exit, type Terminal } from './terminal.ts'

type Deps = Awaited<ReturnType<typeof open>>['deps']

/** `yangguang report import FILE…`: puts reports on the portal under their bodies. */
export async function reportImport(
  args: readonly string[],
  config: Config,
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...readingOptions, body: { type: 'string' }, yes: { type: 'boolean' } },
  })
  if (positionals.length === 0) {
    terminal.say('请指定至少一个报告文件，例如：yangguang report import 报告.txt --body 某某局')
    return exit.unreadable
  }
  const outcomes = await readFiles(positionals, { check: true, cores: values.cores }, terminal)
  let worst = sayProblems(outcomes, terminal)
  const found = outcomes.flatMap(({ file, reports }) =>
    reports.map((one) => {
      terminal.say(`${file}\n${one.summary}`)
      return { file, report: { ...unpack(one), findings: one.findings } }
    }),
  )
  if (found.length === 0) return worst
  if (!values.yes && !(await agrees(found.length))) {
    terminal.say('没有导入。确认无误后加上 --yes 再执行。')
    return exit.unreadable
  }
  const { deps, close } = await open(config, (line) => terminal.say(line))
  try {
    for (const { file, report } of found) {
      worst = Math.max(worst, await bring(deps, file, report, values.body, terminal))
    }
  } finally {
    await close()
  }
  return worst
}

async function bring(
  { db, clock }: Deps,
  file: string,
  report: Report,
  named: string | undefined,
  terminal: Terminal,
): Promise<number> {
  const name = named ?? report.publicBody
  if (!name || report.year === null) {
    terminal.say(`${file}：报告没有写明机关或者年度，不能导入；机关可以用 --body 名称 指定。`)
    return exit.unreadable
  }
  const bodyId = await findBodyByName(db, name)
  if (!bodyId) {
    terminal.say(`${file}：平台里没有名为“${name}”的机关，请用 --body 指定平台里的机关名称。`)
    return exit.unreadable
  }
  const { year, findings } = report
  try {
    const id = await inTransaction(db, (tx) => importReport(tx, clock, bodyId, { ...report, year }))
    terminal.out(`${name}　${year}年度　/reports/${id}`)
    return findings.some(({ level }) => level === 'error') ? exit.findings : exit.ok
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    terminal.say(`${file}：${sentenceFor(reportsWording, error)}`)
    return exit.unreadable
  }
}

async function agrees(count: number): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const line = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await line.question(`将导入${count}份报告并在门户公开，确认请输入“是”：`)
  line.close()
  return answer.trim() === '是' || answer.trim().toLowerCase() === 'y'
}
