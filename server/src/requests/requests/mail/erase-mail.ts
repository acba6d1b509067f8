import type { Erasing } from '#foundation/people'
import { ruleAt } from '#foundation/rules'
import { addMonths, endOfDay } from '#platform/clock'
import { type Db, inTransaction, type Tx } from '#platform/db'
import type { Tables } from '../tables.ts'
import { type MailContent, mailContext } from './take-in-mail.ts'

const GONE: MailContent = {
  fromName: '',
  fromAddress: '',
  subject: '（已按保存期限删除）',
  text: '',
  leftOut: [],
}

/** Sender, words and files of a stored e-mail go; that one came, and what became of it, stays. */
export async function eraseMail(tx: Tx, { clock, vault, files }: Erasing, id: string): Promise<void> {
  const own = tx.withTables<Tables>()
  const attached = await own
    .deleteFrom('requests_mail_file')
    .where('mail_id', '=', id)
    .returning('file_id')
    .execute()
  for (const { file_id } of attached) await files.destroy(tx, file_id)
  await own
    .updateTable('requests_mail')
    .set({ sealed: vault.seal(JSON.stringify(GONE), mailContext(id)), erased_on: clock.today() })
    .where('id', '=', id)
    .execute()
}

/**
 * Texts of e-mails that were no requests, and addresses of letters that never went out by e-mail, once the months of the
 * rule have passed; those that became requests go with their request. @returns how many
 */
export async function dropMailTexts(db: Db, tools: Erasing): Promise<number> {
  const today = tools.clock.today()
  const monthsAgo = async (rule: string) => addMonths(today, -(await ruleAt(db, rule, today)).value)
  const old = await db
    .withTables<Tables>()
    .selectFrom('requests_mail')
    .select('id')
    .where('state', '=', 'dismissed')
    .where('handled_on', '<', await monthsAgo('retention.mail'))
    .where('erased_on', 'is', null)
    .execute()
  for (const { id } of old) await inTransaction(db, (tx) => eraseMail(tx, tools, id))
  await db
    .withTables<Tables>()
    .updateTable('requests_letter_mail')
    .set({ sealed: Buffer.alloc(0) })
    .where('state', '=', 'failed')
    .where('next_at', '<', endOfDay(await monthsAgo('retention.message')))
    .execute()
  return old.length
}
