import { cleanText } from '#foundation/guard'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { addressee } from '#foundation/people'
import { scanText, wordsFor } from '#foundation/scan'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type Party, partyContext } from './party.ts'
import { lockFor, type RequestRecord } from './store.ts'
import type { Tables } from './tables.ts'

export interface PublicWords {
  title: string
  asked: string
  answer: string
}

/** Everybody who must not be recognised in a public text: applicants, agents, third parties. */
async function peopleOf(tx: Tx, vault: Vault, row: RequestRecord): Promise<string[]> {
  const own = tx.withTables<Tables>()
  const others = await own
    .selectFrom('requests_person')
    .select('person_id')
    .where('request_id', '=', row.id)
    .execute()
  const names: string[] = []
  for (const id of [row.person_id, ...others.map((one) => one.person_id)])
    names.push(await addressee(tx, vault, id))
  const asked = await own
    .selectFrom('requests_consultation')
    .select(['id', 'party'])
    .where('request_id', '=', row.id)
    .where('kind', '=', 'third_party')
    .execute()
  for (const one of asked) {
    const party: Party = JSON.parse(vault.open(one.party, partyContext(one.id)))
    names.push(party.name)
  }
  return names.filter((name) => name.length > 1)
}

/**
 * Puts an answered request into the log that everybody reads, by the office's choice and in its words. Nobody's name and
 * nothing that the scan takes for private may stand in it.
 */
export async function discloseAnswer(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  words: PublicWords,
): Promise<void> {
  const { row } = await lockFor(tx, id, 'retype', undefined)
  if (row.state !== 'decided') throw new Refusal('requests.disclose_unanswered', 409)
  const [title, asked, answer] = [words.title, words.asked, words.answer].map(cleanText) as [
    string,
    string,
    string,
  ]
  const named = (await peopleOf(tx, vault, row)).find((name) =>
    [title, asked, answer].join('\n').includes(name),
  )
  if (named) throw new Refusal('requests.disclose_named', 422)
  const list = await wordsFor(tx, null)
  const findings = [
    ...scanText({ title, abstract: asked, keywords: [], body: '' }, list),
    ...scanText({ title: '', abstract: answer, keywords: [], body: '' }, list),
  ]
  const bad = findings.find((one) => one.level !== 'warn')
  if (bad) throw new Refusal('requests.disclose_scan', 422, { found: bad.excerpt, advice: bad.advice })
  const shown = {
    ...{ title, asked, answer, body_id: row.body_id },
    ...{ published_on: clock.today(), published_by: actor.id },
    ...{ withdrawn_on: null, withdrawn_reason: '' },
  }
  await tx
    .withTables<Tables>()
    .insertInto('requests_disclosed')
    .values({ request_id: id, ...shown })
    .onConflict((conflict) => conflict.column('request_id').doUpdateSet(shown))
    .execute()
  await record(tx, clock, {
    kind: 'request.answer_disclosed',
    subject: { kind: 'answered_request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { on: clock.today() },
  })
}

/** Takes an answer out of the log again; a reason stays. */
export async function withdrawAnswer(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  reason: string,
): Promise<void> {
  const { row } = await lockFor(tx, id, 'retype', undefined)
  const done = await tx
    .withTables<Tables>()
    .updateTable('requests_disclosed')
    .set({ withdrawn_on: clock.today(), withdrawn_reason: reason })
    .where('request_id', '=', id)
    .where('withdrawn_on', 'is', null)
    .returning('request_id')
    .executeTakeFirst()
  if (!done) throw new Refusal('requests.not_disclosed', 409)
  await record(tx, clock, {
    kind: 'request.answer_withdrawn',
    subject: { kind: 'answered_request', id },
    body: row.body_id,
    actor: actor.id,
    payload: { on: clock.today() },
  })
}
