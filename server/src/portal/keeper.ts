import type { Entry } from '#foundation/ledger'

/** Says which records something reads: `document:<id>` or, for lists, the kind `document`. */
export type Reads = (...tags: string[]) => void

/** What was made of records, kept in memory until the ledger touches one of them. */
export interface Keeper<Thing> {
  /** The thing under `key`, made once however many ask at the same time. */
  get(key: string, make: (reads: Reads) => Promise<Thing>): Promise<Thing>
  /** Drops what read the records that the entries touched. */
  heard(entries: readonly Entry[]): void
  kept(key: string): Thing | undefined
  /** What the thing under `key` read. */
  readBy(key: string): readonly string[] | undefined
  size(): number
}

interface Kept<Thing> {
  thing: Thing
  tags: readonly string[]
}

export interface KeeperOptions {
  /** 0: nothing is kept, only shared by those who ask at the same time. */
  most: number
  /** False while this process does not hear the ledger: then nothing is served from memory. */
  fresh: () => boolean
  /** Told of each thing that is kept no longer. */
  dropped?: (key: string) => void
}

export function createKeeper<Thing>(options: KeeperOptions): Keeper<Thing> {
  const kept = new Map<string, Kept<Thing>>()
  const byTag = new Map<string, Set<string>>()
  const making = new Map<string, Promise<Thing>>()
  // How often each tag moved: nothing is kept when a tag moved while it was being made.
  const moved = new Map<string, number>()

  const drop = (key: string) => {
    const entry = kept.get(key)
    if (!entry) return
    kept.delete(key)
    for (const tag of entry.tags) byTag.get(tag)?.delete(key)
    options.dropped?.(key)
  }

  const store = (key: string, entry: Kept<Thing>) => {
    drop(key)
    const oldest = kept.keys().next().value
    if (kept.size >= options.most && oldest !== undefined) drop(oldest)
    kept.set(key, entry)
    for (const tag of entry.tags) {
      const keys = byTag.get(tag) ?? new Set()
      byTag.set(tag, keys.add(key))
    }
  }

  const makeNow = async (key: string, make: (reads: Reads) => Promise<Thing>) => {
    const tags = new Map<string, number>()
    const thing = await make((...names) => {
      for (const name of names) if (!tags.has(name)) tags.set(name, moved.get(name) ?? 0)
    })
    const still = [...tags].every(([tag, count]) => (moved.get(tag) ?? 0) === count)
    if (still && tags.size > 0 && options.most > 0 && options.fresh())
      store(key, { thing, tags: [...tags.keys()] })
    return thing
  }

  return {
    async get(key, make) {
      const hit = kept.get(key)
      if (hit && options.fresh()) return hit.thing
      const running = making.get(key)
      if (running) return running
      const work = makeNow(key, make).finally(() => {
        // After news another may be at work under this key.
        if (making.get(key) === work) making.delete(key)
      })
      making.set(key, work)
      return work
    },
    heard(entries) {
      for (const entry of entries) {
        for (const tag of [entry.subjectKind, `${entry.subjectKind}:${entry.subjectId}`]) {
          moved.set(tag, (moved.get(tag) ?? 0) + 1)
          for (const key of [...(byTag.get(tag) ?? [])]) drop(key)
        }
      }
      // What was begun before the news must not be shared with those who come after it.
      making.clear()
    },
    kept: (key) => kept.get(key)?.thing,
    readBy: (key) => kept.get(key)?.tags,
    size: () => kept.size,
  }
}
