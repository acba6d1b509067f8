import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import { type ChannelRecord, limitAmong, limitsOn } from './channel.ts'
import { limitUnitLabels } from './contract.ts'

/** What a channel promises, from its own limits: no screen states a limit that the rules do not give. */
export async function promiseOf(db: Db, channel: ChannelRecord, on: Day): Promise<string[]> {
  const limits = await limitsOn(db, channel.code, on)
  const any = { matter: '', urgent: false }
  const [accept, answer] = [limitAmong(limits, any, 'accept'), limitAmong(limits, any, 'answer')]
  const special = channel.matters.map((matter) => ({
    matter,
    limit: limitAmong(limits, { ...any, matter }, 'answer'),
  }))
  const other = special.filter(
    ({ limit }) => limit && (limit.amount !== answer?.amount || limit.unit !== answer.unit),
  )
  return [
    ...(accept ? [`${accept.amount}${limitUnitLabels[accept.unit]}内受理。`] : []),
    ...(answer
      ? [
          `受理后${answer.amount}${limitUnitLabels[answer.unit]}内答复${other
            .map(({ matter, limit }) =>
              limit ? `，${matter}${limit.amount}${limitUnitLabels[limit.unit]}内答复` : '',
            )
            .join('')}；情况复杂需要延长的，会告知理由。`,
        ]
      : []),
  ]
}
