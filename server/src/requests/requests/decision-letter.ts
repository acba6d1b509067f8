import type { Relation } from '#foundation/bodies'
import { chineseDay } from '#foundation/calendar'
import type { Letter } from '#foundation/letters'
import type { LegalOutcome } from '#foundation/rules'
import type { Proposal } from './contract.ts'

const REGULATION = '《中华人民共和国政府信息公开条例》'

export interface LetterFrame {
  issuer: string
  number: string
  addressee: string
  receivedOn: string
  correctedOn: string | null
  asked: string
  on: string
  contact: string
  relations: readonly Relation[]
  /** Limits of the remedies on the day of the letter. */
  remedies: { reconsiderationDays: number; courtMonths: number; courtDaysAfterReconsideration: number }
}

const opening = (frame: LetterFrame) =>
  `${frame.correctedOn ? `你（单位）提交的政府信息公开申请，本机关于${chineseDay(frame.receivedOn)}收到，并于${chineseDay(frame.correctedOn)}收到补正材料。` : `本机关于${chineseDay(frame.receivedOn)}收到你（单位）提交的政府信息公开申请。`}你（单位）申请公开：${frame.asked}`

/** The decision in the words of the law, with the reasons given and the remedy that belongs to the outcome. */
export function decisionLetter(frame: LetterFrame, outcome: LegalOutcome, proposal: Proposal): Letter {
  return {
    issuer: frame.issuer,
    title: outcome.letter,
    number: frame.number,
    addressee: frame.addressee,
    paragraphs: [
      opening(frame),
      ...resultOf(outcome, proposal),
      ...(outcome.remedy === 'none' ? [] : [remedyParagraph(frame, outcome)]),
    ],
    attachments: proposal.attachments,
    date: chineseDay(frame.on),
    contact: frame.contact,
  }
}

function resultOf(outcome: LegalOutcome, proposal: Proposal): string[] {
  const basis = `根据${REGULATION}${outcome.article}的规定，`
  const reasons = proposal.facts ? [`经审查，${proposal.facts}`] : []
  const supply = proposal.supply ? [`获取的方式和途径：${proposal.supply}`] : []
  switch (outcome.code) {
    case 'already_public':
      return [
        ...reasons,
        `${basis}你（单位）申请公开的信息已经主动公开，现将获取该信息的方式、途径告知如下。`,
        ...supply,
      ]
    case 'granted':
      return [...reasons, `${basis}本机关决定予以公开。`, ...supply]
    case 'partial':
      return [
        ...reasons,
        `${basis}本机关对能够作区分处理的内容予以公开，对不予公开的内容已说明理由。`,
        ...supply,
      ]
    case 'withdrawn':
      return ['根据你（单位）撤回申请的意思表示，本机关终止办理本申请。']
    default: {
      const discretion =
        outcome.discretionary && proposal.discretion ? [`本机关裁量如下：${proposal.discretion}`] : []
      const result = outcome.withheld
        ? `${basis}该信息${outcome.label}，本机关决定不予公开。`
        : `${basis}${outcome.label}，特此告知。`
      return [...reasons, ...discretion, result, ...supply]
    }
  }
}

/** The remedy that the law of the day gives for this outcome; for a refusal since 2024, reconsideration first. */
function remedyParagraph(frame: LetterFrame, outcome: LegalOutcome): string {
  const named = (kind: Relation['kind'], fallback: string) =>
    frame.relations.find((relation) => relation.kind === kind)?.otherName ?? fallback
  const organ = named('reconsideration_organ', '依法具有管辖权的行政复议机关')
  const court = named('court', '有管辖权的人民法院')
  const { reconsiderationDays, courtMonths, courtDaysAfterReconsideration } = frame.remedies
  if (outcome.remedy === 'reconsideration_first') {
    return `如对本答复不服，应当自收到本告知书之日起${reconsiderationDays}日内先向${organ}申请行政复议；对行政复议决定不服的，可以自收到行政复议决定书之日起${courtDaysAfterReconsideration}日内向${court}提起行政诉讼。`
  }
  return `如对本答复不服，可以自收到本告知书之日起${reconsiderationDays}日内向${organ}申请行政复议，或者在${courtMonths}个月内向${court}提起行政诉讼。`
}

export function extensionLetter(
  frame: LetterFrame,
  extension: { days: number; reason: string; due: string },
): Letter {
  return {
    issuer: frame.issuer,
    title: '政府信息公开延期答复告知书',
    number: frame.number,
    addressee: frame.addressee,
    paragraphs: [
      opening(frame),
      `因${extension.reason}，无法在规定期限内答复。根据${REGULATION}第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，延长答复期限${extension.days}个工作日，至${chineseDay(extension.due)}前答复。`,
      '特此告知。',
    ],
    attachments: [],
    date: chineseDay(frame.on),
    contact: frame.contact,
  }
}

export function correctionLetter(frame: LetterFrame, correction: { asked: string; due: string }): Letter {
  return {
    issuer: frame.issuer,
    title: '政府信息公开申请补正告知书',
    number: frame.number,
    addressee: frame.addressee,
    paragraphs: [
      opening(frame),
      `你（单位）的申请内容不明确。根据${REGULATION}第三十条的规定，请对以下内容作出补正：${correction.asked}`,
      `请于${chineseDay(correction.due)}前提交补正材料。答复期限自本机关收到补正的申请之日起计算；无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。`,
    ],
    attachments: [],
    date: chineseDay(frame.on),
    contact: frame.contact,
  }
}
