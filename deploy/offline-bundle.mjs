// Packs an installation for a network without the internet: program, packages, Node and database for one kind of
// machine. node deploy/offline-bundle.mjs [--arch x64|arm64] OUT.tar.gz; on the other side: tar xzf, then ./start.sh,
// and ./yangguang doctor, which need no Node and no npm on that machine.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled } from '../launcher/install.mjs'
import { linkLibraries } from '../launcher/libraries.mjs'
import { environmentWith, NODE_VERSION } from '../launcher/runtime.mjs'

function executable(path, text) {
  writeFileSync(path, `#!/bin/sh\n${text}`)
  chmodSync(path, 0o755)
}

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
  const node = await ensureInstalled()
  const run = (program, args, cwd) =>
    execFileSync(program, args, { cwd, stdio: ['ignore', 2, 2], env: environmentWith(node) })
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: top, encoding: 'utf8' }).split('\0')
  for (const file of tracked.filter(Boolean))
    if (existsSync(join(top, file))) cpSync(join(top, file), join(bundle, file))

  // Built with this machine's tools: the result is the same for every kind of machine.
  symlinkSync(join(top, 'node_modules'), join(bundle, 'node_modules'))
  run(node, ['launcher/run.mjs', 'build'], bundle)
  rmSync(join(bundle, 'node_modules'))

  // What runs, for the other machine; nothing that builds or tests.
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  const other = [`--cpu=${values.arch}`, '--os=linux', '--libc=glibc']
  run('npm', ['ci', '--omit=dev', ...quiet, ...other], bundle)
  linkLibraries(join(bundle, 'node_modules'))
  const lock = readFileSync(join(bundle, 'package-lock.json'))
  const stamp = createHash('sha256').update(lock).update(NODE_VERSION).digest('hex')
  writeFileSync(join(bundle, 'node_modules/.yangguang'), stamp)

  const runtime = join(bundle, '.runtime')
  mkdirSync(runtime, { recursive: true })
  writeFileSync(join(runtime, 'package.json'), '{"private":true}\n')
  const pinned = `node-linux-${values.arch}`
  run('npm', ['install', '--no-save', '--force', ...quiet, ...other, `${pinned}@${NODE_VERSION}`], runtime)
  const own = `.runtime/node_modules/${pinned}/bin/node`
  for (const [name, program, of] of [
    ['start.sh', 'launcher/start.mjs', 'Starts'],
    ['yangguang', 'launcher/yangguang.mjs', 'The command line'],
  ])
    executable(
      join(bundle, name),
      `# ${of}, from wherever it was unpacked, with the Node that came along.\n` +
        'here=$(dirname "$(readlink -f "$0")")\n' +
        `exec "$here/${own}" "$here/${program}" "$@"\n`,
    )
  // Where the bundle usually lies there is no other Node.
  for (const file of readdirSync(join(bundle, 'deploy')).filter((name) => name.endsWith('.service'))) {
    const path = join(bundle, 'deploy', file)
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('/usr/bin/node', `/opt/yangguang/${own}`))
  }
  // The same names, owners and order wherever it is packed.
  const plain = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner']
  execFileSync('tar', [...plain, '-czf', resolve(out), '-C', folder, 'yangguang'])
  console.error(`packed ${resolve(out)} for linux-${values.arch}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
