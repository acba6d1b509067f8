import { createBody } from '#foundation/bodies'
import { type Clock, day } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { createAccount } from './accounts.ts'
import { issueLink } from './links.ts'
import { adminRoles, roleLabels } from './roles.ts'
import type { Tables } from './tables.ts'

const logins = { system_admin: 'admin.xt', security_admin: 'admin.aq', audit_admin: 'admin.sj' } as const

export interface FirstLink {
  login: string
  label: string
  path: string
}

/**
 * The first run of an installation without demonstration: three administrators without a password, each with a link
 * that lets one person choose it once. Nothing where accounts are there already.
 */
export async function firstAdministrators(db: Db, clock: Clock): Promise<FirstLink[]> {
  const somebody = await db
    .withTables<Tables>()
    .selectFrom('identity_account')
    .select('id')
    .limit(1)
    .execute()
  if (somebody.length > 0) return []
  return inTransaction(db, async (tx) => {
    const body = await createBody(tx, clock, undefined, {
      kind: 'government_office',
      code: '000000000',
      areaCode: '000000',
      name: '平台管理机构（请更名）',
      shortName: '平台管理机构',
      establishedOn: day('2008-05-01'),
    })
    const links: FirstLink[] = []
    for (const role of adminRoles) {
      const id = await createAccount(tx, clock, undefined, {
        login: logins[role],
        name: roleLabels[role],
        body,
        grants: [{ role, body, reach: 'own' }],
      })
      const { token } = await issueLink(tx, clock, undefined, id)
      links.push({ login: logins[role], label: roleLabels[role], path: `/console/one-time#${token}` })
    }
    return links
  })
}

/** A new link for an administrator, for whoever sits at the machine itself: all keys lost is not the end. */
export async function administratorLink(db: Db, clock: Clock, login: string): Promise<FirstLink | undefined> {
  const account = await db
    .withTables<Tables>()
    .selectFrom('identity_account as a')
    .innerJoin('identity_grant as g', 'g.account_id', 'a.id')
    .select(['a.id', 'a.login', 'g.role'])
    .where('a.login', '=', login)
    .where('g.role', 'in', adminRoles)
    .executeTakeFirst()
  if (!account) return undefined
  const { token } = await inTransaction(db, (tx) => issueLink(tx, clock, undefined, account.id))
  return { login: account.login, label: roleLabels[account.role], path: `/console/one-time#${token}` }
}
