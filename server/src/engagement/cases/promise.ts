import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import { type ChannelRecord, limitFor } from './channel.ts'
import { limitUnitLabels } from './contract.ts'

/** What a channel promises, from its own limits: no screen states a limit that the rules do not give. */
export async function promiseOf(db: Db, channel: ChannelRecord, on: Day): Promise<string[]> {
  const about = { channel: channel.code, matter: '', urgent: false }
  const [accept, answer] = await Promise.all([
    limitFor(db, about, 'accept', on),
    limitFor(db, about, 'answer', on),
  ])
  const special = await Promise.all(
    channel.matters.map(async (matter) => ({
      matter,
      limit: await limitFor(db, { ...about, matter }, 'answer', on),
    })),
  )
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
