/** The law as dated rows: limits, and what a decision may be and where it counts. The code holds the arithmetic only. */
export { ruleInput, ruleRow, ruleTouch } from './contract.ts'
export { enterRule, type NewRule, type RuleReader, withdrawRule } from './enter-rule.ts'
export { formatOfYear, type LegalOutcome, leafFor, outcomeRows, outcomesOn } from './outcomes.ts'
export { listRules, type Rule, type RuleRow, ruleAt, ruleDetailAt, ruleOnDays, yearlyDate } from './rows.ts'
export type { RemedyKind, RuleStanding, RuleUnit, TableFormat } from './tables.ts'
export { ruleLabels, rulesWording, ruleUnitLabels } from './wording.ts'
