/** What an item may go through, what a text means under the keyword rules, and by when it is answered. Pure. */
export const itemStates = ['new', 'assigned', 'responded', 'closed', 'dismissed'] as const
export type ItemState = (typeof itemStates)[number]
export type ItemAct = 'assign' | 'dismiss' | 'respond' | 'press' | 'close' | 'hand_over'

const possible: Readonly<Record<ItemAct, readonly ItemState[]>> = {
  assign: ['new', 'assigned'],
  dismiss: ['new'],
  respond: ['assigned', 'responded'],
  press: ['assigned', 'responded'],
  close: ['responded'],
  hand_over: ['assigned', 'responded'],
}
export const mayBe = (state: ItemState, act: ItemAct): boolean => possible[act].includes(state)

export const severities = ['major', 'attention', 'general'] as const
export type Severity = (typeof severities)[number]

export interface KeywordRule {
  words: readonly string[]
  severity: Severity
  active: boolean
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/g, '')

/** The gravest severity that a rule gives to a text, and the words that matched; a rule matches with all of its words. */
export function weigh(
  rules: readonly KeywordRule[],
  text: string,
): { severity: Severity; words: string[] } | undefined {
  const of = plain(text)
  const hit = rules.filter((rule) => rule.active && rule.words.every((word) => of.includes(plain(word))))
  const [severity] = severities.filter((candidate) => hit.some((rule) => rule.severity === candidate))
  return severity && { severity, words: [...new Set(hit.flatMap(({ words }) => words))] }
}

/** The hours under 国办发〔2016〕61号: first information, press conference, other matters. */
export interface Hours {
  first: number
  press: number
  other: number
}

export function dueOf(
  severity: Severity,
  foundAt: Date,
  hours: Hours,
): { respond: Date; press: Date | null } {
  const after = (count: number) => new Date(foundAt.getTime() + count * 3_600_000)
  return severity === 'major'
    ? { respond: after(hours.first), press: after(hours.press) }
    : { respond: after(hours.other), press: null }
}
