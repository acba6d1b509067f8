import { sql } from 'kysely'
import type { Db } from '#platform/db'
import type { Tables } from '../tables.ts'
import type { TermsView } from './contract.ts'

/** Both lists in their order, with how many documents stand under each. */
export async function termsInOrder(db: Db): Promise<TermsView> {
  const own = db.withTables<Tables>()
  const [themes, genres, byTheme, byGenre] = await Promise.all([
    own.selectFrom('catalogue_theme').selectAll().orderBy('position').orderBy('code').execute(),
    own.selectFrom('catalogue_genre').selectAll().orderBy('position').orderBy('code').execute(),
    counted(db, 'theme'),
    counted(db, 'genre'),
  ])
  return {
    themes: themes.map(({ code, parent, title, retired_on: retiredOn, version }) => ({
      ...{ code, parent, title, retiredOn, version, number: code },
      documents: byTheme.get(code) ?? 0,
    })),
    genres: genres.map(({ code, number, title, retired_on: retiredOn, version }) => ({
      ...{ code, parent: null, title, retiredOn, version, number },
      documents: byGenre.get(code) ?? 0,
    })),
  }
}

async function counted(db: Db, by: 'theme' | 'genre'): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('catalogue_document')
    .select([by, sql<number>`count(*)::int`.as('count')])
    .groupBy(by)
    .execute()
  return new Map(rows.map((row) => [row[by], row.count]))
}
