import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { type Db, lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { ProfileInput, ProfileLeader, ProfileOffice } from './contract.ts'
import type { Tables } from './tables.ts'

/** 机关职能、机构设置、负责人姓名 (条例 Art 20 (2)), as the portal shows them. */
export interface Profile {
  duties: string
  offices: readonly ProfileOffice[]
  leaders: readonly ProfileLeader[]
  /** 0 before anything was entered. */
  version: number
}

export async function profileOf(db: Db, body: string): Promise<Profile> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('sites_profile')
    .selectAll()
    .where('body_id', '=', body)
    .executeTakeFirst()
  return row
    ? { duties: row.duties, offices: row.offices, leaders: row.leaders, version: row.version }
    : { duties: '', offices: [], leaders: [], version: 0 }
}

export async function saveProfile(
  tx: Tx,
  clock: Clock,
  actor: string | undefined,
  body: string,
  input: ProfileInput,
): Promise<void> {
  await lockSubject(tx, `profile:${body}`)
  const { version } = await profileOf(tx, body)
  if (version !== input.version) throw new Refusal('sites.changed_meanwhile', 409)
  const values = {
    duties: input.duties,
    offices: JSON.stringify(input.offices),
    leaders: JSON.stringify(input.leaders),
    version: version + 1,
    changed_at: clock.now(),
  }
  await tx
    .withTables<{
      sites_profile: Omit<Tables['sites_profile'], 'offices' | 'leaders'> & {
        offices: string
        leaders: string
      }
    }>()
    .insertInto('sites_profile')
    .values({ body_id: body, ...values })
    .onConflict((conflict) => conflict.column('body_id').doUpdateSet(values))
    .execute()
  await record(tx, clock, {
    kind: 'profile.saved',
    subject: { kind: 'profile', id: body },
    body,
    ...(actor ? { actor } : {}),
  })
}
