#!/usr/bin/env node
// npm test: install, build, every test. Arguments go to vitest.
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { environmentWith, main, root, run } from './runtime.mjs'

await main(async () => {
  const node = await ensureInstalled()
  await build(node)
  return run(node, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...process.argv.slice(2)], {
    cwd: root,
    env: environmentWith(node),
  })
})
