import { cp, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBody, listBodies } from '#foundation/bodies'
import { day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { readConfig } from '../config.ts'
import { migrations, open } from '../process.ts'
import type { Terminal } from './terminal.ts'
import { upgrade, upgradeUndo } from './upgrade.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yangguang-upgrade-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function terminal(): Terminal & { text: () => string } {
  const lines: string[] = []
  return { out: (line) => lines.push(line), say: (line) => lines.push(line), text: () => lines.join('\n') }
}

describe('an upgrade', () => {
  it('that fails leaves the database as the old version knows it; one that succeeds can be undone', async () => {
    const config = readConfig({ DATA_DIR: join(folder, 'data'), DEMO: '0' })
    const today = day('2026-03-03')
    const bodies = async () => {
      const opened = await open(config, () => {})
      const names = (await listBodies(opened.deps.db, today)).map(({ name }) => name)
      await opened.close()
      return names
    }
    const found = async (code: string, name: string) => {
      const { deps, close } = await open(config, () => {})
      await inTransaction(deps.db, (tx) =>
        createBody(tx, deps.clock, undefined, {
          ...{ kind: 'department', code, areaCode: '990100', name, shortName: name },
          establishedOn: day('2015-01-01'),
        }),
      )
      await close()
    }
    await found('990100001', '景澜市教育局')
    const newer = join(folder, 'migrations')
    await cp(migrations, newer, { recursive: true })
    const next = async (file: string, text: string) => writeFile(join(newer, file), text)
    const run = async () => {
      const said = terminal()
      return [await upgrade(config, said, newer), said.text()]
    }

    const running = await open(config, () => {})
    await next('20990101_0000_bodies_rename.sql', "update bodies_name set name = '改名后的单位';")
    expect(await run()).toEqual([2, expect.stringContaining('请先停止服务')])
    await running.close()

    await next('20990101_0001_bodies_wrong.sql', 'alter table bodies_that_is_not_there add column x int;')
    expect(await run()).toEqual([1, expect.stringContaining('已恢复到升级之前')])
    // The old version starts on it, and nothing of the first, good step is left.
    expect(await bodies()).toContain('景澜市教育局')

    await next('20990101_0001_bodies_wrong.sql', 'select 1;')
    expect(await run()).toEqual([0, expect.stringContaining('数据库结构更新 2 项')])
    await expect(bodies()).rejects.toThrow('由较新版本的程序建立')
    expect(await run()).toEqual([0, expect.stringContaining('不需要升级')])

    const asked = terminal()
    expect([await upgradeUndo([], config, asked), asked.text()]).toEqual([
      2,
      expect.stringContaining('--yes'),
    ])
    // As somebody left it who cut an earlier attempt off.
    await rename(join(config.dataDir, 'pg18'), join(config.dataDir, 'pg18.replaced'))
    expect(await upgradeUndo(['--yes'], config, terminal())).toBe(0)
    expect(await bodies()).toContain('景澜市教育局')
    expect(await upgradeUndo(['--yes'], config, terminal())).toBe(2)
  }, 240_000)
})
