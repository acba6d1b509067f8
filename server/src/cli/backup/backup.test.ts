import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record, startSequencer } from '#foundation/ledger'
import { newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { readConfig } from '../../config.ts'
import { open } from '../../process.ts'
import { ledgerVerify } from '../ledger-verify.ts'
import type { Terminal } from '../terminal.ts'
import { lastRehearsal } from './notes.ts'
import { rehearseRestore } from './rehearse.ts'
import { restore } from './restore.ts'
import { backup } from './take.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yangguang-backup-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function made(path: string): Promise<string> {
  await mkdir(path, { recursive: true })
  return path
}

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
        // Hundreds tell as much as tens of thousands, and each is verified again and again below.
        await sleep(10)
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

    // A copy of every day keeps its keys apart, the newest stay, and each can be tried without touching the service.
    const [days, apart] = [join(folder, 'days'), join(folder, 'apart')]
    const old = ['2026-03-01_0230', '2026-03-02_0230', '2026-03-03_0230']
    for (const name of old) {
      await cp(target, join(days, name), { recursive: true })
      await rename(join(days, name, 'keys'), join(await made(apart), name))
    }
    await mkdir(join(days, 'somebody-else'))
    const daily = ['--into', days, '--keep', '2', '--keys', apart]
    const kept = terminal()
    expect([await backup(daily, restored, kept), kept.text()]).toEqual([
      0,
      expect.stringContaining('保留最近 2 份，删除更早的 2 份'),
    ])
    const [third, newest, other] = (await readdir(days)).sort()
    expect([third, other]).toEqual(['2026-03-03_0230', 'somebody-else'])
    expect((await readdir(apart)).sort()).toEqual([third, newest])
    expect(await readdir(join(days, newest ?? ''))).not.toContain('keys')
    const tried = terminal()
    expect([await rehearseRestore([days, '--keys', apart], restored, tried), tried.text()]).toEqual([
      0,
      expect.stringMatching(/账本完整[\s\S]*恢复演练成功/),
    ])
    expect(await lastRehearsal(restored.dataDir)).toMatchObject({ good: true })
    expect((await readdir(days)).sort()).toEqual([third, newest, other])
    const keyless = terminal()
    expect([await rehearseRestore([days], restored, keyless), keyless.text()]).toEqual([
      1,
      expect.stringMatching(/keys\/\S+ 缺失[\s\S]*恢复演练失败/),
    ])
    expect(await lastRehearsal(restored.dataDir)).toMatchObject({ good: false })

    await writeFile(join(target, 'keys', 'personal-data.key'), 'changed')
    const spoiled = terminal()
    const spoilt = readConfig({ DATA_DIR: join(folder, 'third'), DEMO: '0' })
    expect([await restore([target], spoilt, spoiled), spoiled.text()]).toEqual([
      1,
      expect.stringContaining('personal-data.key 缺失或者已改动'),
    ])
    await writeFile(join(target, 'manifest.json'), '{"madeAt":')
    const cut = terminal()
    expect([await restore([target], spoilt, cut), cut.text()]).toEqual([
      1,
      expect.stringContaining('manifest.json 缺失或者已改动'),
    ])
  }, 240_000)
})
