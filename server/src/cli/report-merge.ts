import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { parseArgs } from 'node:util'
import { merge, summarise } from '@yangguang/annual-report'
import { type Facts, type Target, targets, unpack } from './batch/outcome.ts'
import { writeAs } from './batch/write-as.ts'
import { coverageFrom } from './coverage.ts'
import { mergedCheck, partsCsv } from './merged.ts'
import { readingOptions } from './report-files.ts'
import { exit, type Terminal } from './terminal.ts'

/** `yangguang report merge FILES`: the reports of many bodies added into one, over a declared list of them. */
export async function reportMerge(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...readingOptions,
      body: { type: 'string' },
      year: { type: 'string' },
      list: { type: 'string' },
      out: { type: 'string' },
      parts: { type: 'string' },
      json: { type: 'boolean' },
    },
  })
  const refuse = (sentence: string) => {
    terminal.say(sentence)
    return exit.unreadable
  }
  if (positionals.length === 0)
    return refuse(
      '请指定要汇总的报告，例如：yangguang report merge 各单位/ --body 某某市人民政府 --year 2023',
    )
  const target = values.out === undefined ? undefined : targetOf(values.out)
  if (values.out !== undefined && !target)
    return refuse(
      `写不了 ${extname(values.out) || '没有后缀的文件'}，请用 ${targets.map((one) => `.${one}`).join('、')}。`,
    )
  const asked = values.year === undefined ? undefined : Number(values.year)
  if (asked !== undefined && !Number.isInteger(asked)) return refuse('年度应当是四位数字，例如 --year 2023。')
  const read = await coverageFrom(positionals, values.list, { cores: values.cores, year: asked }, terminal)
  if ('problem' in read) return refuse(read.problem)
  const facts = read.outcomes.flatMap(({ reports }) => reports.map((one) => one.facts))
  const year = asked ?? onlyYear(facts)
  if (year === undefined)
    return refuse('报告不是同一年度的，请用 --year 指定要汇总的年度，例如 --year 2023。')
  const merged = merge(
    read.coverage.map(({ body, report }) => ({ body, report: report && unpack({ packed: report }) })),
    { publicBody: values.body ?? '汇总范围', year, format: year < 2021 ? '2019' : '2021' },
  )
  const findings = mergedCheck(merged, read.unlisted)
  if (values.json) terminal.out(JSON.stringify({ ...merged.report, findings }, null, 2))
  else terminal.out(summarise(merged.report, findings))
  if (target && values.out) {
    await writeFile(values.out, await writeAs(merged.report, target))
    terminal.say(`汇总报告已写入 ${values.out}`)
  }
  if (values.parts) {
    await writeFile(values.parts, partsCsv(merged))
    terminal.say(`每一格的构成已写入 ${values.parts}`)
  }
  const unreadable = read.outcomes.some(({ problem }) => problem)
  return unreadable
    ? exit.unreadable
    : findings.some(({ level }) => level === 'error')
      ? exit.findings
      : exit.ok
}

function targetOf(path: string): Target | undefined {
  const type = extname(path).slice(1).toLowerCase()
  return targets.find((target) => target === type)
}

function onlyYear(facts: readonly Facts[]): number | undefined {
  const years = new Set(facts.map(({ year }) => year))
  const [year] = years
  return years.size === 1 && typeof year === 'number' ? year : undefined
}
