// Makes a release: the offline bundle for each kind of machine, the list of packages (CycloneDX), checksums and their signature.
//   node deploy/release.mjs keys FOLDER                                   once: a pair of keys
//   node deploy/release.mjs OUT --key release.key [--arch x64] [--arch arm64]
// The work tree must be clean: a release is what a commit holds.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { newKeys, signRelease } from './signing.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, arch: { type: 'string', multiple: true, default: ['x64', 'arm64'] } },
})
const [first, second] = positionals
if (first === 'keys' && second) {
  mkdirSync(second, { recursive: true, mode: 0o700 })
  const { secret, open } = newKeys(second)
  console.log(`私钥 ${secret}（离线保管）；公钥 ${open}（公布）`)
  process.exit(0)
}
if (!first || !values.key) {
  console.error('用法：node deploy/release.mjs 输出文件夹 --key release.key [--arch x64] [--arch arm64]')
  process.exit(2)
}
const top = resolve(import.meta.dirname, '..')
const git = (...args) => execFileSync('git', args, { cwd: top, encoding: 'utf8' }).trim()
if (git('status', '--porcelain') !== '') {
  console.error('工作区有未提交的改动，发布必须来自一个提交。')
  process.exit(1)
}
const out = resolve(first)
mkdirSync(out, { recursive: true })
if (readdirSync(out).length > 0) {
  console.error(`${out} 不是空文件夹。`)
  process.exit(1)
}
const privateKey = readFileSync(values.key, 'utf8')
const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'))
for (const arch of values.arch) {
  const file = join(out, `yangguang-${version}-linux-${arch}.tar.gz`)
  const packer = join(import.meta.dirname, 'offline-bundle.mjs')
  execFileSync(process.execPath, [packer, '--arch', arch, file], { stdio: ['ignore', 2, 2] })
}
const sbom = [
  '--package-lock-only',
  '--sbom-format',
  'cyclonedx',
  '--sbom-type',
  'application',
  '--omit',
  'dev',
]
const listed = JSON.parse(execFileSync('npm', ['sbom', ...sbom], { cwd: top, maxBuffer: 64 * 1024 * 1024 }))
// npm names it after the folder it lies in.
listed.metadata.component.name = 'yangguang'
writeFileSync(join(out, `yangguang-${version}.cdx.json`), `${JSON.stringify(listed, undefined, 1)}\n`)
writeFileSync(
  join(out, 'RELEASE.txt'),
  `yangguang ${version}\ncommit ${git('rev-parse', 'HEAD')}\n${git('show', '-s', '--format=%cI', 'HEAD')}\n`,
)
await signRelease(out, privateKey)
console.log(`发布已写到 ${out}：${readdirSync(out).join('、')}`)
