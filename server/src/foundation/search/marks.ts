import { sha256 } from '#platform/crypto'
import type { SearchItem } from './item.ts'
import type { SearchAsked } from './port.ts'

// What a search can be narrowed to is a word of every item, like its month: a common word of one body is then where two lists of
// the word index meet, instead of all hits of the word being looked through for the body.

const signs = { kind: 'k', body: 'b', bodyId: 'i', theme: 't', genre: 'g', validity: 'v' } as const
type Marked = keyof typeof signs

/** Beyond as many bodies of a site their words cost more than they save. */
const MOST_BODIES = 40

/** No word that is typed begins with such a sign. Of a value only its digest, so that it holds nothing a query would take for its own signs. */
export function mark(of: Marked, value: string): string {
  return `~${signs[of]}${sha256(value).toString('hex').slice(0, 12)}`
}

export function marksOf({
  bodyName: body,
  ...item
}: Pick<SearchItem, 'kind' | 'bodyId' | 'bodyName' | 'theme' | 'genre' | 'validity'>): string[] {
  const { kind, bodyId, theme, genre, validity } = item
  const values: Readonly<Record<Marked, string | undefined>> = { kind, body, bodyId, theme, genre, validity }
  return (Object.keys(signs) as Marked[]).flatMap((of) => (values[of] ? [mark(of, values[of])] : []))
}

/** For each thing a search is narrowed to the marks of which an item carries one; the year has a word of its own (window.ts). */
export function chosenMarks({ chosen = {}, bodies }: SearchAsked): string[][] {
  const { year: _, ...facets } = chosen
  const narrowed = (Object.entries(facets) as [Exclude<keyof typeof facets, undefined>, string][]).map(
    ([name, value]) => [mark(name, value)],
  )
  const within =
    bodies && bodies.length > 0 && bodies.length <= MOST_BODIES
      ? [bodies.map((id) => mark('bodyId', id))]
      : []
  return [...within, ...narrowed]
}
