import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { RemedyKind, TableFormat, Tables } from './tables.ts'

/** A legal outcome of a request (Art 14–16, 30, 35–39, 42). */
export interface LegalOutcome {
  code: string
  label: string
  /** Article, paragraph and item, as the letter cites them. */
  article: string
  /** The same in numbers. */
  provision: { article: number; paragraph: number | null; item: number | null }
  /** Title of the decision letter. */
  letter: string
  withheld: boolean
  discretionary: boolean
  remedy: RemedyKind
}

/** The outcomes a decision of `day` may have, in the order of the official table, with that day's remedy. */
export async function outcomesOn(db: Db, day: Day): Promise<LegalOutcome[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('rules_outcome as o')
    .innerJoin('rules_outcome_remedy as r', (join) =>
      join
        .onRef('r.outcome', '=', 'o.code')
        .on('r.from_day', '<=', day)
        .on((eb) => eb.or([eb('r.until_day', 'is', null), eb('r.until_day', '>', day)])),
    )
    .select([
      'o.code',
      'o.label',
      'o.article',
      'o.article_no',
      'o.paragraph_no',
      'o.item_no',
      'o.letter',
      'o.withheld',
      'o.discretionary',
      'r.remedy',
    ])
    .where('o.from_day', '<=', day)
    .where((eb) => eb.or([eb('o.until_day', 'is', null), eb('o.until_day', '>', day)]))
    .orderBy('o.position')
    .execute()
  return rows.map(({ article_no, paragraph_no, item_no, ...row }) => ({
    ...row,
    provision: { article: article_no, paragraph: paragraph_no, item: item_no },
  }))
}

/** The format that a report on `year` uses. */
export function formatOfYear(year: number): TableFormat {
  return year >= 2021 ? '2021' : year >= 2019 ? '2019' : '2014'
}

/** Which row of the yearly table each outcome counts in. */
export async function outcomeRows(db: Db, format: TableFormat): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('rules_outcome_row')
    .select(['outcome', 'row_name'])
    .where('format', '=', format)
    .execute()
  return new Map(rows.map((row) => [row.outcome, row.row_name]))
}

/** The row in which a decision of `year` with this outcome counts. */
export async function leafFor(db: Db, outcome: string, year: number): Promise<string> {
  const leaf = (await outcomeRows(db, formatOfYear(year))).get(outcome)
  if (leaf === undefined) throw new Error(`outcome ${outcome} has no row in the table of ${year}`)
  return leaf
}
