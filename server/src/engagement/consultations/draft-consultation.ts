import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { fillPattern, nextSerial } from '#foundation/numbering'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { sanitise } from '#platform/html'
import type { ConsultationInput } from './contract.ts'
import { lockConsultation, saveConsultation } from './store.ts'
import type { Tables } from './tables.ts'

const columns = (input: ConsultationInput) => ({
  kind: input.kind,
  title: input.title,
  explanation: sanitise(input.explanation),
  draft: sanitise(input.draft),
  contact: input.contact,
  anonymous: input.anonymous,
  shows_comments: input.showsComments,
  closes_on: input.closesOn,
  short_reason: input.shortReason,
})

/** Begins a consultation; nothing is public until somebody else opens it. @returns the id */
export async function draftConsultation(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  input: ConsultationInput,
): Promise<string> {
  const id = newId()
  const year = clock.today().slice(0, 4)
  const serial = await nextSerial(tx, 'consultation', year)
  const number = fillPattern('ZJ{year}{serial:4}', { year }, serial)
  await tx
    .withTables<Tables>()
    .insertInto('consultations_consultation')
    .values({
      ...columns(input),
      id,
      number,
      body_id: input.bodyId,
      state: 'draft',
      version: 1,
      opens_on: null,
      least_until: null,
      rule_amount: null,
      rule_unit: null,
      drafted_by: actor.id,
      published_by: null,
      published_at: null,
      closed_at: null,
      feedback_due: null,
      feedback_by: null,
      feedback_at: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'consultation.drafted',
    subject: { kind: 'consultation', id },
    body: input.bodyId,
    actor: actor.id,
    payload: { number, kind: input.kind },
  })
  return id
}

export async function editConsultation(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: ConsultationInput & { version: number },
): Promise<void> {
  const row = await lockConsultation(tx, id, 'edit', input.version)
  // Who changed the words last is their author: somebody else opens them.
  const change = { ...columns(input), drafted_by: actor.id }
  await saveConsultation(tx, clock, row, change, { kind: 'edited', actor: actor.id })
}
