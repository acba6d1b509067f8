import { outcomesOn } from '#foundation/rules'
import { type Day, day } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { LineInput } from './contract.ts'

/** Refuses a line that could not have happened: each with the sentence that says what to mend. */
export async function checkLine(db: Db, line: LineInput, today: Day): Promise<void> {
  const { receivedOn, decidedOn, outcome, remedy } = line
  const days = [receivedOn, decidedOn, remedy?.acceptedOn, remedy?.closedOn]
  if (days.some((at) => at && at > today)) throw new Refusal('filings.to_come', 422)
  if ((outcome === null) !== (decidedOn === null)) throw new Refusal('filings.outcome_and_day', 422)
  if (decidedOn !== null && decidedOn < receivedOn) throw new Refusal('filings.decided_before', 422)
  if (outcome !== null && decidedOn !== null) {
    const known = await outcomesOn(db, day(decidedOn))
    if (!known.some(({ code }) => code === outcome)) throw new Refusal('filings.no_outcome', 422)
  }
  if (!remedy) return
  const unequal = (remedy.result === null) !== (remedy.closedOn === null)
  if (unequal || (remedy.closedOn !== null && remedy.closedOn < remedy.acceptedOn))
    throw new Refusal('filings.remedy_days', 422)
}
