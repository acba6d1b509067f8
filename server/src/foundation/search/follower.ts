import type { Entry, Follower } from '#foundation/ledger'
import { type Db, inTransaction } from '#platform/db'
import { postgresSearch, type SearchItem } from './postgres.ts'

/** Gives what the public may find of a record of one kind; undefined when nothing. */
export interface ItemLoader {
  kind: string
  load(db: Db, id: string): Promise<SearchItem | undefined>
  /** Identifiers of everything that may be public, for a rebuild. */
  all(db: Db): Promise<string[]>
}

/** Keeps the index in step with the ledger: what an entry touches is loaded again, or taken out. */
export function createSearchFollower(loaders: readonly ItemLoader[]): Follower {
  return {
    name: 'search',
    async apply(tx, entries) {
      const touched = new Map<string, Entry>()
      for (const entry of entries) touched.set(`${entry.subjectKind}:${entry.subjectId}`, entry)
      for (const entry of touched.values()) {
        const loader = loaders.find((candidate) => candidate.kind === entry.subjectKind)
        if (!loader) continue
        const item = await loader.load(tx, entry.subjectId)
        if (item) await postgresSearch.index(tx, item)
        else await postgresSearch.remove(tx, entry.subjectKind, entry.subjectId)
      }
    },
  }
}

/** Builds the index anew from the records. @returns how many items stand in it */
export async function reindexAll(db: Db, loaders: readonly ItemLoader[]): Promise<number> {
  return inTransaction(db, async (tx) => {
    await postgresSearch.clear(tx)
    let count = 0
    for (const loader of loaders) {
      for (const id of await loader.all(tx)) {
        const item = await loader.load(tx, id)
        if (!item) continue
        await postgresSearch.index(tx, item)
        count += 1
      }
    }
    return count
  })
}
