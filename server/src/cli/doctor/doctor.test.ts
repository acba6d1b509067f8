import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '#foundation/ledger'
import { queueMessage } from '#foundation/notify'
import { addHours, type Clock } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { type Config, readConfig } from '../../config.ts'
import { open } from '../../process.ts'
import { backup } from '../backup/take.ts'
import type { Terminal } from '../terminal.ts'
import { doctor } from './doctor.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yangguang-doctor-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the doctor', () => {
  it('says what is wrong and what to do, and looks at an older database without touching it', async () => {
    const config = readConfig({ DATA_DIR: join(folder, 'data'), DEMO: '0', PORT: '0' })
    const examined = async (asked: Config = config) => {
      const lines: string[] = []
      const terminal: Terminal = { out: (line) => lines.push(line), say: () => {} }
      return { code: await doctor(asked, terminal), text: lines.join('\n') }
    }
    const first = await examined()
    expect([first.code, first.text]).toEqual([1, expect.stringContaining('不存在或者不可写')])
    expect(existsSync(config.dataDir)).toBe(false)

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
    expect(sick.text).toMatch(/\[注意\] 还没有做过恢复演练/)
    expect(sick.text).toMatch(/\[正常\] 没有滞留的通知/)
    await opened.database.pool.query("update jobs_job set last_started_at = now() - interval '1 hour'")
    expect((await examined()).text).toMatch(/\[故障\] 后台任务已有 60 分钟没有运行.*请重新启动服务/)
    await opened.database.pool.query('delete from jobs_job')

    const { db, clock, keys } = opened.deps
    const message = {
      way: 'email',
      to: 'a@b.cn',
      subject: '',
      text: '',
      about: { kind: 'test', id: '1' },
    } as const
    const yesterday: Clock = { ...clock, now: () => addHours(clock.now(), -24) }
    await inTransaction(db, (tx) => queueMessage(tx, yesterday, keys.vault, message))
    expect((await examined()).text).toMatch(/\[注意\] 等待超过一小时的通知 1 条/)
    const elsewhere = {
      ...config,
      messages: { smtpUrl: 'smtp://127.0.0.1:9', mailFrom: 'a@b.cn', smsUrl: '', smsKey: '' },
    }
    expect((await examined(elsewhere)).text).toMatch(/\[故障\] 发信服务器连不上/)
    expect((await examined(elsewhere)).text).not.toContain('没有规定加密')
    const ldap = {
      url: 'ldap://10.9.8.7',
      base: 'dc=x',
      filter: '(uid={login})',
      bindDn: '',
      bindPassword: '',
    }
    expect((await examined({ ...config, outer: { ldap } })).text).toContain(
      '[注意] LDAP_URL（ldap://10.9.8.7） 没有规定加密',
    )

    // What lost keys have sealed is not hidden by new ones, and those of another installation are not taken.
    await inTransaction(db, (tx) =>
      record(tx, clock, { kind: 'test.kept', subject: { kind: 'test', id: '1' } }),
    )
    const folderOfKeys = join(config.dataDir, 'keys')
    const key = join(folderOfKeys, 'personal-data.key')
    const content = await readFile(key)
    await rm(key)
    expect((await examined()).text).toMatch(/\[故障\] .*缺少密钥 personal-data.key/)
    await expect(open(config, () => {})).rejects.toThrow('缺少密钥')
    expect(existsSync(key)).toBe(false)
    await writeFile(key, randomBytes(32).toString('base64'), { mode: 0o600 })
    expect((await examined()).text).toMatch(/\[故障\] .*personal-data.key 不是本数据库所用的那一把/)
    await writeFile(key, content)
    await chmod(folderOfKeys, 0o755)
    expect((await examined()).text).toMatch(/\[故障\] 密钥文件夹 keys 可被其他用户读取/)
    await chmod(folderOfKeys, 0o700)

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
