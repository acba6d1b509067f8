// Each row of the glossary points at a room that exists, and no term stands twice.
import { existsSync, readFileSync } from 'node:fs'

const rows = readFileSync('docs/glossary.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (-|Term)/.test(line))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  )
const problems = []
const seen = new Set()
for (const [term, code, room] of rows) {
  if (seen.has(term)) problems.push(`${term} stands twice`)
  seen.add(term)
  if (!term || !code || !room) problems.push(`row of ${term} is incomplete`)
  else if (!existsSync(room === 'annual-report' ? 'annual-report/src' : `server/src/${room}`))
    problems.push(`${term}: no room ${room}`)
}
for (const problem of problems) console.error(`  ${problem}`)
console.error(`  ${rows.length} terms`)
process.exit(problems.length > 0 || rows.length === 0 ? 1 : 0)
