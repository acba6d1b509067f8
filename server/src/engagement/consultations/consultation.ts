import { dueDate, type WorkCalendar } from '#foundation/calendar'
import { addDays, type Day } from '#platform/clock'
import type { ConsultationKind, ConsultationState } from './words.ts'

export {
  type ConsultationKind,
  type ConsultationState,
  consultationKinds,
  consultationStates,
} from './words.ts'

/** The life of a consultation. Pure. */
export type ConsultationAct = 'edit' | 'open' | 'close' | 'answer' | 'withdraw' | 'comment' | 'sort'

const possible: Readonly<Record<ConsultationAct, readonly ConsultationState[]>> = {
  edit: ['draft'],
  open: ['draft'],
  comment: ['open'],
  close: ['open'],
  sort: ['open', 'closed'],
  answer: ['closed'],
  withdraw: ['open', 'closed'],
}

export const mayBe = (state: ConsultationState, act: ConsultationAct): boolean =>
  possible[act].includes(state)

/** The rule that gives the least period; 其他 has none. */
export const periodRule: Readonly<Record<ConsultationKind, string | undefined>> = {
  decision: 'consult.decision',
  regulation: 'consult.regulation',
  normative: 'consult.normative',
  market: 'consult.market',
  other: undefined,
}

export interface Period {
  amount: number
  unit: 'working_day' | 'day'
}

/** The earliest last day of a period that begins on `opensOn`; the day it begins is not counted (Order 713 Art 15). */
export function leastEnd(calendar: WorkCalendar, opensOn: Day, period: Period): Day {
  const { due } = dueDate(calendar, { receivedOn: opensOn, limit: period.amount, unit: period.unit })
  return due ?? addDays(opensOn, period.amount)
}

/** What is wrong with a period; a shorter one than the rule is lawful with a reason (Order 713 Art 15). */
export function periodFault(
  today: Day,
  closesOn: Day,
  least: Day | undefined,
  reason: string,
): 'consultations.ends_before_it_begins' | 'consultations.short_without_reason' | undefined {
  if (closesOn <= today) return 'consultations.ends_before_it_begins'
  if (least && closesOn < least && reason.trim().length < 5) return 'consultations.short_without_reason'
  return undefined
}

const blocks = /<(\/?)(p|h[2-4]|table|ul|ol|blockquote|figure)\b[^>]*>/g

/** The blocks of a sanitised text, each of which people can speak about. */
export function paragraphsOf(html: string): string[] {
  const found: string[] = []
  let depth = 0
  let from = 0
  for (const match of html.matchAll(blocks)) {
    if (match[1] === '') {
      if (depth === 0) from = match.index
      depth += 1
    } else if (depth > 0) {
      depth -= 1
      if (depth === 0) found.push(html.slice(from, match.index + match[0].length))
    }
  }
  const kept = found.filter((block) => block.replace(/<[^>]+>|&nbsp;|\s/g, '') !== '')
  return kept.length > 0 ? kept : [`<p>${html}</p>`]
}
