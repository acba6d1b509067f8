// Packs an installation for a network without the internet: program, packages, Node and database for one kind of
// machine. node deploy/offline-bundle.mjs [--arch x64|arm64] OUT.tar.gz; on the other side: tar xzf, then npm start.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { arch: { type: 'string', default: process.arch } },
})
const [out] = positionals
if (!out || !['x64', 'arm64'].includes(values.arch)) {
  console.error('node deploy/offline-bundle.mjs [--arch x64|arm64] OUT.tar.gz')
  process.exit(2)
}
const top = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'yangguang-bundle-'))
const bundle = join(folder, 'yangguang')
try {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: top, encoding: 'utf8' }).split('\0')
  for (const file of tracked.filter(Boolean))
    if (existsSync(join(top, file))) cpSync(join(top, file), join(bundle, file))
  const npm = (args) =>
    execFileSync('npm', args, { cwd: bundle, stdio: 'inherit', shell: process.platform === 'win32' })
  npm(['ci', '--no-audit', '--no-fund', `--cpu=${values.arch}`, '--os=linux', '--libc=glibc'])
  // Node for that machine, at the place where the launcher looks for it.
  npm([
    'install',
    '--no-save',
    '--prefix',
    '.runtime',
    `node-linux-${values.arch}@24`,
    '--force',
    '--no-audit',
    '--no-fund',
  ])
  if (values.arch === process.arch)
    execFileSync(process.execPath, ['launcher/run.mjs', 'build'], { cwd: bundle, stdio: 'inherit' })
  execFileSync('tar', ['-czf', resolve(out), '-C', folder, 'yangguang'])
  console.error(`packed ${resolve(out)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
