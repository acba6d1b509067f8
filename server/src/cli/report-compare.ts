import { parseArgs } from 'node:util'
import { compare } from '@yangguang/annual-report'
import { type ReadOne, unpack } from './batch/outcome.ts'
import { readFiles, readingOptions, sayProblems } from './report-files.ts'
import { tableLines } from './table.ts'
import { exit, type Terminal } from './terminal.ts'

/** `yangguang report compare A B`: two years of a body, or two bodies of a year, cell by cell. */
export async function reportCompare(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...readingOptions, json: { type: 'boolean' } },
  })
  if (positionals.length === 0 || positionals.length > 2) {
    terminal.say('请指定两份报告，例如：yangguang report compare 2022年.docx 2023年.docx')
    return exit.unreadable
  }
  const outcomes = await readFiles(positionals, { check: false, cores: values.cores ?? '2' }, terminal)
  const worst = sayProblems(outcomes, terminal)
  const [a, b, ...more] = outcomes.flatMap(({ reports }) => reports)
  if (!a || !b || more.length > 0) {
    if (worst === exit.ok)
      terminal.say(
        `要比较的应当是两份报告，现在读到${outcomes.flatMap(({ reports }) => reports).length}份；请各放在一个文件里。`,
      )
    return exit.unreadable
  }
  const found = compare(unpack(a), unpack(b))
  if (values.json) {
    terminal.out(JSON.stringify(found, null, 2))
    return worst
  }
  terminal.out(`甲：${nameOf(a)}\n乙：${nameOf(b)}\n`)
  const shown = (value: number | null) => (value === null ? '—' : String(value))
  const rows = found.differences.map((difference) => [
    difference.label,
    shown(difference.a),
    shown(difference.b),
    difference.change === null
      ? '—'
      : difference.change > 0
        ? `+${difference.change}`
        : String(difference.change),
  ])
  if (rows.length > 0) for (const line of tableLines(['项目', '甲', '乙', '增减'], rows)) terminal.out(line)
  terminal.out(`\n不同${found.differences.length}格，相同${found.same}格。`)
  return worst
}

const nameOf = ({ facts }: ReadOne) =>
  `${facts.publicBody ?? '机关不明'}　${facts.year === null ? '年度不明' : `${facts.year}年度`}`
