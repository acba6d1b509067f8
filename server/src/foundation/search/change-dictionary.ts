import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { refreshDictionary } from './dictionary.ts'
import type { Tables } from './tables.ts'

/** A group of words that mean the same; an empty list takes the group out. */
export async function saveSynonyms(
  tx: Tx,
  clock: Clock,
  actor: string | undefined,
  group: { id?: string; version?: number; words: readonly string[] },
): Promise<string> {
  const own = tx.withTables<Tables>()
  const id = group.id ?? newId()
  if (group.id) {
    const row = await own
      .selectFrom('search_synonym')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw new Refusal('search.no_synonyms', 404)
    if (row.version !== group.version) throw new Refusal('search.synonyms_changed', 409)
    if (group.words.length === 0) await own.deleteFrom('search_synonym').where('id', '=', id).execute()
    else
      await own
        .updateTable('search_synonym')
        .set({ words: [...group.words], version: row.version + 1, changed_at: clock.now() })
        .where('id', '=', id)
        .execute()
  } else {
    await own
      .insertInto('search_synonym')
      .values({ id, words: [...group.words], version: 1, changed_at: clock.now() })
      .execute()
  }
  await record(tx, clock, {
    kind: group.words.length === 0 ? 'search_synonym.removed' : 'search_synonym.saved',
    subject: { kind: 'search_synonym', id },
    ...(actor ? { actor } : {}),
    payload: { words: group.words.length },
  })
  await refreshDictionary(tx)
  return id
}

/** A word that segmentation must keep whole; texts that hold it are indexed anew by the follower. */
export async function saveWord(
  tx: Tx,
  clock: Clock,
  actor: string | undefined,
  change: { word: string } | { id: string; active: boolean },
): Promise<string> {
  const own = tx.withTables<Tables>()
  const changed_at = clock.now()
  let id: string | undefined
  if ('word' in change) {
    const known = await own
      .selectFrom('search_word')
      .select(['id', 'active'])
      .where('word', '=', change.word)
      .executeTakeFirst()
    if (known?.active) throw new Refusal('search.word_known', 409)
    id = known?.id ?? newId()
    await own
      .insertInto('search_word')
      .values({ id, word: change.word, active: true, changed_at })
      .onConflict((conflict) => conflict.column('word').doUpdateSet({ active: true, changed_at }))
      .execute()
  } else {
    const row = await own
      .updateTable('search_word')
      .set({ active: change.active, changed_at })
      .where('id', '=', change.id)
      .returning('id')
      .executeTakeFirst()
    id = row?.id
  }
  if (!id) throw new Refusal('search.no_word', 404)
  await record(tx, clock, {
    kind: 'active' in change && !change.active ? 'search_word.removed' : 'search_word.added',
    subject: { kind: 'search_word', id },
    ...(actor ? { actor } : {}),
  })
  return id
}
