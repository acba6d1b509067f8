import { expect, it } from 'vitest'
import { day } from '#platform/clock'
import { caseDesk } from '#test/cases'
import { useHouse } from '#test/harness'
import { hotTopics } from './topics.ts'

const house = useHouse('2026-03-02T09:00:00+08:00')
const { aChannel, write } = caseDesk(house)

it('the topics of a channel are told from a part of its letters and counted over all of them', async () => {
  const { code } = await aChannel('mayor')
  for (const title of ['井盖松动', '老楼加装电梯怎样申请', '不同意加装电梯', '请帮忙加装电梯'])
    await write(code, { title })
  const { db } = house().deps
  const march = { from: day('2026-03-01'), until: day('2026-03-31'), bodies: undefined, channel: code }
  const told = [{ word: '加装电梯', now: 3, before: 0 }]
  expect(await hotTopics(db, march, 2, 10)).toEqual(told)
  expect(await hotTopics(db, march, 2, 10, 3)).toEqual(told)
  const april = { ...march, from: day('2026-04-01'), until: day('2026-04-30') }
  expect(await hotTopics(db, april, 2, 10)).toEqual([])
})
