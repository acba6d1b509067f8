import { sameBytes, sealAgain, sha256, type Vault } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { savedContext } from './by-applicant.ts'
import { draftContext } from './decide-request.ts'
import { letterContext } from './issue-letter.ts'
import { mailContext as boxContext } from './mail/take-in-mail.ts'
import { partyContext } from './party.ts'
import { mailContext } from './queue-letter-mail.ts'
import type { Tables } from './tables.ts'

/**
 * Seals drafts, letters, third parties, forms put aside and e-mails again that stand under an older key. What an officer saved
 * between look and write stays theirs: the next turn finds it. @returns how many
 */
export async function resealRequests(db: Db, vault: Vault): Promise<number> {
  return inTransaction(db, async (tx) => {
    const counts = [
      await drafts(tx, vault),
      await letters(tx, vault),
      await parties(tx, vault),
      await saved(tx, vault),
      await mails(tx, vault),
      await outgoing(tx, vault),
    ]
    return counts.reduce((sum, count) => sum + count, 0)
  })
}

async function drafts(tx: Tx, vault: Vault): Promise<number> {
  const own = tx.withTables<Tables>()
  const rows = await own
    .selectFrom('requests_request')
    .select(['id', 'draft'])
    .where('draft', 'is not', null)
    .execute()
  let changed = 0
  for (const { id, draft } of rows) {
    const fresh = draft ? sealAgain(vault, draft, draftContext(id)) : undefined
    if (!fresh) continue
    await own
      .updateTable('requests_request')
      .set({ draft: fresh })
      .where('id', '=', id)
      .where('draft', '=', draft)
      .execute()
    changed += 1
  }
  return changed
}

/** A signed letter keeps every byte that was signed: only the seal around it changes, and its digest proves it. */
async function letters(tx: Tx, vault: Vault): Promise<number> {
  const own = tx.withTables<Tables>()
  const rows = await own.selectFrom('requests_letter').select(['id', 'canonical', 'digest']).execute()
  let changed = 0
  for (const { id, canonical, digest } of rows) {
    const fresh = sealAgain(vault, canonical, letterContext(id))
    if (!fresh) continue
    if (!sameBytes(sha256(vault.open(fresh, letterContext(id))), digest))
      throw new Error(`letter ${id} does not match its digest`)
    await own
      .updateTable('requests_letter')
      .set({ canonical: fresh })
      .where('id', '=', id)
      .where('canonical', '=', canonical)
      .execute()
    changed += 1
  }
  return changed
}

async function parties(tx: Tx, vault: Vault): Promise<number> {
  const own = tx.withTables<Tables>()
  const rows = await own.selectFrom('requests_consultation').select(['id', 'party']).execute()
  let changed = 0
  for (const { id, party } of rows) {
    const fresh = sealAgain(vault, party, partyContext(id))
    if (!fresh) continue
    await own
      .updateTable('requests_consultation')
      .set({ party: fresh })
      .where('id', '=', id)
      .where('party', '=', party)
      .execute()
    changed += 1
  }
  return changed
}

async function saved(tx: Tx, vault: Vault): Promise<number> {
  const own = tx.withTables<Tables>()
  const rows = await own.selectFrom('requests_saved').select(['code_hash', 'content']).execute()
  let changed = 0
  for (const { code_hash, content } of rows) {
    const fresh = sealAgain(vault, content, savedContext(code_hash))
    if (!fresh) continue
    await own
      .updateTable('requests_saved')
      .set({ content: fresh })
      .where('code_hash', '=', code_hash)
      .where('content', '=', content)
      .execute()
    changed += 1
  }
  return changed
}

async function mails(tx: Tx, vault: Vault): Promise<number> {
  const own = tx.withTables<Tables>()
  const rows = await own.selectFrom('requests_mail').select(['id', 'sealed']).execute()
  let changed = 0
  for (const { id, sealed } of rows) {
    const fresh = sealAgain(vault, sealed, boxContext(id))
    if (!fresh) continue
    await own
      .updateTable('requests_mail')
      .set({ sealed: fresh })
      .where('id', '=', id)
      .where('sealed', '=', sealed)
      .execute()
    changed += 1
  }
  return changed
}

/** Addresses of letters that still wait; those that went are forgotten already. */
async function outgoing(tx: Tx, vault: Vault): Promise<number> {
  const own = tx.withTables<Tables>()
  const rows = await own
    .selectFrom('requests_letter_mail')
    .select(['letter_id', 'sealed'])
    .where('state', '<>', 'sent')
    .execute()
  let changed = 0
  for (const { letter_id, sealed } of rows) {
    const fresh = sealed.length > 0 ? sealAgain(vault, sealed, mailContext(letter_id)) : undefined
    if (!fresh) continue
    await own
      .updateTable('requests_letter_mail')
      .set({ sealed: fresh })
      .where('letter_id', '=', letter_id)
      .where('sealed', '=', sealed)
      .execute()
    changed += 1
  }
  return changed
}
