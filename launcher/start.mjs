#!/usr/bin/env node
// npm start: install, build, serve.
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { environmentWith, main, root, run } from './runtime.mjs'

await main(async () => {
  const node = await ensureInstalled()
  await build(node)
  return run(node, ['--enable-source-maps', join(root, 'server/dist/main.js'), ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? root,
    env: environmentWith(node),
  })
})
