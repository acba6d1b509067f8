import { mattersOf, provedContact } from '#foundation/citizens'
import { ownDetails } from '#foundation/people'
import type { Vault } from '#platform/crypto'
import type { Db } from '#platform/db'
import type { Tables } from '../tables.ts'

/**
 * What a signed-in citizen need not type again: the contact they signed in with, and who they said they were in their
 * last application, where that was made under the same contact. The number of a document is always typed.
 */
export async function prefillFor(db: Db, vault: Vault, account: string): Promise<Record<string, string>> {
  const contact = await provedContact(db, vault, account)
  if (!contact) return {}
  const known: Record<string, string> = contact.way === 'sms' ? { phone: contact.to } : { email: contact.to }
  const held = (await mattersOf(db, account)).filter(({ kind }) => kind === 'request')
  if (held.length === 0) return known
  const last = await db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .select(['person_id', 'applicant_type'])
    .where(
      'id',
      'in',
      held.map(({ id }) => id),
    )
    .orderBy('id', 'desc')
    .executeTakeFirst()
  const person = last && (await ownDetails(db, vault, last.person_id, contact.to))
  if (!last || !person) return known
  const { name, documentKind, phone, email, address, contact: reached } = person
  const form = last.applicant_type === 'naturalPerson' ? 'citizen' : 'organisation'
  const who = { form, applicantType: last.applicant_type, contact: reached }
  return { ...who, name, documentKind, phone, email, address }
}
