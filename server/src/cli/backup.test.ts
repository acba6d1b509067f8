import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record, startSequencer } from '#foundation/ledger'
import { newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { readConfig } from '../config.ts'
import { open } from '../process.ts'
import { backup, restore } from './backup.ts'
import { ledgerVerify } from './ledger-verify.ts'
import type { Terminal } from './terminal.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yangguang-backup-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function terminal(): Terminal & { text: () => string } {
  const lines: string[] = []
  return { out: (line) => lines.push(line), say: (line) => lines.push(line), text: () => lines.join('\n') }
}

describe('a backup', () => {
  it('is taken while the service writes, restored into an empty folder, and verified against the signed heads', async () => {
    const config = readConfig({ DATA_DIR: join(folder, 'data'), DEMO: '0' })
    const opened = await open(config, () => {})
    const { db, clock, keys, log } = opened.deps
    const sequencer = startSequencer(opened.database, keys, clock, log)
    let [writing, written] = [true, 0]
    const writer = (async () => {
      while (writing) {
        await inTransaction(db, (tx) =>
          record(tx, clock, { kind: 'test.kept', subject: { kind: 'test', id: newId() } }),
        )
        written += 1
      }
    })()
    const target = join(folder, 'copy')
    const said = terminal()
    expect([await backup([target], config, said), said.text()]).toEqual([
      0,
      expect.stringContaining('已备份'),
    ])
    expect(await backup([target], config, terminal())).toBe(2)
    writing = false
    await writer
    await sequencer.stop()
    await opened.close()
    expect(written).toBeGreaterThan(0)

    const restored = readConfig({ DATA_DIR: join(folder, 'restored'), DEMO: '0' })
    const again = terminal()
    expect([await restore([target], restored, again), again.text()]).toEqual([
      0,
      expect.stringContaining('全部核对相符'),
    ])
    const verdict = terminal()
    expect([await ledgerVerify(restored, verdict), verdict.text()]).toEqual([
      0,
      expect.stringContaining('账本完整'),
    ])
    expect(await restore([target], restored, terminal())).toBe(2)

    await writeFile(join(target, 'keys', 'personal-data.key'), 'changed')
    const spoiled = terminal()
    const third = readConfig({ DATA_DIR: join(folder, 'third'), DEMO: '0' })
    expect([await restore([target], third, spoiled), spoiled.text()]).toEqual([
      1,
      expect.stringContaining('personal-data.key 缺失或者已改动'),
    ])
  }, 240_000)
})
