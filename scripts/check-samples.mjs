// No run of 25 Han characters of the sample reports stands in the repository: samples are input, not text to copy.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const folder = '../shared/samples'
const RUN = 25
if (!existsSync(folder)) {
  console.error('  skipped: the sample reports are not here')
  process.exit(0)
}
// Labels that the law or the official form words are everybody's text.
const official = readFileSync('scripts/official-wording.txt', 'utf8').replace(/[^\p{Script=Han}]/gu, '')
const han = (text) => text.replace(/[^\p{Script=Han}]/gu, '')
const runs = new Map()
for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
  const text = han(readFileSync(`${folder}/${name}`, 'utf8'))
  for (let at = 0; at + RUN <= text.length; at++) runs.set(text.slice(at, at + RUN), name)
}
for (let at = 0; at + RUN <= official.length; at++) runs.delete(official.slice(at, at + RUN))
const files = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' }).stdout.split(
  '\n',
)
let found = 0
for (const file of files.filter(
  (name) => /\.(tsx?|mjs|md|json|sql|css|html|txt)$/.test(name) && existsSync(name),
)) {
  if (file === 'scripts/official-wording.txt' || file === 'package-lock.json') continue
  const text = han(readFileSync(file, 'utf8'))
  for (let at = 0; at + RUN <= text.length; at++) {
    const run = text.slice(at, at + RUN)
    if (!runs.has(run)) continue
    console.error(`  ${file} shares “${run}” with ${runs.get(run)}`)
    found += 1
    break
  }
}
process.exit(found > 0 ? 1 : 0)
