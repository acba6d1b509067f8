import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { emailOf } from '#foundation/people'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { type Party, partyContext } from './party.ts'
import type { RequestRecord } from './store.ts'
import type { Tables } from './tables.ts'

export const mailContext = (letter: string) => `requests_letter_mail.sealed:${letter}`

/** Puts a letter on its way by e-mail: the address is that of whom it is written to. */
export async function queueLetterMail(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Pick<Actor, 'id'>,
  row: Pick<RequestRecord, 'id' | 'person_id' | 'body_id'>,
  letter: { id: string; consultation: string | null },
): Promise<boolean> {
  const to = letter.consultation
    ? await partyEmail(tx, vault, letter.consultation)
    : await emailOf(tx, vault, row.person_id)
  if (to === '') return false
  const waiting = { state: 'waiting' as const, attempts: 0, next_at: clock.now(), problem: '' }
  const made = await tx
    .withTables<Tables>()
    .insertInto('requests_letter_mail')
    .values({
      ...waiting,
      letter_id: letter.id,
      sealed: vault.seal(to, mailContext(letter.id)),
      queued_by: actor.id,
      sent_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .column('letter_id')
        .doUpdateSet({ ...waiting, sealed: vault.seal(to, mailContext(letter.id)), queued_by: actor.id })
        .where('requests_letter_mail.state', '=', 'failed'),
    )
    .returning('letter_id')
    .executeTakeFirst()
  if (made)
    await record(tx, clock, {
      kind: 'request.letter_mailing',
      subject: { kind: 'request', id: row.id },
      body: row.body_id,
      actor: actor.id,
      payload: { letter: letter.id },
    })
  return true
}

async function partyEmail(tx: Tx, vault: Vault, consultation: string): Promise<string> {
  const one = await tx
    .withTables<Tables>()
    .selectFrom('requests_consultation')
    .select('party')
    .where('id', '=', consultation)
    .executeTakeFirst()
  if (!one) return ''
  const party: Party = JSON.parse(vault.open(one.party, partyContext(consultation)))
  return party.email
}
