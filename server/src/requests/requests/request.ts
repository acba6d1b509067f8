import type { LegalOutcome } from '#foundation/rules'
import type { Day } from '#platform/clock'
import type { Channel, Proposal, requestStates } from './contract.ts'

export type RequestState = (typeof requestStates)[number]
export type RequestAct =
  | 'confirm'
  | 'extend'
  | 'ask_correction'
  | 'correct'
  | 'propose'
  | 'send_back'
  | 'sign'

const moves: Readonly<Record<RequestAct, { from: readonly RequestState[]; to: RequestState }>> = {
  confirm: { from: ['unconfirmed'], to: 'open' },
  extend: { from: ['open'], to: 'open' },
  ask_correction: { from: ['open'], to: 'correcting' },
  correct: { from: ['correcting'], to: 'open' },
  propose: { from: ['open', 'correcting'], to: 'proposed' },
  send_back: { from: ['proposed'], to: 'open' },
  sign: { from: ['proposed'], to: 'decided' },
}

/** The state after an act, or undefined where the act is not possible. */
export function move(state: RequestState, act: RequestAct): RequestState | undefined {
  return moves[act].from.includes(state) ? moves[act].to : undefined
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

/** Art 33: an extension is limited in total. */
export function mayExtend(extendedBy: number, days: number, limit: number): boolean {
  return days > 0 && extendedBy + days <= limit
}

export type ProposalProblem = 'facts' | 'discretion' | 'supply' | 'correction'

/** What a decision of this outcome must say before it can be signed. */
export function proposalProblem(
  proposal: Proposal,
  outcome: LegalOutcome,
  correction: { asked: boolean; answered: boolean; overdue: boolean },
): ProposalProblem | undefined {
  // Art 36 (3), (5), Art 37: reasons are given wherever something is not disclosed.
  const mustGiveReasons = !['granted', 'already_public', 'withdrawn'].includes(outcome.code)
  if (mustGiveReasons && proposal.facts === '') return 'facts'
  if (outcome.discretionary && proposal.discretion === '') return 'discretion'
  // Art 36 (1), (2), (5): way and route; the other organ's name and contact.
  if (['granted', 'already_public', 'partial'].includes(outcome.code) && proposal.supply === '')
    return 'supply'
  // Art 30: only an unanswered correction whose period is over lets a request lapse.
  if (outcome.code === 'uncorrected' && !(correction.asked && !correction.answered && correction.overdue))
    return 'correction'
  if (outcome.code === 'unclear' && !correction.answered) return 'correction'
  return undefined
}
