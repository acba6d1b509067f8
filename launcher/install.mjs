// Phase 2: the packages, under the Node of phase 1 (an older one would silently drop some of them).
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { linkLibraries } from './libraries.mjs'
import { alone, ensureNode, NODE_VERSION, npm, root, say } from './runtime.mjs'

/** Node and packages are there afterwards. @returns the path of Node */
export async function ensureInstalled() {
  const stamp = join(root, 'node_modules', '.yangguang')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(NODE_VERSION)
    .digest('hex')
  const current = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (current()) return ensureNode()
  return alone(async () => {
    const node = await ensureNode()
    if (current()) return node
    say('· 正在安装依赖（首次约需一分钟）……')
    // No package needs its install script, so none is run.
    await npm(node, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], root)
    linkLibraries(join(root, 'node_modules'))
    writeFileSync(stamp, wanted)
    return node
  })
}
