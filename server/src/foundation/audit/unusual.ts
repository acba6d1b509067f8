import { accountNames, hasRole, unusualViews } from '#foundation/identity'
import { busyHours, type Freshness, ledgerFreshness, MOST_CLOCK_BEHIND_SECONDS } from '#foundation/ledger'
import type { InboxRow, InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { checkedSince } from './check-unusual.ts'
import type { Unusual } from './contract.ts'
import { misusedSessions } from './misused.ts'

const HOURS = 1
/** An alarm that nobody saw at night is there in the morning, and after the holidays. */
const DAYS = 7
const DAY_MS = 24 * 3_600_000
/** A letter or an attachment that is fetched is more often part of the day's work than a person who is revealed. */
const EXPORTS_FOR_A_VIEW = 3

const counted = { views: 'person.revealed', exports: 'export.taken' } as const
const said = { views: '查看个人信息', exports: '导出或者下载文件' } as const

/** People who looked at unusually many persons, or took unusually many files, within an hour of the last days, until it is checked. */
export async function unusualReads(db: Db, clock: Clock): Promise<Unusual> {
  const atLeast = await unusualViews(db)
  const exportsAtLeast = atLeast * EXPORTS_FOR_A_VIEW
  const since = new Date(clock.now().getTime() - DAYS * DAY_MS)
  const [views, exports, misused, checked] = await Promise.all([
    busyHours(db, counted.views, since, atLeast),
    busyHours(db, counted.exports, since, exportsAtLeast),
    misusedSessions(db, clock),
    checkedSince(db, since),
  ])
  const found = [
    ...views.map((row) => ({ ...row, what: 'views' as const })),
    ...exports.map((row) => ({ ...row, what: 'exports' as const })),
  ].filter(({ actor, last }) => (checked.get(actor) ?? '') < last.toISOString())
  const names = await accountNames(
    db,
    found.map(({ actor }) => actor),
  )
  return {
    hours: HOURS,
    days: DAYS,
    atLeast,
    exportsAtLeast,
    rows: found.map(({ actor, what, count, last }) => ({
      actorId: actor,
      what,
      name: names.get(actor)?.name ?? '',
      count,
      last: last.toISOString(),
    })),
    misused: misused.map(({ id, name, at, why }) => ({ id, name, at, why })),
  }
}

/** The alarm: whoever audits finds it in their inbox. */
export function auditInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      if (!hasRole(actor, ['audit_admin'])) return []
      const [{ rows, misused }, fresh] = await Promise.all([
        unusualReads(db, clock),
        ledgerFreshness(db, clock),
      ])
      const why = notSealed(fresh)
      const alarms = why ? [clockAlarm(clock, actor.bodyId, why)] : []
      const unusual = rows.map((row) => ({
        task: '核查异常查看',
        kind: 'audit',
        id: row.what === 'views' ? row.actorId : `${row.actorId}:${row.what}`,
        title: `${row.name} 一小时内${said[row.what]} ${row.count} 次`,
        bodyId: actor.bodyId,
        bodyName: '',
        since: row.last,
        due: clock.today(),
        light: 'red' as const,
        href: '/audit/unusual',
      }))
      const elsewhere = misused.map((row) => ({
        task: '核查会话冒用',
        kind: 'audit',
        id: row.id,
        title: `${row.name} 的会话在${row.why === 'browser' ? '另一个浏览器' : '另一个网络地址'}出现，已退出`,
        bodyId: actor.bodyId,
        bodyName: '',
        since: row.at,
        due: clock.today(),
        light: 'red' as const,
        href: '/audit/unusual',
      }))
      return [...alarms, ...elsewhere, ...unusual]
    },
  }
}

/** Why the ledger is not signed any more; undefined while it is. */
function notSealed({ clockBehindSeconds, headBehindSeconds }: Freshness): string | undefined {
  const minutes = (seconds: number) => `${Math.round(seconds / 60)} 分钟`
  if (clockBehindSeconds > MOST_CLOCK_BEHIND_SECONDS)
    return `服务器时间比最新签名树头慢 ${minutes(clockBehindSeconds)}，账本已停止签署，请通知运维人员校准`
  if (headBehindSeconds > MOST_CLOCK_BEHIND_SECONDS)
    return `账本已有 ${minutes(headBehindSeconds)}没有签署，服务器时间可能被拨快，请通知运维人员核对`
  return undefined
}

function clockAlarm(clock: Clock, bodyId: string, title: string): InboxRow {
  return {
    task: '校准服务器时间',
    kind: 'audit',
    id: 'clock',
    title,
    bodyId,
    bodyName: '',
    since: clock.now().toISOString(),
    due: clock.today(),
    light: 'red',
    href: '/audit/verify',
  }
}
