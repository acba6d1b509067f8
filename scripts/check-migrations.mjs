// A migration that is on the main branch is never edited: databases have run it.
import { spawnSync } from 'node:child_process'

const git = (...args) => spawnSync('git', args, { encoding: 'utf8' })
const base = ['origin/main', 'main'].find((ref) => git('rev-parse', '--verify', '-q', ref).status === 0)
if (!base) {
  console.error('  skipped: this is no git checkout with a main branch')
  process.exit(0)
}
const edited = git('diff', '--diff-filter=MDR', '--name-only', base, '--', 'server/migrations').stdout.trim()
if (edited) console.error(edited.replace(/^/gm, '  edited after it was merged: '))
process.exit(edited ? 1 : 0)
