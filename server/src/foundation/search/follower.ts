import { sql } from 'kysely'
import type { Follower } from '#foundation/ledger'
import { type Db, inTransaction, lockSubjects, type Tx } from '#platform/db'
import { refreshDictionary } from './dictionary.ts'
import type { ItemLoader, SearchItem } from './item.ts'
import { digestOf, postgresSearch } from './postgres.ts'
import type { Tables } from './tables.ts'

/** Records that are held in memory at once, each with the words of its files. */
const BATCH = 100

/**
 * Brings the places of records in the index to what the records are now. Two who do it at once wait for each other.
 * @returns how many of them stand in it
 */
async function bring(tx: Tx, loader: ItemLoader, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  await lockSubjects(
    tx,
    ids.map((id) => `search:${loader.kind}:${id}`),
  )
  const items = await loadAll(tx, loader, ids)
  await postgresSearch.index(tx, ...items)
  const found = new Set(items.map((item) => item.id))
  for (const id of ids) if (!found.has(id)) await postgresSearch.remove(tx, loader.kind, id)
  return items.length
}

async function loadAll(db: Db, loader: ItemLoader, ids: readonly string[]): Promise<SearchItem[]> {
  if (loader.loadMany) return loader.loadMany(db, ids)
  const items: SearchItem[] = []
  for (const id of ids) {
    const item = await loader.load(db, id)
    if (item) items.push(item)
  }
  return items
}

/** What stands by its name in thousands of items. */
const renamed = new Set(['body.renamed', 'theme.renamed', 'genre.renamed'])

/**
 * Keeps the index in step with the ledger: what an entry touches is loaded again, or taken out.
 * @param recheck compares the whole index in the background after a new name that many items hold
 */
export function createSearchFollower(
  loaders: readonly ItemLoader[],
  recheck: () => Promise<void> = async () => {},
): Follower {
  return {
    name: 'search',
    async apply(tx, entries) {
      if (entries.some(({ kind }) => renamed.has(kind))) await recheck()
      for (const loader of loaders) {
        const touched = entries.filter(
          ({ subjectKind }) => loader.kind === subjectKind || loader.also?.includes(subjectKind),
        )
        const ids = [...new Set(touched.map(({ subjectId }) => subjectId))].sort()
        for (let at = 0; at < ids.length; at += BATCH) await bring(tx, loader, ids.slice(at, at + BATCH))
      }
      // A new word of the site's dictionary cuts the texts that hold it otherwise than before.
      for (const { subjectKind, subjectId } of entries) {
        if (subjectKind !== 'search_word') continue
        await refreshDictionary(tx)
        for (const { kind, id } of await itemsHolding(tx, subjectId)) {
          const holder = loaders.find((candidate) => candidate.kind === kind)
          if (holder) await bring(tx, holder, [id])
        }
      }
    },
  }
}

function itemsHolding(tx: Tx, wordId: string): Promise<{ kind: string; id: string }[]> {
  return tx
    .withTables<Tables>()
    .selectFrom('search_item as i')
    .innerJoin('search_word as w', (join) => join.on('w.id', '=', wordId))
    .select(['i.kind', 'i.id'])
    .where(sql<boolean>`position(w.word in i.title) > 0 or position(w.word in i.body_text) > 0`)
    .execute()
}

/**
 * Builds the index anew from the records while it goes on serving: every record is brought up to date in its place,
 * and what no record stands behind is taken out at the end.
 * @returns how many items stand in it
 */
export async function rebuildIndex(
  db: Db,
  loaders: readonly ItemLoader[],
  tell: (done: number) => void = () => {},
): Promise<number> {
  await refreshDictionary(db)
  let count = 0
  for (const loader of loaders) {
    const ids = (await loader.all(db)).sort()
    for (let at = 0; at < ids.length; at += BATCH) {
      count += await inTransaction(db, (tx) => bring(tx, loader, ids.slice(at, at + BATCH)))
      tell(count)
    }
  }
  for (const { kind, id } of await surplus(db, loaders)) {
    const loader = loaders.find((candidate) => candidate.kind === kind)
    await inTransaction(db, async (tx) => {
      if (loader) await bring(tx, loader, [id])
      else await postgresSearch.remove(tx, kind, id)
    })
  }
  return count
}

async function surplus(db: Db, loaders: readonly ItemLoader[]): Promise<{ kind: string; id: string }[]> {
  const found: { kind: string; id: string }[] = []
  const rows = await db.withTables<Tables>().selectFrom('search_item').select(['kind', 'id']).execute()
  const known = new Map(
    await Promise.all(loaders.map(async (loader) => [loader.kind, new Set(await loader.all(db))] as const)),
  )
  for (const row of rows) if (!known.get(row.kind)?.has(row.id)) found.push(row)
  return found
}

export interface IndexFault {
  kind: string
  id: string
  fault: 'missing' | 'surplus' | 'outdated'
}

/** Compares the index with the records, one by one; with `repair` it is brought right where it differs. */
export async function checkIndex(
  db: Db,
  loaders: readonly ItemLoader[],
  repair: boolean,
): Promise<{ checked: number; faults: IndexFault[] }> {
  const faults: IndexFault[] = []
  let checked = 0
  for (const loader of loaders) {
    const digests = new Map(
      (
        await db
          .withTables<Tables>()
          .selectFrom('search_item')
          .select(['id', 'digest'])
          .where('kind', '=', loader.kind)
          .execute()
      ).map((row) => [row.id, row.digest]),
    )
    for (const id of await loader.all(db)) {
      checked += 1
      const item = await loader.load(db, id)
      const digest = digests.get(id)
      digests.delete(id)
      if (item && digest === undefined) faults.push({ kind: loader.kind, id, fault: 'missing' })
      else if (item && digest !== digestOf(item)) faults.push({ kind: loader.kind, id, fault: 'outdated' })
      else if (!item && digest !== undefined) faults.push({ kind: loader.kind, id, fault: 'surplus' })
    }
    for (const id of digests.keys()) faults.push({ kind: loader.kind, id, fault: 'surplus' })
  }
  if (repair)
    for (const { kind, id } of faults) {
      const loader = loaders.find((candidate) => candidate.kind === kind)
      if (loader) await inTransaction(db, (tx) => bring(tx, loader, [id]))
    }
  return { checked, faults }
}
