// Makes a release: the offline bundle for each kind of machine, the list of packages (CycloneDX), checksums and their signature.
//   node deploy/release.mjs keys FOLDER                                   once: a pair of keys
//   node deploy/release.mjs OUT --key release.key [--arch x64] [--arch arm64] [--audit audit.json | --unaudited WHY]
// The work tree must be clean: a release is what a commit holds.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { NODE_VERSION } from '../launcher/runtime.mjs'
import { askRegistry, readAudit } from './audit.mjs'
import { newKeys, signRelease } from './signing.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    key: { type: 'string' },
    arch: { type: 'string', multiple: true, default: ['x64', 'arm64'] },
    audit: { type: 'string' },
    unaudited: { type: 'string' },
  },
})
const [first, second] = positionals
if (first === 'keys' && second) {
  mkdirSync(second, { recursive: true, mode: 0o700 })
  const { secret, open } = newKeys(second)
  console.log(`私钥 ${secret}（离线保管）；公钥 ${open}（公布）`)
  process.exit(0)
}
if (!first || !values.key) {
  console.error(
    '用法：node deploy/release.mjs 输出文件夹 --key release.key [--arch x64] [--arch arm64] [--audit audit.json | --unaudited 原因]',
  )
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
const audited = auditOf()
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
// npm names it after the folder it lies in, and does not know that Node comes along.
listed.metadata.component.name = 'yangguang'
for (const arch of values.arch) {
  const purl = `pkg:npm/node-linux-${arch}@${NODE_VERSION}`
  const [name, licenses] = [`node-linux-${arch}`, [{ license: { id: 'MIT' } }]]
  listed.components.push({
    'bom-ref': purl,
    type: 'application',
    name,
    version: NODE_VERSION,
    purl,
    licenses,
  })
}
writeFileSync(join(out, `yangguang-${version}.cdx.json`), `${JSON.stringify(listed, undefined, 1)}\n`)
writeFileSync(
  join(out, 'RELEASE.txt'),
  `yangguang ${version}\ncommit ${git('rev-parse', 'HEAD')}\n${git('show', '-s', '--format=%cI', 'HEAD')}\n${audited.line}\n`,
)
if (audited.report) writeFileSync(join(out, `yangguang-${version}.audit.json`), audited.report)
await signRelease(out, privateKey)
console.log(`发布已写到 ${out}：${readdirSync(out).join('、')}`)

/** Known weaknesses before anything is packed. */
function auditOf() {
  const report = values.audit ? readFileSync(values.audit, 'utf8') : askRegistry(top)
  const found = readAudit(report)
  if (found && found.serious.length > 0) {
    console.error(`依赖有已知的高危漏洞，不能发布：${found.serious.join('、')}。请升级后再发布。`)
    process.exit(1)
  }
  if (found) return { report, line: `audit ${found.total} known weaknesses, none high or critical` }
  if (values.unaudited) return { line: `audit none: ${values.unaudited}` }
  console.error(
    '软件源没有答复漏洞查询（npm audit），不知道依赖有没有已知漏洞。请在能访问软件源的机器上对同一提交运行\n' +
      '  npm audit --omit dev --json > audit.json\n再用 --audit audit.json 发布；确实无法查询的，用 --unaudited 写明原因，原因会写进 RELEASE.txt。',
  )
  process.exit(1)
}
