// Every installed package is under a permissive licence; MPL only for tools that are not shipped.
import { existsSync, readFileSync } from 'node:fs'

const permissive =
  /^(MIT|MIT-0|ISC|0BSD|Apache-2\.0|BSD|BSD-2-Clause|BSD-3-Clause|BlueOak-1\.0\.0|Python-2\.0|CC0-1\.0|CC-BY-4\.0|CC-BY-3\.0|Unlicense|PostgreSQL|Zlib|WTFPL|OFL-1\.1)$/
const toolsOnly = /^MPL-2\.0$/
// Packages that name their licence in the readme only, read by a person.
const inReadme = { 'node_modules/combine-errors': 'MIT' }
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const bad = []
let seen = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) continue
  if (entry.link) continue
  let licence = entry.license
  if (!licence && existsSync(`${path}/package.json`))
    licence = JSON.parse(readFileSync(`${path}/package.json`, 'utf8')).license
  licence ??= inReadme[path]
  seen += 1
  const choices = String(licence ?? 'none')
    .replace(/[()]/g, '')
    .split(/ OR | or /)
  const fine = choices.some((choice) => choice.split(/ AND /).every((one) => permissive.test(one.trim())))
  if (!fine && !(entry.dev && choices.some((choice) => toolsOnly.test(choice))))
    bad.push(`${path}: ${licence}`)
}
for (const line of bad) console.error(`  ${line}`)
console.error(`  ${seen} packages`)
process.exit(bad.length > 0 ? 1 : 0)
