/**
 * Reads and checks texts made to cost time and samples mutated at random, and prints the dearest of them in
 * milliseconds of processor beside the limit of one second.
 *
 *   node bench/annual-report/hostile.ts
 */
import { check, ReadError, readReport } from '../../annual-report/src/index.ts'
import { hostile } from '../../annual-report/test/hostile.ts'

const LIMIT = 1_000

function cost(text: string): number {
  const began = process.cpuUsage()
  try {
    for (const report of readReport(text)) check(report, { previous: report })
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
  }
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

const costs = Object.entries(hostile)
  .map(([name, text]) => ({ name, length: text.length, milliseconds: cost(text) }))
  .toSorted((a, b) => b.milliseconds - a.milliseconds)
for (const { name, length, milliseconds } of costs.slice(0, 5)) {
  console.log(`${milliseconds.toFixed(0).padStart(5)} ms  ${name} (${length} characters)`)
}
const worst = costs[0]?.milliseconds ?? 0
console.log(`${costs.length} texts, the dearest ${worst.toFixed(0)} ms of processor; limit ${LIMIT} ms`)
if (worst > LIMIT) process.exitCode = 1
