import { verifyLedger } from '#foundation/ledger'
import type { Config } from '../config.ts'
import { open } from '../process.ts'
import { exit, type Terminal } from './terminal.ts'

const problems = {
  gap: '编号不连续',
  leaf: '记录内容与叶子不符',
  root: '树根与签名的树头不符',
  signature: '树头签名无效',
}

/** `yangguang ledger verify`: recomputes the whole log and every signed head. */
export async function ledgerVerify(config: Config, terminal: Terminal): Promise<number> {
  const { database, deps, close } = await open(config, (line) => terminal.say(line))
  try {
    const { size, heads, faults } = await verifyLedger(database.db, deps.keys.publicKeyPem)
    terminal.out(`账本共${size}条记录，${heads}个签名树头。`)
    for (const { position, problem } of faults) terminal.out(`  第${position}号：${problems[problem]}`)
    terminal.out(faults.length === 0 ? '账本完整，未发现改动。' : `发现${faults.length}处问题。`)
    return faults.length === 0 ? exit.ok : exit.findings
  } finally {
    await close()
  }
}
