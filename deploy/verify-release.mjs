// node deploy/verify-release.mjs FOLDER --key release.pub
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { SUMS, verifyRelease } from './signing.mjs'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } })
const [folder] = positionals
if (!folder || !values.key) {
  console.error('用法：node deploy/verify-release.mjs 发布文件夹 --key release.pub')
  process.exit(2)
}
const problems = await verifyRelease(folder, readFileSync(values.key, 'utf8'))
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)
const count = readFileSync(`${folder}/${SUMS}`, 'utf8').trim().split('\n').length
console.log(`发布完整：${count} 个文件的校验值相符，签名成立。`)
