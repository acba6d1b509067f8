import type { Cell } from '../report.ts'
import type { IndicatorDefinition } from './definition.ts'
import { statistics2014 } from './format-2014.ts'

/**
 * A statistics table of a province: two columns, the year and the years since 2008 together. Labels vary from
 * year to year in 信息 and 文件, 网站 and 政府网站; a pattern takes the variants.
 */
export interface ProvincialIndicator extends IndicatorDefinition {
  pattern: RegExp
}

const i = (
  key: string,
  label: string,
  pattern: RegExp,
  depth: number,
  sumOf?: readonly string[],
): ProvincialIndicator => {
  const base = { key, label, pattern, unit: '条', depth }
  return sumOf ? { ...base, sumOf } : base
}

export const provincialIndicators: readonly ProvincialIndicator[] = [
  i('published', '主动公开信息数', /主动公开(政府)?(信息|文件)数/, 1, [
    'published.website',
    'published.gazette',
  ]),
  i('published.website', '政府网站公开数', /(政府)?网站公开/, 2),
  i('published.gazette', '政府公报公开数', /政府公报公开/, 2),
  i('received', '受理依申请公开信息总数', /受理依申请公开/, 1, [
    'received.inPerson',
    'received.fax',
    'received.email',
    'received.online',
    'received.letter',
    'received.letterFax',
    'received.other',
  ]),
  i('received.inPerson', '当面申请数', /当面申请/, 2),
  i('received.letterFax', '信函、传真申请数', /信函传真申请/, 2),
  i('received.fax', '传真申请数', /传真申请/, 2),
  i('received.email', '电子邮件申请数', /电子邮件申请/, 2),
  i('received.online', '网上申请数', /(网上|网络)申请/, 2),
  i('received.letter', '信函申请数', /信函申请/, 2),
  i('received.other', '其他形式申请数', /其[他它]形式申请/, 2),
  i('answers', '对申请的答复总数', /对申请的?答复/, 1, [
    'answers.granted',
    'answers.partial',
    'answers.refused',
    'answers.other',
  ]),
  i('answers.granted', '同意公开答复数', /同意公开答复/, 2),
  i('answers.partial', '同意部分公开答复数', /同意部分公开答复/, 2),
  i('answers.refused', '不予公开答复数', /(不予|否决|不同意)公开答复/, 2),
  i('answers.other', '其他类型答复数', /其[他它]类型答复/, 2),
  i('complaints', '接受行政申诉、举报数', /(接受|受理)?行政(诉讼|申诉)举报数/, 1),
  i('reconsideration', '行政复议数', /行政复议数/, 1),
  i('litigation', '行政诉讼数', /行政诉讼数/, 1),
  i('appeals', '行政申诉数', /行政申诉数/, 1),
]

/** The definition a read statistics table follows, told by its keys. */
export function indicatorSums(statistics: Record<string, Cell>): readonly IndicatorDefinition[] {
  return 'published' in statistics ? provincialIndicators : statistics2014
}
