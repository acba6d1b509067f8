import { ruleAt } from '#foundation/rules'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'

/** The days and months the law of today gives, as public pages tell them. */
export interface Limits {
  reply: number
  correction: number
  extension: number
  thirdParty: number
  feePay: number
  reconsiderationDays: number
  courtMonths: number
}

export async function limitsOn(db: Db, today: Day): Promise<Limits> {
  const value = async (key: string) => (await ruleAt(db, key, today)).value
  return {
    reply: await value('request.reply'),
    correction: await value('request.correction.notice'),
    extension: await value('request.extension.max'),
    thirdParty: await value('request.thirdparty'),
    feePay: await value('fee.pay'),
    reconsiderationDays: await value('remedy.reconsideration'),
    courtMonths: await value('remedy.court'),
  }
}
