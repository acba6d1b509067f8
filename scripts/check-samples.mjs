// No run of 25 Han characters of the sample reports stands in the repository: samples are input, not text to copy.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const folder = '../shared/samples'
const RUN = 25
if (!existsSync(folder)) {
  console.error('  skipped: the sample reports are not here')
  process.exit(0)
}
// Labels that the law or the official form words are everybody's text: each one ends a run.
const han = (text) => text.replace(/[^\p{Script=Han}]/gu, '')
const official = readFileSync('scripts/official-wording.txt', 'utf8')
  .split('\n')
  .map(han)
  .filter(Boolean)
  .sort((a, b) => b.length - a.length)
const labels = new RegExp(official.join('|'), 'g')
const pieces = (text) => han(text).replace(labels, ' ').split(' ')
const runs = new Map()
for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
  for (const text of pieces(readFileSync(`${folder}/${name}`, 'utf8')))
    for (let at = 0; at + RUN <= text.length; at++) runs.set(text.slice(at, at + RUN), name)
}
const files = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' }).stdout.split(
  '\n',
)
let found = 0
for (const file of files.filter(
  (name) => /\.(tsx?|mjs|md|json|sql|css|html|txt)$/.test(name) && existsSync(name),
)) {
  if (file === 'scripts/official-wording.txt' || file === 'package-lock.json') continue
  const shared = pieces(readFileSync(file, 'utf8'))
    .flatMap((text) =>
      Array.from({ length: Math.max(0, text.length - RUN + 1) }, (_, at) => text.slice(at, at + RUN)),
    )
    .find((run) => runs.has(run))
  if (!shared) continue
  console.error(`  ${file} shares “${shared}” with ${runs.get(shared)}`)
  found += 1
}
process.exit(found > 0 ? 1 : 0)
