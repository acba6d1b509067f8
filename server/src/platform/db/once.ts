import type { Tx } from './index.ts'

type Tables = {
  platform_once: { key: string; result: string }
}

/**
 * Runs `work` once for `key`: a retried submit gets the first one's result instead of a second record.
 * The key is unique in the same transaction as the work, so a concurrent retry waits and then reads the result.
 */
export async function once(tx: Tx, key: string, work: () => Promise<string>): Promise<string> {
  const own = tx.withTables<Tables>()
  const claimed = await own
    .insertInto('platform_once')
    .values({ key, result: '' })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!claimed) {
    const earlier = await own
      .selectFrom('platform_once')
      .select('result')
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
    return earlier.result
  }
  const result = await work()
  await own.updateTable('platform_once').set({ result }).where('key', '=', key).execute()
  return result
}
