import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { sealAgain, type Vault } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import type { ContactInput } from './contract.ts'
import { type Message, queueMessage } from './queue.ts'

type Tables = { notify_contact: { account_id: string; sealed: Buffer; saved_at: Date } }

const context = (account: string) => `notify_contact.sealed:${account}`
const NONE: ContactInput = { email: '', phone: '' }

/** Keeps where a member of staff wants reminders; both empty takes it away. */
export async function saveContact(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  account: string,
  contact: ContactInput,
): Promise<void> {
  const own = tx.withTables<Tables>()
  if (contact.email === '' && contact.phone === '')
    await own.deleteFrom('notify_contact').where('account_id', '=', account).execute()
  else {
    const row = { sealed: vault.seal(JSON.stringify(contact), context(account)), saved_at: clock.now() }
    await own
      .insertInto('notify_contact')
      .values({ account_id: account, ...row })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
      .execute()
  }
  await record(tx, clock, {
    kind: 'account.contact_saved',
    subject: { kind: 'account', id: account },
    actor: account,
    payload: { email: contact.email !== '', sms: contact.phone !== '' },
  })
}

export async function contactOf(db: Db, vault: Vault, account: string): Promise<ContactInput> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('notify_contact')
    .select('sealed')
    .where('account_id', '=', account)
    .executeTakeFirst()
  return row ? JSON.parse(vault.open(row.sealed, context(account))) : NONE
}

/** Queues a message to those of the staff who left a contact. @returns to how many of them */
export async function tellStaff(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  accounts: readonly string[],
  message: Pick<Message, 'subject' | 'text' | 'about'>,
): Promise<number> {
  let told = 0
  for (const account of new Set(accounts)) {
    const { email, phone } = await contactOf(tx, vault, account)
    if (email) await queueMessage(tx, clock, vault, { ...message, way: 'email', to: email })
    if (phone) await queueMessage(tx, clock, vault, { ...message, way: 'sms', to: phone })
    if (email || phone) told += 1
  }
  return told
}

/** Seals the contacts again under the newest key. @returns how many */
export async function resealContacts(db: Db, vault: Vault): Promise<number> {
  const own = db.withTables<Tables>()
  let changed = 0
  for (const { account_id, sealed } of await own.selectFrom('notify_contact').selectAll().execute()) {
    const fresh = sealAgain(vault, sealed, context(account_id))
    if (!fresh) continue
    await own
      .updateTable('notify_contact')
      .set({ sealed: fresh })
      .where('account_id', '=', account_id)
      .where('sealed', '=', sealed)
      .execute()
    changed += 1
  }
  return changed
}
