import { subjectsSince } from '#foundation/ledger'
import type { Db } from '#platform/db'
import { documentsNaming } from '#publication/catalogue'
import type { Drawn } from './memory.ts'

/** More documents at once are an import; looking at each page is cheaper then. */
const MOST_DOCUMENTS = 1_000
const DOCUMENT = /^\/documents\/([^/?]+)$/

/** What stands under an address and is no page, and the records it follows; a file never changes under its name. */
const files: readonly [RegExp, (id: string) => string[]][] = [
  [
    /^\/documents\/([^/]+)\/(?:text\.txt|document\.docx|(?:withdrawal-)?proof\.json)$/,
    (id) => [`document:${id}`, 'body', 'site'],
  ],
  [/^\/columns\/([^/]+)\/feed\.(?:atom|json)$/, () => ['document', 'column', 'body', 'site']],
  [/^\/reports\/([^/]+)\/(?:file\/|data\.)/, () => ['report', 'body']],
  [/^\/(?:assets|files|site-logo|services\/[^/]+\/files|interviews\/[^/]+\/pictures)\//, () => []],
  // The log grows with everything that happens inside: it goes over with the whole of a day.
  [/^\/ledger(?:\/|$)/, () => []],
]

/** The records an address that is no page of the cache follows; undefined where that is not known. */
export function followedBy(address: string): string[] | undefined {
  for (const [pattern, reads] of files) {
    const match = pattern.exec(address)
    if (match) return reads(match[1] ?? '')
  }
  return undefined
}

/** Says of a page whether it must be drawn anew. */
export type Stale = (address: string, drawn: Drawn) => boolean

/**
 * What the ledger moved from a position on.
 * @param was whether an address was public before
 * @returns undefined when nothing moved
 */
export async function movedSince(
  db: Db,
  position: bigint,
  was: (address: string) => boolean,
): Promise<Stale | undefined> {
  const subjects = (await subjectsSince(db, position)).filter(({ kind }) => kind !== 'public')
  if (subjects.length === 0) return undefined
  const moved = new Set(subjects.flatMap(({ kind, id }) => [kind, `${kind}:${id}`]))
  const ids = subjects.flatMap(({ kind, id }) => (kind === 'document' ? [id] : []))
  if (ids.length > MOST_DOCUMENTS) return (_, { reads }) => reads.some((tag) => moved.has(tag))

  const { open, naming } = await documentsNaming(db, ids)
  const seen = new Set([...open, ...ids.filter((id) => was(`/documents/${id}`))])
  // A draft is no news to anybody outside.
  if (seen.size === 0) moved.delete('document')
  const beside = new Set(naming)
  return (address, { reads, links }) => {
    const own = DOCUMENT.exec(address)?.[1]
    if (own === undefined) return reads.some((tag) => moved.has(tag))
    // A text names others, but only those that have to do with it.
    return (
      reads.some((tag) => tag !== 'document' && moved.has(tag)) ||
      beside.has(own) ||
      links.some((link) => seen.has(DOCUMENT.exec(link)?.[1] ?? ''))
    )
  }
}
