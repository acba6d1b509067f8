import { randomInt } from 'node:crypto'
import { queueMessage } from '#foundation/notify'
import { addHours, type Clock } from '#platform/clock'
import { newId, randomToken, sameBytes, sha256, type Vault } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Tables } from './tables.ts'

const CODE_MINUTES = 10
const MOST_TRIES = 5
const SESSION_HOURS = 12

export type Contact = { way: 'email' | 'sms'; to: string }

/** Reads what a person typed: a mobile number or an e-mail address. */
export function contactOf(text: string): Contact | undefined {
  const plain = text.normalize('NFKC').trim()
  const digits = plain.replace(/[\s-]/g, '').replace(/^\+?86(?=1)/, '')
  if (/^1[3-9]\d{9}$/.test(digits)) return { way: 'sms', to: digits }
  return /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(plain)
    ? { way: 'email', to: plain.toLowerCase() }
    : undefined
}

const indexOf = (vault: Vault, { way, to }: Contact) =>
  vault.blindIndex(`${way}:${to}`, 'citizens_account.contact')

/** Sends a one-time code. The answer is the same whether an account is there or not. */
export async function askCode(tx: Tx, clock: Clock, vault: Vault, text: string): Promise<Contact> {
  const contact = contactOf(text)
  if (!contact) throw new Refusal('citizens.bad_contact', 422)
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  const row = {
    code_hash: vault.blindIndex(code, 'citizens_code'),
    expires_at: addHours(clock.now(), CODE_MINUTES / 60),
    tries: 0,
  }
  await tx
    .withTables<Tables>()
    .insertInto('citizens_code')
    .values({ contact_index: indexOf(vault, contact), ...row })
    .onConflict((conflict) => conflict.column('contact_index').doUpdateSet(row))
    .execute()
  await queueMessage(tx, clock, vault, {
    ...contact,
    subject: '登录验证码',
    text: `您的验证码是${code}，${CODE_MINUTES}分钟内有效。工作人员不会向您索要验证码，请勿告知他人。`,
    about: { kind: 'citizen_code', id: '' },
  })
  return contact
}

/** Takes the code and opens a session. @returns the session's token, for the cookie */
export async function enterCode(
  db: Db,
  clock: Clock,
  vault: Vault,
  text: string,
  code: string,
): Promise<string> {
  const contact = contactOf(text)
  if (!contact) throw new Refusal('citizens.bad_contact', 422)
  const index = indexOf(vault, contact)
  const result = await inTransaction(db, async (tx) => {
    const own = tx.withTables<Tables>()
    const row = await own
      .selectFrom('citizens_code')
      .selectAll()
      .where('contact_index', '=', index)
      .forUpdate()
      .executeTakeFirst()
    if (!row || row.expires_at < clock.now()) return 'citizens.wrong_code' as const
    if (row.tries >= MOST_TRIES) return 'citizens.too_many_tries' as const
    if (!sameBytes(row.code_hash, vault.blindIndex(code.normalize('NFKC').trim(), 'citizens_code'))) {
      await own
        .updateTable('citizens_code')
        .set({ tries: row.tries + 1 })
        .where('contact_index', '=', index)
        .execute()
      return 'citizens.wrong_code' as const
    }
    await own.deleteFrom('citizens_code').where('contact_index', '=', index).execute()
    const known = await own
      .selectFrom('citizens_account')
      .select('id')
      .where('contact_index', '=', index)
      .executeTakeFirst()
    const id =
      known?.id ??
      (await makeAccount(tx, clock, vault, {
        contact: contact.to,
        contact_index: index,
        identity_index: null,
      }))
    return { token: await openSession(tx, clock, id) }
  })
  // Refused after the try is committed, or the refusal would undo the count.
  if (typeof result === 'string') throw new Refusal(result, 422)
  return result.token
}

/** Opens a session for a person whom a national identity service vouches for. */
export async function signInByIdentity(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  issuer: string,
  subject: string,
): Promise<string> {
  const index = vault.blindIndex(`${issuer}\n${subject}`, 'citizens_account.identity')
  const known = await tx
    .withTables<Tables>()
    .selectFrom('citizens_account')
    .select('id')
    .where('identity_index', '=', index)
    .executeTakeFirst()
  const id =
    known?.id ??
    (await makeAccount(tx, clock, vault, { contact: '', contact_index: null, identity_index: index }))
  return openSession(tx, clock, id)
}

export const contactContext = (id: string) => `citizens_account.contact:${id}`

async function makeAccount(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  of: { contact: string; contact_index: Buffer | null; identity_index: Buffer | null },
): Promise<string> {
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('citizens_account')
    .values({
      ...of,
      id,
      contact: vault.seal(of.contact, contactContext(id)),
      created_at: clock.now(),
    })
    .execute()
  return id
}

async function openSession(tx: Tx, clock: Clock, account: string): Promise<string> {
  const token = randomToken(32)
  await tx
    .withTables<Tables>()
    .insertInto('citizens_session')
    .values({
      token_hash: sha256(token),
      account_id: account,
      expires_at: addHours(clock.now(), SESSION_HOURS),
    })
    .execute()
  return token
}

export async function accountOf(db: Db, clock: Clock, token: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('citizens_session')
    .select('account_id')
    .where('token_hash', '=', sha256(token))
    .where('expires_at', '>', clock.now())
    .executeTakeFirst()
  return row?.account_id
}

export async function endSession(tx: Tx, token: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('citizens_session')
    .where('token_hash', '=', sha256(token))
    .execute()
}
