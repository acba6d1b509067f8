import { mkdir, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Outcome, type Target, targets } from './batch/outcome.ts'
import { readFiles, readingOptions, sayProblems } from './report-files.ts'
import { exit, type Terminal } from './terminal.ts'

const isTarget = (name: string | undefined): name is Target => targets.some((target) => target === name)

/** `yangguang report convert FILES --to docx`: the same reports in another format, one file each. */
export async function reportConvert(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...readingOptions,
      to: { type: 'string' },
      out: { type: 'string', default: '.' },
      yes: { type: 'boolean', default: false },
    },
  })
  const { to, out, yes } = values
  if (positionals.length === 0 || !isTarget(to)) {
    terminal.say(
      `请指定报告和要转成的格式（${targets.join('、')}），例如：yangguang report convert 报告.html --to docx`,
    )
    return exit.unreadable
  }
  const outcomes = await readFiles(positionals, { check: false, to, cores: values.cores }, terminal)
  let worst = sayProblems(outcomes, terminal)
  await mkdir(out, { recursive: true })
  for (const { file, name, bytes } of named(outcomes, to)) {
    const path = join(out, name)
    if (await write(path, bytes, yes)) {
      terminal.out(path)
      continue
    }
    terminal.say(`${file}：${path} 已经存在，没有改写；要改写请加上 --yes，或者用 --out 指定另一个文件夹。`)
    worst = exit.unreadable
  }
  return worst
}

async function write(path: string, bytes: Uint8Array, over: boolean): Promise<boolean> {
  try {
    await writeFile(path, bytes, { flag: over ? 'w' : 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Names of the new files: that of the source, told apart by a number where two would be the same. */
function named(
  outcomes: readonly Outcome[],
  to: Target,
): { file: string; name: string; bytes: Uint8Array }[] {
  const taken = new Set<string>()
  return outcomes.flatMap(({ file, reports }) =>
    reports.flatMap(({ facts, written }) => {
      if (!written) return []
      const year = reports.length > 1 && facts.year !== null ? `-${facts.year}` : ''
      const base = `${basename(file, extname(file))}${year}`
      let name = `${base}.${to}`
      for (let number = 2; taken.has(name); number++) name = `${base}-${number}.${to}`
      taken.add(name)
      return [{ file, name, bytes: written }]
    }),
  )
}
