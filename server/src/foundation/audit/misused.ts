import { accountNames, passwordSetAt } from '#foundation/identity'
import { browseEntries, type Entry } from '#foundation/ledger'
import type { InboxSource } from '#foundation/worklist'
import { addHours, type Clock } from '#platform/clock'
import type { Db } from '#platform/db'

const DAYS = 7
const MOST = 50

interface Misused {
  id: string
  name: string
  at: string
  why: 'browser' | 'address'
}

/** Sessions that ended within a week because their cookie appeared elsewhere, the newest first. */
export async function misusedSessions(db: Db, clock: Clock): Promise<Misused[]> {
  const entries = await misuses(db, clock, undefined, MOST)
  const names = await accountNames(
    db,
    entries.map((entry) => entry.subjectId),
  )
  return entries.map(({ id, subjectId, recordedAt, payload }) => ({
    id,
    name: names.get(subjectId)?.name ?? '',
    at: recordedAt,
    why: payload?.why === 'address' ? 'address' : 'browser',
  }))
}

function misuses(db: Db, clock: Clock, account: string | undefined, limit: number): Promise<Entry[]> {
  const since = addHours(clock.now(), -DAYS * 24)
  return browseEntries(db, { kind: 'account.session_misused', subject: account, since }, { limit, offset: 0 })
}

/** Whoever's session was in other hands is told so until they have another password. */
export function ownSafetyInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const [latest] = await misuses(db, clock, actor.id, 1)
      if (!latest) return []
      const changed = await passwordSetAt(db, actor.id)
      if (changed && changed.toISOString() > latest.recordedAt) return []
      return [
        {
          task: '修改密码',
          kind: 'account',
          id: latest.id,
          title: '您的登录会话曾在别处出现，为防止冒用已退出；请修改密码，并查看登录中的会话',
          bodyId: actor.bodyId,
          bodyName: '',
          since: latest.recordedAt,
          due: clock.today(),
          light: 'red',
          href: '/account',
        },
      ]
    },
  }
}
