import { sql } from 'kysely'

/** Formed, to be published of one's own accord, and not on line yet. */
export const stillOwed = sql<boolean>`published_edition is null and state in ('draft', 'in_review', 'returned', 'approved')
  and content ->> 'attribute' = 'active'`
