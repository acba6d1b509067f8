import { listNotices } from '#foundation/calendar'
import { filesMissing } from '#foundation/files'
import { accessIsReviewed } from '#foundation/identity'
import {
  type Freshness,
  latestHead,
  ledgerFreshness,
  MOST_CLOCK_BEHIND_SECONDS,
  verifyHead,
} from '#foundation/ledger'
import { lateMessages } from '#foundation/notify'
import { momentInShanghai, systemClock } from '#platform/clock'
import { serverTime, serverVersion } from '#platform/db'
import { type JobState, MOST_SILENT_SECONDS, silenceOf } from '#platform/jobs'
import { buildApp, type Deps } from '../../app.ts'
import type { Config } from '../../config.ts'
import { lastBackup, lastRehearsal } from '../backup/notes.ts'
import { type Finding, ill, mind, well } from './finding.ts'

const DAY_MS = 86_400_000
const BACKUP_OLD_DAYS = 7
const REHEARSAL_OLD_DAYS = 92
/** Of the files that the records name so many of the newest are looked for. */
const FILES_LOOKED_FOR = 1_000
/** The State Council's notice of the next year comes out in November or by mid-December. */
const NOTICE_MONTH = 12

/**
 * What the running records say: database, ledger, clock, followers, jobs, calendar.
 * @param serves the service runs, so that heads are signed and jobs begin
 */
export async function examineHouse(deps: Deps, serves: boolean): Promise<Finding[]> {
  const { db, keys } = deps
  const [version, fresh, head, there] = [
    await serverVersion(db),
    await ledgerFreshness(db, systemClock),
    await latestHead(db),
    await serverTime(db),
  ]
  const signed = head === undefined || verifyHead(head, keys.publicKeyPem)
  const slow = fresh.followers.filter(({ behind }) => behind > 1_000)
  return [
    well(`数据库 PostgreSQL ${version}，账本 ${fresh.size} 条`),
    signed
      ? well('密钥与数据库相符，最新树头的签名成立')
      : ill('最新树头不是本机密钥所签：keys 与数据库不是一套，请从备份恢复。'),
    clock(fresh, there, serves),
    slow.length === 0
      ? well('检索等跟随账本的部分没有积压')
      : mind(
          `${slow.map(({ name, behind }) => `${name} 落后 ${behind} 条`).join('、')}：服务运行后应当很快追上，持续不降请看日志。`,
        ),
    ...(await program(deps, serves)),
    await messages(deps),
    await files(deps),
    await calendar(deps),
  ]
}

/** A stretch of time in the unit in which one thinks of it. */
function spanOf(seconds: number): string {
  const [minute, hour, day] = [60, 3_600, 86_400]
  if (seconds < 2 * minute) return `${Math.round(seconds)} 秒`
  if (seconds < 2 * hour) return `${Math.round(seconds / minute)} 分钟`
  if (seconds < 2 * day) return `${Math.round(seconds / hour)} 小时`
  return `${Math.round(seconds / day)} 天`
}

function clock({ clockBehindSeconds, headBehindSeconds }: Freshness, there: Date, serves: boolean): Finding {
  const apart = Math.abs(systemClock.now().getTime() - there.getTime()) / 1_000
  if (clockBehindSeconds > MOST_CLOCK_BEHIND_SECONDS)
    return ill(`服务器时钟比最新树头慢 ${spanOf(clockBehindSeconds)}：请校准时间，此前不会签署新的树头。`)
  if (serves && headBehindSeconds > MOST_CLOCK_BEHIND_SECONDS)
    return ill(
      `账本已有 ${spanOf(headBehindSeconds)}没有签署：请核对服务器时间，被拨快的请拨回；时间无误的请重新启动服务。`,
    )
  return apart > MOST_CLOCK_BEHIND_SECONDS
    ? ill(`本机与数据库服务器的时钟相差 ${spanOf(apart)}：请让两边都与时间服务器同步。`)
    : well(`服务器时钟正常，北京时间 ${momentInShanghai(systemClock.now())}`)
}

async function messages({ db }: Deps): Promise<Finding> {
  const { waiting, failed } = await lateMessages(db, systemClock)
  if (waiting + failed === 0) return well('没有滞留的通知')
  return mind(
    `等待超过一小时的通知 ${waiting} 条，一周内没有发出的 ${failed} 条：请核对 SMTP_URL、SMS_URL 和对方服务器。`,
  )
}

async function files({ db, filesDir }: Deps): Promise<Finding> {
  const missing = await filesMissing(db, filesDir, FILES_LOOKED_FOR)
  return missing === 0
    ? well('记录中最新的文件都在 files 文件夹')
    : ill(`最新 ${FILES_LOOKED_FOR} 个文件中有 ${missing} 个不在 ${filesDir}：请从备份补齐该文件夹。`)
}

/** What only the whole program knows: its jobs, and who may call what. */
async function program(deps: Deps, serves: boolean): Promise<Finding[]> {
  const { app, jobs, routes } = await buildApp(deps)
  const [states, reviewed] = [await jobs.states(), await accessIsReviewed(deps.db, routes)]
  await app.close()
  return [
    ...jobsAmong(states, serves),
    reviewed
      ? well('权限总表已经由安全管理员复核')
      : mind('现在的权限总表没有复核过：请安全管理员在“权限总表”页面查看变化并复核。'),
  ]
}

function jobsAmong(states: readonly JobState[], serves: boolean): Finding[] {
  const silent = serves ? silenceOf(states, systemClock) : 0
  if (silent > MOST_SILENT_SECONDS)
    return [
      ill(
        `后台任务已有 ${spanOf(silent)}没有运行（定时发布、发信等都靠它）：请重新启动服务；仍不运行的，请看日志中的 job queue。`,
      ),
    ]
  const failed = states.filter(({ failures }) => failures > 0)
  if (failed.length === 0) return [well('后台任务上次运行都成功')]
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

/** When the last backup was taken and tried; a server of the organisation's own has its own copies. */
export async function examineBackups({ databaseUrl, dataDir }: Config): Promise<Finding[]> {
  if (databaseUrl) return [mind('数据库由 DATABASE_URL 的服务器备份：请另行确认，并备份 keys 和 files。')]
  const taken = await lastBackup(dataDir)
  if (!taken) return [mind('还没有备份过：请定期运行 yangguang backup 文件夹。')]
  const tried = await lastRehearsal(dataDir)
  return [
    isOld(taken, BACKUP_OLD_DAYS)
      ? mind(`上次备份 ${momentInShanghai(taken)}，已超过七天，请运行 yangguang backup 文件夹。`)
      : well(`上次备份 ${momentInShanghai(taken)}`),
    tried === undefined
      ? mind('还没有做过恢复演练：请运行 yangguang backup test 文件夹。')
      : !tried.good
        ? ill(`上次恢复演练 ${momentInShanghai(tried.at)} 没有成功：请重新备份后再演练。`)
        : isOld(tried.at, REHEARSAL_OLD_DAYS)
          ? mind(`上次恢复演练 ${momentInShanghai(tried.at)}，已超过三个月，请再做一次。`)
          : well(`上次恢复演练 ${momentInShanghai(tried.at)}，成功`),
  ]
}

const isOld = (at: Date, days: number): boolean => systemClock.now().getTime() - at.getTime() > days * DAY_MS
