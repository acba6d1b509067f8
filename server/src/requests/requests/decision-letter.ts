import type { Relation } from '#foundation/bodies'
import { chineseDay } from '#foundation/calendar'
import type { LegalOutcome } from '#foundation/rules'
import type { Proposal } from './contract.ts'

export const REGULATION = '《中华人民共和国政府信息公开条例》'

/** What every letter about a request says of it. */
export interface LetterFacts {
  receivedOn: string | null
  correctedOn: string | null
  consulted: boolean
  asked: string
}

/** When it was received and corrected, and what was asked, in the applicant's words. */
export function openingOf(facts: LetterFacts): string {
  const came = facts.receivedOn
    ? `本机关于${chineseDay(facts.receivedOn)}收到你（单位）提交的政府信息公开申请`
    : '本机关收到你（单位）提交的政府信息公开申请'
  const corrected = facts.correctedOn ? `，并于${chineseDay(facts.correctedOn)}收到补正材料` : ''
  const consulted = facts.consulted ? '办理中依法征求了有关方面意见，所需时间不计算在答复期限内。' : ''
  return `${came}${corrected}。${consulted}你（单位）申请公开：${facts.asked.replace(/[。；，、\s]*$/, '')}。`
}

/** The texts under which a decision of this outcome may be written, the nearest first. */
export function decisionTemplates(outcome: LegalOutcome): string[] {
  return [
    `decision.${outcome.code}`,
    ...(outcome.withheld && outcome.code !== 'partial' ? ['decision.withheld'] : []),
    'decision',
  ]
}

export function decisionFields(
  outcome: LegalOutcome,
  proposal: Proposal,
  more: { search: string; thirdPartyOpinion: string; remedy: string },
): Record<string, string> {
  return {
    letter: outcome.letter,
    facts: proposal.facts,
    discretion: outcome.discretionary ? proposal.discretion : '',
    basis: `根据${REGULATION}${outcome.article}的规定，`,
    outcome: outcome.label,
    supply: proposal.supply,
    otherOrgan: proposal.otherOrgan,
    earlier: proposal.earlier,
    ...more,
  }
}

/** Limits of the remedies on the day of the letter. */
export interface RemedyLimits {
  reconsiderationDays: number
  courtMonths: number
  courtDaysAfterReconsideration: number
}

/**
 * The remedy that the law of the day gives for this outcome; for a refusal since 2024, reconsideration first
 * (行政复议法 Art 23). Letters that decide nothing carry none.
 */
export function remedyParagraph(
  relations: readonly Relation[],
  limits: RemedyLimits,
  remedy: LegalOutcome['remedy'],
): string {
  if (remedy === 'none') return ''
  const named = (kind: Relation['kind'], fallback: string) =>
    relations.find((relation) => relation.kind === kind)?.otherName ?? fallback
  const organ = named('reconsideration_organ', '依法具有管辖权的行政复议机关')
  const court = named('court', '有管辖权的人民法院')
  const complaint = `认为本机关在政府信息公开工作中侵犯合法权益的，也可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报。`
  if (remedy === 'reconsideration_first') {
    return `如对本答复不服，应当自收到本告知书之日起${limits.reconsiderationDays}日内先向${organ}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起${limits.courtDaysAfterReconsideration}日内向${court}提起行政诉讼。${complaint}`
  }
  return `如对本答复不服，可以自收到本告知书之日起${limits.reconsiderationDays}日内向${organ}申请行政复议，或者在${limits.courtMonths}个月内向${court}提起行政诉讼。${complaint}`
}
