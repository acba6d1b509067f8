#!/usr/bin/env node
// The command line: `npx yangguang help`.
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { environmentWith, main, root, run } from './runtime.mjs'

await main(async () => {
  const node = await ensureInstalled()
  await build(node, { console: false })
  return run(node, ['--enable-source-maps', join(root, 'server/dist/cli.js'), ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    // Wherever it is called from, it looks after what `npm start` or start.sh serves.
    env: { ...environmentWith(node), DATA_DIR: process.env.DATA_DIR || join(root, 'data') },
  })
})
