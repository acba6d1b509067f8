import { checkIndex, rebuildIndex } from '#foundation/search'
import { buildApp } from '../app.ts'
import type { Config } from '../config.ts'
import { open } from '../process.ts'
import { exit, type Terminal } from './terminal.ts'

const faultNames = { missing: '缺少', surplus: '多余', outdated: '过时' } as const
const MOST_SHOWN = 20

/** `yangguang search rebuild`: builds the index anew from the records, while the site goes on serving. */
export async function searchRebuild(config: Config, terminal: Terminal): Promise<number> {
  const { deps, close } = await open(config, (line) => terminal.say(line))
  try {
    const { app, searchable } = await buildApp(deps)
    const count = await rebuildIndex(deps.db, searchable, (done) => {
      if (done % 1_000 === 0 && done > 0) terminal.say(`  已处理${done}条`)
    })
    await app.close()
    terminal.out(`索引已重建，共${count}条。`)
    return exit.ok
  } finally {
    await close()
  }
}

/** `yangguang search check [--repair]`: compares the index with the records. */
export async function searchCheck(
  args: readonly string[],
  config: Config,
  terminal: Terminal,
): Promise<number> {
  const repair = args.includes('--repair')
  const { deps, close } = await open(config, (line) => terminal.say(line))
  try {
    const { app, searchable } = await buildApp(deps)
    const { checked, faults } = await checkIndex(deps.db, searchable, repair)
    await app.close()
    terminal.out(
      `核对${checked}条，不一致${faults.length}条${repair && faults.length > 0 ? '，已修复' : ''}。`,
    )
    for (const { kind, id, fault } of faults.slice(0, MOST_SHOWN))
      terminal.out(`  ${faultNames[fault]}：${kind} ${id}`)
    return faults.length === 0 || repair ? exit.ok : exit.findings
  } finally {
    await close()
  }
}
