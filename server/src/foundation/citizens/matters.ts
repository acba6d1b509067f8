import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { contactOf } from './accounts.ts'
import type { Tables } from './tables.ts'

/** Puts a matter under an account. */
export async function keepMatter(
  tx: Tx,
  clock: Clock,
  account: string,
  kind: string,
  id: string,
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('citizens_matter')
    .values({ account_id: account, kind, id, added_at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function mattersOf(db: Db, account: string): Promise<{ kind: string; id: string }[]> {
  return db
    .withTables<Tables>()
    .selectFrom('citizens_matter')
    .select(['kind', 'id'])
    .where('account_id', '=', account)
    .execute()
}

export async function holdsMatter(db: Db, account: string, kind: string, id: string): Promise<boolean> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('citizens_matter')
    .select('id')
    .where('account_id', '=', account)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/** The contact an account was opened with and proved; nothing for one opened by a national identity. */
export async function provedContact(
  db: Db,
  vault: Vault,
  account: string,
): Promise<ReturnType<typeof contactOf>> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('citizens_account')
    .select('contact')
    .where('id', '=', account)
    .executeTakeFirst()
  return row && contactOf(vault.open(row.contact, `citizens_account.contact:${account}`))
}

/** Where those who hold a matter are told of it; only for a message addressed to them. */
export async function contactsHolding(
  db: Db,
  vault: Vault,
  kind: string,
  id: string,
): Promise<{ way: 'email' | 'sms'; to: string }[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('citizens_matter as m')
    .innerJoin('citizens_account as a', 'a.id', 'm.account_id')
    .select(['a.id', 'a.contact'])
    .where('m.kind', '=', kind)
    .where('m.id', '=', id)
    .execute()
  return rows.flatMap((row) => contactOf(vault.open(row.contact, `citizens_account.contact:${row.id}`)) ?? [])
}
