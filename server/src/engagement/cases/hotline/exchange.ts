import { sql } from 'kysely'
import type { Entry, Follower } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { caseStateLabels } from '../contract.ts'
import { submitCase } from '../submit-case.ts'
import type { Tables } from '../tables.ts'
import { isSignedBy, type Signed } from './signature.ts'

const CLOCK_MINUTES = 5
export const secretContext = (id: string) => `cases_peer.secret:${id}`

export interface Ticket {
  number: string
  matter: string
  urgent: boolean
  title: string
  text: string
  place: string
  name: string
  phone: string
  lng: number | null
  lat: number | null
}

/** The platform whose key signed this message; refused when the signature, the time or the nonce is not right. */
export async function peerOf(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  method: string,
  path: string,
  signed: Signed,
  body: string,
) {
  const own = tx.withTables<Tables>()
  const peer = await own
    .selectFrom('cases_peer')
    .selectAll()
    .where('key_id', '=', signed.keyId)
    .where('active', '=', true)
    .executeTakeFirst()
  const secret = peer ? vault.open(peer.secret, secretContext(peer.id)) : ''
  const apart = Math.abs(clock.now().getTime() - Date.parse(signed.time))
  if (!peer || !(apart <= CLOCK_MINUTES * 60_000) || !isSignedBy(secret, method, path, signed, body))
    throw new Refusal('cases.exchange_unsigned', 401)
  const fresh = await own
    .insertInto('cases_peer_nonce')
    .values({ key_id: signed.keyId, nonce: signed.nonce.slice(0, 80), at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('nonce')
    .executeTakeFirst()
  if (!fresh) throw new Refusal('cases.exchange_repeated', 409)
  return peer
}

/** Takes a ticket of the upper platform in; the same number again gives the case it became. */
export async function takeTicket(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  peer: { id: string; body_id: string },
  channel: string,
  ticket: Ticket,
): Promise<{ number: string; known: boolean }> {
  const own = tx.withTables<Tables>()
  const known = await own
    .selectFrom('cases_case')
    .select('number')
    .where('channel', '=', channel)
    .where('outer_number', '=', ticket.number)
    .executeTakeFirst()
  if (known) return { number: known.number, known: true }
  const input = {
    ...{ channel, bodyId: peer.body_id, matter: ticket.matter, title: ticket.title, asked: ticket.text },
    ...{ place: ticket.place, name: ticket.name, phone: ticket.phone, email: '', consent: false },
    ...{ lng: ticket.lng, lat: ticket.lat },
  }
  const arrival = {
    cameBy: 'upper' as const,
    urgent: ticket.urgent,
    outerNumber: ticket.number,
    deskBodyId: peer.body_id,
  }
  const made = await submitCase(tx, clock, vault, undefined, input, arrival)
  await own.updateTable('cases_case').set({ peer_id: peer.id }).where('id', '=', made.id).execute()
  return { number: made.number, known: false }
}

const told = new Set([
  'case.accepted',
  'case.refused',
  'case.dispatched',
  'case.extended',
  'case.answered',
  'case.closed',
  'case.rated',
  'case.called_back',
])

/** Queues a result for the upper platform whenever one of its tickets moves; durable, so that none is forgotten. */
export function createExchangeFollower(): Follower {
  return {
    name: 'hotline-exchange',
    async apply(tx, entries: readonly Entry[]) {
      const own = tx.withTables<Tables>()
      for (const entry of entries) {
        if (entry.subjectKind !== 'case' || !told.has(entry.kind)) continue
        const row = await own
          .selectFrom('cases_case')
          .selectAll()
          .where('id', '=', entry.subjectId)
          .executeTakeFirst()
        if (!row?.peer_id) continue
        const payload = {
          ticket: row.outer_number,
          number: row.number,
          event: entry.kind.slice('case.'.length),
          state: caseStateLabels[row.state],
          reply: row.answered_at ? row.reply : row.refusal,
          at: entry.recordedAt,
        }
        await own
          .insertInto('cases_result')
          .values({
            ...{ id: newId(), peer_id: row.peer_id, case_id: row.id, delivered_at: null },
            payload: sql<typeof payload>`${JSON.stringify(payload)}::jsonb`,
            next_at: sql<Date>`now() - interval '1 year'`,
          })
          .execute()
      }
    },
  }
}
