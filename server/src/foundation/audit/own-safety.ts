import { passwordSetAt } from '#foundation/identity'
import { browseEntries, type Entry } from '#foundation/ledger'
import type { InboxRow, InboxSource } from '#foundation/worklist'
import { addHours, type Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { misuses } from './misused.ts'

const DAYS = 7

/** What happened to one's own keys and may have been somebody else: told in the inbox until it is set right. */
export function ownSafetyInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const row = (entry: Entry, task: string, title: string): InboxRow => ({
        task,
        kind: 'account',
        id: entry.id,
        title,
        bodyId: actor.bodyId,
        bodyName: '',
        since: entry.recordedAt,
        due: clock.today(),
        light: 'red',
        href: '/account',
      })
      const [misused, spent] = await Promise.all([
        openMisuse(db, clock, actor.id),
        spentCode(db, clock, actor.id),
      ])
      return [
        ...(misused
          ? [
              row(
                misused,
                '修改密码',
                '您的登录会话曾在别处出现，为防止冒用已退出；请修改密码，并查看登录中的会话',
              ),
            ]
          : []),
        ...(spent
          ? [
              row(
                spent,
                '核对恢复码',
                `有人用您的恢复码登录，还剩 ${Number(spent.payload?.left ?? 0)} 个；如不是您本人，请修改密码并重新生成恢复码`,
              ),
            ]
          : []),
      ]
    },
  }
}

/** Whoever's session was in other hands is told so until they have another password. */
async function openMisuse(db: Db, clock: Clock, account: string): Promise<Entry | undefined> {
  const [latest] = await misuses(db, clock, account, 1)
  const changed = latest && (await passwordSetAt(db, account))
  return latest && changed && changed.toISOString() > latest.recordedAt ? undefined : latest
}

/** A recovery code that was used within a week, unless a new set has been made since. */
async function spentCode(db: Db, clock: Clock, account: string): Promise<Entry | undefined> {
  const since = addHours(clock.now(), -DAYS * 24)
  const latestOf = async (kind: string) =>
    (await browseEntries(db, { kind, subject: account, since }, { limit: 1, offset: 0 }))[0]
  const [spent, made] = await Promise.all([
    latestOf('account.recovery_code_used'),
    latestOf('account.recovery_codes_made'),
  ])
  return made && spent && made.position > spent.position ? undefined : spent
}
