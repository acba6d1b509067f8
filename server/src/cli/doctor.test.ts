import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../config.ts'
import { open } from '../process.ts'
import { backup } from './backup.ts'
import { doctor } from './doctor.ts'
import type { Terminal } from './terminal.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yangguang-doctor-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the doctor', () => {
  it('says what is wrong and what to do, and looks at an older database without touching it', async () => {
    const config = readConfig({ DATA_DIR: join(folder, 'data'), DEMO: '0' })
    const examined = async () => {
      const lines: string[] = []
      const terminal: Terminal = { out: (line) => lines.push(line), say: () => {} }
      return { code: await doctor(config, terminal), text: lines.join('\n') }
    }
    const first = await examined()
    expect([first.code, first.text]).toEqual([1, expect.stringContaining('不存在或者不可写')])

    const opened = await open(config, () => {})
    await opened.deps.db
      .withTables<{ jobs_job: { name: string; failures: number; last_problem: string } }>()
      .insertInto('jobs_job')
      .values({ name: 'account.tidy', failures: 3, last_problem: 'TypeError' })
      .execute()
    await backup([join(folder, 'copy')], config, { out: () => {}, say: () => {} })
    const sick = await examined()
    expect(sick.code).toBe(1)
    expect(sick.text).toContain('停用长期未登录的账号”连续失败 3 次')
    expect(sick.text).toMatch(/\[正常\] 上次备份/)
    await opened.database.pool.query('delete from jobs_job')
    await opened.database.pool.query(
      'delete from platform_migration where name = (select max(name) from platform_migration)',
    )
    const older = await examined()
    expect([older.code, older.text]).toEqual([
      1,
      expect.stringContaining('请停止服务后运行 yangguang upgrade'),
    ])
    await opened.close()
  }, 240_000)
})
