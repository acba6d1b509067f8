import { accountNames } from '#foundation/identity'
import { browseEntries, type Entry } from '#foundation/ledger'
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

/** The same as the ledger has them; of one account where it is named. */
export function misuses(db: Db, clock: Clock, account: string | undefined, limit: number): Promise<Entry[]> {
  const since = addHours(clock.now(), -DAYS * 24)
  return browseEntries(db, { kind: 'account.session_misused', subject: account, since }, { limit, offset: 0 })
}
