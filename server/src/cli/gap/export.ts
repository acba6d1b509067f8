import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../../config.ts'
import { open } from '../../process.ts'
import { exit, type Terminal } from '../terminal.ts'
import { nextPackage } from './next-package.ts'

/**
 * `yangguang gap export FOLDER [--full]`: what is public and was not carried before, as the next signed package for a
 * network that is reached one way only.
 */
export async function gapExport(
  args: readonly string[],
  config: Config,
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { full: { type: 'boolean', default: false } },
  })
  const [name] = positionals
  if (!name) {
    terminal.say('请指明摆渡文件夹：yangguang gap export 文件夹')
    return exit.unreadable
  }
  const opened = await open(config, (line) => terminal.say(line))
  try {
    const made = await nextPackage(opened.deps, join(config.dataDir, 'gap'), resolve(name), values.full)
    if (!made) {
      terminal.out('上次导出以来公开的内容没有变化，没有生成新的摆渡包。')
      return exit.ok
    }
    const { manifest, folder, addresses, drawn } = made
    terminal.out(
      `已生成第 ${manifest.sequence} 个摆渡包 ${folder}：公开内容 ${addresses} 项，本次重新生成 ${drawn.length} 项，携带 ${manifest.carried.length} 个文件。`,
    )
    return exit.ok
  } finally {
    await opened.close()
  }
}

/** `yangguang gap key`: what the other side checks packages against; it must get there by another way than they do. */
export async function gapKey(config: Config, terminal: Terminal): Promise<number> {
  const opened = await open(config, (line) => terminal.say(line))
  terminal.out(opened.deps.keys.publicKeyPem.trim())
  await opened.close()
  return exit.ok
}
