import { accountNames } from '#foundation/identity'
import { browseEntries, record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'

const CHECKED = 'audit.unusual_checked'
const MOST = 500

/** The auditor has asked what somebody's many looks were for; the alarm rests until the next look that makes so many within an hour. */
export async function checkUnusual(
  tx: Tx,
  clock: Clock,
  auditor: string,
  { account, remark }: { account: string; remark: string },
): Promise<void> {
  if (account === auditor) throw new Refusal('identity.not_oneself', 409)
  if (!(await accountNames(tx, [account])).has(account)) throw new Refusal('identity.no_account', 404)
  await record(tx, clock, {
    kind: 'audit.unusual_checked',
    subject: { kind: 'account', id: account },
    actor: auditor,
    payload: { remark },
  })
}

/** When each person's looks were last checked. */
export async function checkedSince(db: Db, since: Date): Promise<Map<string, string>> {
  const entries = await browseEntries(db, { kind: CHECKED, since }, { limit: MOST, offset: 0 })
  // The newest comes first, and stays.
  return new Map(entries.toReversed().map((entry) => [entry.subjectId, entry.recordedAt]))
}
