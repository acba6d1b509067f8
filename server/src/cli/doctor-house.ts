import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listNotices } from '#foundation/calendar'
import { latestHead, ledgerFreshness, MOST_CLOCK_BEHIND_SECONDS, verifyHead } from '#foundation/ledger'
import { momentInShanghai, systemClock } from '#platform/clock'
import { serverVersion } from '#platform/db'
import { buildApp, type Deps } from '../app.ts'
import type { Config } from '../config.ts'
import { LAST_BACKUP } from './backup.ts'

export interface Finding {
  good: boolean | 'warn'
  text: string
}

const BACKUP_OLD_MS = 7 * 86_400_000
/** The State Council's notice of the next year comes out in November or by mid-December. */
const NOTICE_MONTH = 12

/** What the running records say: database, ledger, clock, followers, jobs, calendar. */
export async function examineHouse(deps: Deps): Promise<Finding[]> {
  const { db, keys } = deps
  const [version, fresh, head] = [
    await serverVersion(db),
    await ledgerFreshness(db, systemClock),
    await latestHead(db),
  ]
  const signed = head === undefined || verifyHead(head, keys.publicKeyPem)
  const clockGood = fresh.clockBehindSeconds <= MOST_CLOCK_BEHIND_SECONDS
  const slow = fresh.followers.filter(({ behind }) => behind > 1_000)
  return [
    { good: true, text: `数据库 PostgreSQL ${version}，账本 ${fresh.size} 条` },
    {
      good: signed,
      text: signed
        ? '最新树头的签名与本机密钥相符'
        : '最新树头不是本机密钥所签：keys 与数据库不是一套，请从备份恢复。',
    },
    {
      good: clockGood,
      text: clockGood
        ? '服务器时钟正常'
        : `服务器时钟比最新树头慢 ${Math.round(fresh.clockBehindSeconds / 60)} 分钟：请校准时间，此前不会签署新的树头。`,
    },
    slow.length === 0
      ? { good: true, text: '检索等跟随账本的部分没有积压' }
      : {
          good: 'warn',
          text: `${slow.map(({ name, behind }) => `${name} 落后 ${behind} 条`).join('、')}：服务运行后应当很快追上，持续不降请看日志。`,
        },
    ...(await jobs(deps)),
    await calendar(deps),
  ]
}

async function jobs(deps: Deps): Promise<Finding[]> {
  const { app, jobs } = await buildApp(deps)
  const failed = (await jobs.states()).filter(({ failures }) => failures > 0)
  await app.close()
  if (failed.length === 0) return [{ good: true, text: '后台任务上次运行都成功' }]
  return failed.map(({ title, failures, problem }) => ({
    good: false,
    text: `后台任务“${title}”连续失败 ${failures} 次（${problem}）：请在“后台任务”页面重试，原因见日志。`,
  }))
}

async function calendar({ db }: Deps): Promise<Finding> {
  const today = systemClock.today()
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const needed = month >= NOTICE_MONTH ? year + 1 : year
  const entered = (await listNotices(db)).some((notice) => notice.year === needed)
  return entered
    ? { good: true, text: `${needed} 年节假日安排已登记` }
    : {
        good: 'warn',
        text: `${needed} 年节假日安排没有登记，期限按周末推算并标为暂定：请在“工作日历”粘贴国务院办公厅通知。`,
      }
}

/** When the last backup was taken; a server of the organisation's own has its own copies. */
export async function lastBackup(config: Config): Promise<Finding> {
  if (config.databaseUrl)
    return { good: 'warn', text: '数据库由 DATABASE_URL 的服务器备份：请另行确认，并备份 keys 和 files。' }
  const at = await readFile(join(config.dataDir, LAST_BACKUP), 'utf8').catch(() => undefined)
  if (at === undefined) return { good: 'warn', text: '还没有备份过：请定期运行 yangguang backup 文件夹。' }
  const taken = new Date(at)
  const old = systemClock.now().getTime() - taken.getTime() > BACKUP_OLD_MS
  return {
    good: old ? 'warn' : true,
    text: `上次备份 ${momentInShanghai(taken)}${old ? '，已超过七天，请运行 yangguang backup 文件夹。' : ''}`,
  }
}
