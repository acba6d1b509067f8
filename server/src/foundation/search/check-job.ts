import type { Db } from '#platform/db'
import { defineJob, type Job } from '#platform/jobs'
import { checkIndex } from './follower.ts'
import type { ItemLoader } from './item.ts'

export const SEARCH_CHECK = 'search.check'

/** Every night the index is compared with the records; what differs is brought right and told. */
export function searchCheckJob(db: Db, loaders: readonly ItemLoader[]): Job {
  return defineJob({
    name: SEARCH_CHECK,
    title: '核对搜索索引与记录',
    cron: '20 3 * * *',
    async run() {
      const { checked, faults } = await checkIndex(db, loaders, true)
      return faults.length === 0 ? `核对${checked}条，全部一致` : `核对${checked}条，修复${faults.length}条`
    },
  })
}
