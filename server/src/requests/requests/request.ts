import type { LegalOutcome } from '#foundation/rules'
import type { Day } from '#platform/clock'
import type { Channel, Proposal, requestStates, WaitsOn } from './contract.ts'

export type RequestState = (typeof requestStates)[number]
export type RequestAct =
  | 'confirm'
  | 'extend'
  | 'ask_correction'
  | 'correct'
  | 'consult'
  | 'inquire'
  | 'charge'
  | 'split'
  | 'handle'
  | 'retype'
  | 'propose'
  | 'recall'
  | 'sign'

const before = ['unconfirmed', 'open', 'correcting', 'proposed'] as const
const moves: Readonly<Record<RequestAct, { from: readonly RequestState[]; to?: RequestState }>> = {
  confirm: { from: ['unconfirmed'], to: 'open' },
  extend: { from: ['open'] },
  ask_correction: { from: ['open'], to: 'correcting' },
  correct: { from: ['correcting'], to: 'open' },
  consult: { from: ['open'] },
  inquire: { from: ['open'] },
  charge: { from: ['open'] },
  split: { from: ['unconfirmed', 'open'] },
  handle: { from: before },
  retype: { from: [...before, 'decided'] },
  propose: { from: ['open', 'correcting'], to: 'proposed' },
  recall: { from: ['proposed'], to: 'open' },
  sign: { from: ['proposed'], to: 'decided' },
}

/** The state after an act, or undefined where the act is not possible. */
export function move(state: RequestState, act: RequestAct): RequestState | undefined {
  const { from, to } = moves[act]
  return from.includes(state) ? (to ?? state) : undefined
}

/**
 * The day of receipt (Art 31), or null where both sides have to confirm it first.
 * Handed in: that day; signed mail: the day it was signed for; plain mail, online, fax, e-mail: the day of confirmation.
 */
export function receiptDate(channel: Channel, arrivedOn: Day): Day | null {
  switch (channel) {
    case 'counter':
    case 'oral':
    case 'post_signed':
      return arrivedOn
    case 'post_plain':
    case 'online':
    case 'fax':
    case 'email':
      return null
  }
}

/** Art 33: extensions are limited in total, not one by one. */
export function mayExtend(extendedBy: number, days: number, limit: number): boolean {
  return days > 0 && extendedBy + days <= limit
}

export type ProposalProblem =
  | 'facts'
  | 'discretion'
  | 'supply'
  | 'correction'
  | 'reasons'
  | 'fee'
  | 'search'
  | 'earlier'
  | 'other_organ'
  | 'third_party'
  | 'differs'

/** What has happened to a request so far, as far as a decision depends on it. */
export interface Ground {
  correction: { asked: boolean; answered: boolean; overdue: boolean }
  reasons: 'reasonable' | 'unreasonable' | null
  feeLapsed: boolean
  searches: number
  /** Third parties whose opinion has come, or whose time is over, without the office having weighed it. */
  unweighed: number
}

const supplies = ['granted', 'already_public', 'partial', 'registry_query', 'petition', 'publication']

/** What a decision of this outcome must say, and what must have happened, before it goes to the signer. */
export function proposalProblem(
  proposal: Proposal,
  outcome: LegalOutcome,
  ground: Ground,
): ProposalProblem | undefined {
  // Art 36 (3), (5), Art 37: reasons are given wherever something is not disclosed.
  const mustGiveReasons = !['granted', 'already_public', 'withdrawn'].includes(outcome.code)
  if (mustGiveReasons && proposal.facts === '') return 'facts'
  if (outcome.discretionary && proposal.discretion === '') return 'discretion'
  // Art 36 (1), (2), (7), Art 39: way and route.
  if (supplies.includes(outcome.code) && proposal.supply === '') return 'supply'
  // Art 36 (5): where the other organ can be determined, its name and contact.
  if (outcome.code === 'other_organ' && proposal.otherOrgan === '' && proposal.facts === '')
    return 'other_organ'
  const { correction } = ground
  // Art 30: only an unanswered correction whose period is over lets a request lapse.
  if (outcome.code === 'uncorrected' && !(correction.asked && !correction.answered && correction.overdue))
    return 'correction'
  if (outcome.code === 'unclear' && !correction.answered) return 'correction'
  // Art 35: the applicant is heard first.
  if (outcome.code === 'excessive' && ground.reasons !== 'unreasonable') return 'reasons'
  if (outcome.code === 'fee_unpaid' && !ground.feeLapsed) return 'fee'
  // Art 36 (4): a reply of non-existence stands on a search that can be shown.
  if (outcome.code === 'does_not_exist' && ground.searches === 0) return 'search'
  if (outcome.code === 'repeated' && proposal.earlier === '') return 'earlier'
  // Art 32: an opinion that has come is weighed before the decision.
  if (ground.unweighed > 0 && !['withdrawn', 'ended_otherwise'].includes(outcome.code)) return 'third_party'
  const { tree } = proposal
  if (tree && tree.outcome !== proposal.outcome && proposal.differsBecause === '') return 'differs'
  return undefined
}

/** Outcomes that end the waiting itself. */
const endsWaiting: Readonly<Partial<Record<WaitsOn, string>>> = {
  correction: 'uncorrected',
  fee: 'fee_unpaid',
}

/** While the office waits for somebody there is no decision, except the one that the waiting leads to. */
export function mayDecideWhile(waitsOn: WaitsOn, outcome: string): boolean {
  return (
    waitsOn === '' ||
    waitsOn === 'reasons' ||
    outcome === 'withdrawn' ||
    outcome === 'ended_otherwise' ||
    endsWaiting[waitsOn] === outcome
  )
}

/** Art 44: what may be disclosed to one may be disclosed to all; what is public already needs no suggestion. */
export function maySuggest(outcome: string | null): boolean {
  return outcome === 'granted' || outcome === 'partial'
}
