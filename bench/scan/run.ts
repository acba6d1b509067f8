/**
 * Scans the leak corpus (one planted number a file, every one hidden in another way) and clean look-alikes, then
 * files of 5 MB, and prints what was found, the false alarms, and seconds of processor beside the two seconds allowed.
 *
 *   node bench/scan/run.ts
 */

import { scanFile } from '../../server/src/foundation/scan/scan-file.ts'
import { cleanCorpus, leakCorpus } from '../../server/test/leak-corpus.ts'
import { fiveMegabytes } from './large.ts'

const LIMIT_SECONDS = 2
const say = (line: string) => process.stdout.write(`${line}\n`)

const planted = await leakCorpus()
const missed: string[] = []
for (const file of planted) {
  const findings = await scanFile({ id: file.name, ...file })
  if (!findings.some((found) => found.kind === 'id_card')) missed.push(`${file.name} (${file.trick})`)
}
const clean = await cleanCorpus()
const alarms: string[] = []
for (const file of clean) {
  const findings = await scanFile({ id: file.name, ...file })
  alarms.push(...findings.map((found) => `${file.name} ${found.kind}`))
}
say(
  `planted ${planted.length}, found ${planted.length - missed.length}${missed.length ? `, missed ${missed.join(', ')}` : ''}`,
)
say(`clean ${clean.length}, false alarms ${alarms.length}${alarms.length ? `: ${alarms.join(', ')}` : ''}`)

for (const file of await fiveMegabytes()) {
  const began = process.cpuUsage()
  const findings = await scanFile({ id: file.name, ...file })
  const { user, system } = process.cpuUsage(began)
  const seconds = (user + system) / 1_000_000
  const size = (file.content.length / 1_048_576).toFixed(1)
  say(
    `${file.name} ${size} MB: ${seconds.toFixed(2)} s, ${(seconds / LIMIT_SECONDS).toFixed(2)} of the limit, ${findings.length} findings`,
  )
}
