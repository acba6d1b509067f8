import type { Db } from '#platform/db'
import { fold } from './fold.ts'
import type { Synonyms } from './query.ts'
import type { Tables } from './tables.ts'
import { cut, useOwnWords } from './words.ts'

/** Names that mean the same body: official and short ones. Search is handed them, it knows no bodies. */
export type NameGroups = (db: Db) => Promise<readonly (readonly string[])[]>

let officialNames: NameGroups = async () => []

/** Tells search who knows the official short names. */
export function useNames(names: NameGroups): void {
  officialNames = names
}

const KEPT_MS = 5_000
let kept: { at: number; synonyms: Promise<Synonyms> } | undefined

/** Synonyms and short names as they are today; a change is known to every process within seconds. */
export function synonymsOf(db: Db): Promise<Synonyms> {
  if (kept && performance.now() - kept.at < KEPT_MS) return kept.synonyms
  return refreshDictionary(db)
}

/** Reads words and synonyms anew: after a change in this process, and before building the index. */
export function refreshDictionary(db: Db): Promise<Synonyms> {
  const synonyms = load(db)
  kept = { at: performance.now(), synonyms }
  synonyms.catch(() => {
    kept = undefined
  })
  return synonyms
}

async function load(db: Db): Promise<Synonyms> {
  const own = db.withTables<Tables>()
  const [words, groups, names] = await Promise.all([
    own.selectFrom('search_word').select('word').where('active', '=', true).execute(),
    own.selectFrom('search_synonym').select('words').execute(),
    officialNames(db),
  ])
  useOwnWords(words.map(({ word }) => word))
  const synonyms = new Map<string, string[]>()
  for (const group of [...groups.map((row) => row.words), ...names]) {
    const folded = [...new Set(group.map(fold).filter((name) => name !== ''))]
    if (folded.length < 2) continue
    for (const name of folded) {
      // Under the name as it is cut, because that is how a query is read.
      const key = cut(name).join('')
      synonyms.set(key, [...new Set([...(synonyms.get(key) ?? []), ...folded])])
    }
  }
  return synonyms
}
