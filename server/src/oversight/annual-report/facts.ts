import type { Finding, Report, Statement } from '@yangguang/annual-report'
import { cellAt } from './cells.ts'
import type { FactView, SectionKey } from './contract.ts'

const results = (prefix: string, rows: readonly string[]) =>
  rows.map((row) => `requests.${prefix}${row}.total`)

const REFUSED = results('refused.', [
  'stateSecret',
  'prohibitedByLaw',
  'endangersStability',
  'thirdParty',
  'internal',
  'process',
  'enforcementFile',
  'registryQuery',
])
const UNAVAILABLE = results('unavailable.', ['notHeld', 'needsCreation', 'unclear'])
const DECLINED = results('declined.', ['petition', 'repeated', 'publication', 'excessive', 'reissue'])
const OTHER = ['requests.other.total', ...results('other.', ['uncorrected', 'feeUnpaid', 'other'])]
const LEGAL_PERSONS = ['business', 'research', 'nonprofit', 'legalService', 'other'].map(
  (column) => `requests.received.${column}`,
)
const LITIGATION = ['remedies.litigationDirect', 'remedies.litigationAfterReconsideration']

/** A figure of the tables as the prose says it. */
interface Saying {
  /** What the sentence and the check call it. */
  name: string
  cells: readonly string[]
  unit: string
  /** What precedes the figure in its clause where the prose speaks of it. */
  label: RegExp
  /** What the sentence around it must speak of as well. */
  about?: RegExp
}

const sayings = {
  made: said('制发行政规范性文件', ['proactive.normativeDocuments.made'], '件', /制发(行政)?规范性文件$/),
  repealed: {
    ...said('废止', ['proactive.normativeDocuments.repealed'], '件', /^(其中)?废止((行政)?规范性文件)?$/),
    about: /规范性文件/,
  },
  inForce: {
    ...said('现行有效', ['proactive.normativeDocuments.inForce'], '件', /现行有效((行政)?规范性文件)?$/),
    about: /规范性文件/,
  },
  rulesMade: said('制发规章', ['proactive.rules.made'], '件', /制发规章$/),
  licences: said('行政许可决定', ['proactive.licences.decisions'], '件', /行政许可(决定)?$/),
  penalties: said('行政处罚决定', ['proactive.penalties.decisions'], '件', /行政处罚(决定)?$/),
  compulsion: said('行政强制决定', ['proactive.compulsion.decisions'], '件', /行政强制(决定)?$/),
  fees: said('收取行政事业性收费', ['proactive.fees.amount'], '万元', /行政事业性收费$/),
  received: said('本年新收政府信息公开申请', ['requests.received.total'], '件', /$^/),
  carriedIn: said('上年结转', ['requests.carriedIn.total'], '件', /$^/),
  decided: said('办结', ['requests.total.total'], '件', /$^/),
  carriedOut: said('结转下年度', ['requests.carriedOut.total'], '件', /$^/),
  persons: { ...said('自然人', ['requests.received.naturalPerson'], '件', /自然人$/), about: /申请人/ },
  legal: { ...said('法人或其他组织', LEGAL_PERSONS, '件', /法人(或|和|及)其他组织$/), about: /申请人/ },
  granted: said('予以公开', ['requests.granted.total'], '件', /予以公开$/),
  partial: said('部分公开', ['requests.partial.total'], '件', /部分公开$/),
  refused: said('不予公开', REFUSED, '件', /不予公开$/),
  unavailable: said('无法提供', UNAVAILABLE, '件', /无法提供$/),
  declined: said('不予处理', DECLINED, '件', /不予处理$/),
  other: said('其他处理', OTHER, '件', /其他处理$/),
  reconsideration: said('行政复议', ['remedies.reconsideration.total'], '件', /$^/),
  upheld: {
    ...said('结果维持', ['remedies.reconsideration.upheld'], '件', /结果维持$/),
    about: /行政复议/,
  },
  corrected: {
    ...said('结果纠正', ['remedies.reconsideration.corrected'], '件', /结果纠正$/),
    about: /行政复议/,
  },
  litigation: said('行政诉讼', total(LITIGATION), '件', /$^/),
} satisfies Record<string, Saying>

function said(name: string, cells: readonly string[], unit: string, label: RegExp): Saying {
  return { name, cells, unit, label }
}

function total(blocks: readonly string[]): string[] {
  return blocks.map((block) => `${block}.total`)
}

const figureOf = (report: Report, { cells }: Saying): number =>
  Math.round(cells.reduce((sum, cell) => sum + (cellAt(report, cell)?.value ?? 0), 0) * 1e6) / 1e6

/** A sentence is offered under its subject with these figures, in these words. */
const sentences: readonly { section: SectionKey; parts: readonly (keyof typeof sayings)[]; lead?: string }[] =
  [
    { section: 'disclosure', parts: ['made', 'repealed', 'inForce'], lead: '本年' },
    { section: 'disclosure', parts: ['licences', 'penalties', 'compulsion', 'fees'], lead: '全年作出' },
    { section: 'requests', parts: ['received', 'carriedIn', 'decided', 'carriedOut'] },
    { section: 'requests', parts: ['persons', 'legal'], lead: '按申请人分，' },
    {
      section: 'requests',
      parts: ['granted', 'partial', 'refused', 'unavailable', 'declined', 'other'],
      lead: '办理结果中，',
    },
    { section: 'supervision', parts: ['reconsideration', 'upheld', 'corrected'], lead: '因政府信息公开引起' },
    { section: 'supervision', parts: ['litigation'], lead: '因政府信息公开引起' },
  ]

/** The year's facts as sentences that can stand in the text. */
export function factsOf(
  report: Report,
  previous: Report | undefined,
  fees: Readonly<Record<string, number | null>>,
): FactView[] {
  const facts = sentences.map(({ section, parts, lead = '' }) => {
    const used = parts.map((part): Saying => sayings[part])
    const words = used.map((saying) => `${saying.name}${figureOf(report, saying)}${saying.unit}`)
    return {
      section,
      sentence: `${lead}${words.join('，')}。`,
      cells: used.flatMap(({ cells }) => [...cells]),
    }
  })
  const compared = comparison(report, previous)
  return [...facts, ...(compared ? [compared] : []), feeSentence(fees)]
}

function comparison(report: Report, previous: Report | undefined): FactView | undefined {
  const before = previous && cellAt(previous, 'requests.received.total')?.value
  if (typeof before !== 'number') return undefined
  const now = figureOf(report, sayings.received)
  const change = now - before
  const words = change === 0 ? '持平' : `${change > 0 ? '增加' : '减少'}${Math.abs(change)}件`
  return {
    section: 'requests',
    sentence: `新收申请数量与上年相比${words}。`,
    cells: ['requests.received.total'],
  }
}

function feeSentence(fees: Readonly<Record<string, number | null>>): FactView {
  const { 'fees.notices': notices, 'fees.charged': charged, 'fees.collected': collected } = fees
  const none = (notices ?? 0) === 0 && (collected ?? 0) === 0
  return {
    section: 'other',
    sentence: none
      ? '本年度没有收取政府信息公开信息处理费。'
      : `依据《政府信息公开信息处理费管理办法》，本年度发出收费通知${notices ?? 0}件，总金额${charged ?? 0}元，实际收取信息处理费${collected ?? 0}元。`,
    cells: ['fees.notices', 'fees.charged', 'fees.collected'],
  }
}

/** R7 beyond the library's own claims: what the prose says of a figure the tables hold. */
export function proseFindings(report: Report, statements: readonly Statement[]): Finding[] {
  return Object.values(sayings).flatMap((saying: Saying) => {
    const made = statements.filter(
      ({ label, text, unit }) =>
        unit === saying.unit && saying.label.test(label) && (!saying.about || saying.about.test(text)),
    )
    const stated = figureOf(report, saying)
    if (made.length === 0 || made.some(({ value }) => value === stated)) return []
    return made.map(
      ({ label, value, unit }): Finding => ({
        rule: 'R7',
        level: 'warning',
        message: `文字说“${label}${value}${unit}”，而表中${saying.name}是${stated}，相差${Math.round(Math.abs(stated - value) * 1e6) / 1e6}；请核对文字或数据。`,
        cells: [...saying.cells].filter((cell) => cellAt(report, cell) !== undefined),
      }),
    )
  })
}
