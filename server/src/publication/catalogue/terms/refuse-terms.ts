import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { DocumentContent } from '../contract.ts'
import type { Tables } from '../tables.ts'

type Sorted = Pick<DocumentContent, 'theme' | 'genre'>

/** Turns away a text sorted under what no list has. */
export async function refuseUnknownTerms(tx: Tx, content: Sorted): Promise<void> {
  const { theme, genre } = await termsOf(tx, content)
  if (!theme) throw new Refusal('terms.theme_unknown', 422)
  if (!genre) throw new Refusal('terms.genre_unknown', 422)
}

/** Turns away a text sorted under what is no longer given; what it was published under it may keep. */
export async function refuseRetiredTerms(
  tx: Tx,
  content: Sorted,
  published: Sorted | undefined,
): Promise<void> {
  const { theme, genre } = await termsOf(tx, content)
  if (theme?.retired_on && content.theme !== published?.theme)
    throw new Refusal('terms.theme_retired', 422, { title: theme.title })
  if (genre?.retired_on && content.genre !== published?.genre)
    throw new Refusal('terms.genre_retired', 422, { title: genre.title })
}

async function termsOf(tx: Tx, content: Sorted) {
  const own = tx.withTables<Tables>()
  const [theme, genre] = await Promise.all([
    own
      .selectFrom('catalogue_theme')
      .select(['title', 'retired_on'])
      .where('code', '=', content.theme)
      .executeTakeFirst(),
    own
      .selectFrom('catalogue_genre')
      .select(['title', 'retired_on'])
      .where('code', '=', content.genre)
      .executeTakeFirst(),
  ])
  return { theme, genre }
}
