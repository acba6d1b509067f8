import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { composeLetter, issueLetter, remedyFor } from './issue-letter.ts'
import { type Party, partyContext } from './party.ts'
import type { RequestRecord } from './store.ts'
import type { Tables } from './tables.ts'

export const opinionWords = { agrees: '同意公开', objects: '不同意公开', partly: '同意部分公开' } as const

const thirdParties = (tx: Tx, requestId: string) =>
  tx
    .withTables<Tables>()
    .selectFrom('requests_consultation')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('kind', '=', 'third_party')
    .where('ended_on', 'is not', null)
    .where('ending', '<>', 'recalled')
    .orderBy('id')
    .execute()

/** Third parties who did not agree, or kept silent, and whom the office has not weighed yet. */
export async function unweighedOpinions(tx: Tx, requestId: string): Promise<number> {
  const ended = await thirdParties(tx, requestId)
  return ended.filter((one) => one.opinion !== 'agrees' && one.judgement === null).length
}

/** What the third parties said, for the reply; never who they are. */
export async function wordsOfThirdParties(tx: Tx, requestId: string): Promise<string> {
  const ended = await thirdParties(tx, requestId)
  return ended
    .map((one) => (one.opinion === null ? '逾期未提出意见' : opinionWords[one.opinion]))
    .map((words, at) => (ended.length > 1 ? `第三方${at + 1}：${words}` : words))
    .join('；')
}

const discloses = ['granted', 'partial', 'already_public']

/** Art 32: a third party against whose opinion something is disclosed is told what and why, with its own remedy. */
export async function tellThirdParties(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  signer: { id: string },
  row: RequestRecord,
  outcome: string,
): Promise<void> {
  if (!discloses.includes(outcome)) return
  for (const one of await thirdParties(tx, row.id)) {
    if (one.judgement !== 'not_reasonable' && one.judgement !== 'public_interest') continue
    const party: Party = JSON.parse(vault.open(one.party, partyContext(one.id)))
    const why = one.judgement === 'public_interest' ? '不公开可能对公共利益造成重大影响。' : ''
    const fields = {
      content: one.content,
      opinion: one.opinion === null ? '逾期未提出意见' : `${opinionWords[one.opinion]}。${one.opinion_text}`,
      reason: `${why}${one.judgement_reason}`,
      disclosed: one.content,
      remedy: await remedyFor(tx, clock, row.body_id, 'either'),
    }
    const letter = await composeLetter(tx, clock, vault, row, ['third_party_disclosure'], fields, {
      to: party.name,
    })
    const filed = await issueLetter(tx, clock, vault, signer, row, 'third_party_disclosure', letter, one.id)
    await record(tx, clock, {
      kind: 'request.third_party_told',
      subject: { kind: 'request', id: row.id },
      body: row.body_id,
      actor: signer.id,
      payload: { consultation: one.id, letter: filed.id, judgement: one.judgement },
    })
  }
}
