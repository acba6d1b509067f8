#!/usr/bin/env node
// The repository's other tasks, each under the right Node: npm run check | dev | build | e2e | format | db:new | db:schema
import { join } from 'node:path'
import { build } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { environmentWith, LaunchProblem, main, root, run, say } from './runtime.mjs'

const [task, ...rest] = process.argv.slice(2)

await main(async () => {
  const node = await ensureInstalled()
  const options = { cwd: root, env: environmentWith(node) }
  const bin = (file, ...args) => run(node, [join(root, 'node_modules', file), ...args], options)
  const script = (file, ...args) => run(node, [join(root, 'scripts', file), ...args], options)

  const tasks = {
    async check() {
      const steps = [
        [
          '格式与静态检查',
          () => bin('@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off', '.'),
        ],
        // The benches run the server: both are read in one go.
        ['类型：server、bench', () => bin('typescript/bin/tsc', '-p', 'bench')],
        ...['console', 'e2e', 'annual-report'].map((workspace) => [
          `类型：${workspace}`,
          () => bin('typescript/bin/tsc', '-p', workspace),
        ]),
        ['房间之间的边界', () => script('check-boundaries.mjs')],
        ['许可证', () => script('check-licences.mjs')],
        ['迁移未被改动', () => script('check-migrations.mjs')],
        ['样本文字未被抄录', () => script('check-samples.mjs')],
        ['术语表', () => script('check-glossary.mjs')],
      ]
      let failed = 0
      const inTurn = async () => {
        for (let next = steps.shift(); next; next = steps.shift()) {
          const [title, step] = next
          const code = await step()
          say(`${code === 0 ? '✓' : '✗'} ${title}`)
          if (code !== 0) failed += 1
        }
      }
      // Each step keeps one core busy.
      await Promise.all([inTurn(), inTurn()])
      return failed === 0 ? 0 : 1
    },
    async dev() {
      await build(node)
      return run(node, ['--enable-source-maps', '--watch', join(root, 'server/dist/main.js')], options)
    },
    async build() {
      await build(node)
      return 0
    },
    async e2e() {
      await build(node)
      return bin('vitest/vitest.mjs', 'run', '--project', 'e2e', ...rest)
    },
    format: () => bin('@biomejs/biome/bin/biome', 'check', '--write', '.'),
    'db:new': () => script('new-migration.mjs', ...rest),
    'db:schema': () => script('dump-schema.mjs', ...rest),
  }
  const work = tasks[task]
  if (!work) throw new LaunchProblem(`没有名为 ${task} 的任务，可用：${Object.keys(tasks).join('、')}`)
  return work()
})
