import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db'

/** Rows of a table that go with one record: how they are named, and what must differ in a copy. */
interface Copied {
  table: string
  /** The column that names the record: its own id in the first table of a family. */
  owner: string
  /** Columns with ids of rows that are copied along. */
  ids?: readonly string[]
  /** Columns with numbers that nobody else may have. */
  numbers?: readonly string[]
}

interface Family {
  root: string
  /** The statutory day by which a record belongs to a year. */
  day: string
  subject: string
  tables: readonly Copied[]
}

const families: readonly Family[] = [
  {
    root: 'catalogue_document',
    day: 'written_on',
    subject: 'document',
    tables: [
      {
        table: 'catalogue_document',
        owner: 'id',
        ids: ['frozen_edition', 'published_edition'],
        numbers: ['index_number'],
      },
      { table: 'catalogue_edition', owner: 'document_id', ids: ['id'] },
      { table: 'catalogue_placement', owner: 'document_id' },
      { table: 'catalogue_confidentiality', owner: 'document_id', ids: ['id'] },
    ],
  },
  {
    root: 'requests_request',
    day: 'submitted_on',
    subject: 'request',
    tables: [
      { table: 'requests_request', owner: 'id', numbers: ['number'] },
      { table: 'requests_person', owner: 'request_id' },
      { table: 'requests_extension', owner: 'request_id', ids: ['id'] },
      { table: 'requests_letter', owner: 'request_id', ids: ['id'], numbers: ['number'] },
      { table: 'requests_search', owner: 'request_id', ids: ['id'] },
    ],
  },
  {
    root: 'cases_case',
    day: 'submitted_on',
    subject: 'case',
    tables: [
      { table: 'cases_case', owner: 'id', numbers: ['number', 'outer_number'] },
      { table: 'cases_step', owner: 'case_id', ids: ['id'] },
    ],
  },
]

/**
 * Makes every document, request and case of `year` `factor` times what it is, for measuring: whole statements inside the
 * database, each copy with its reviews and its entries in the ledger. Texts and days are those of the original, so that
 * every identity of the annual report holds for the larger city too.
 */
export async function multiplyYear(db: Db, year: number, factor: number): Promise<void> {
  if (factor <= 1) return
  await db.transaction().execute(async (tx) => {
    const copies = sql`generate_series(1, ${factor - 1}::int) as k(k)`
    for (const family of families) {
      await sql`create temporary table original on commit drop as
        select id from ${sql.table(family.root)}
        where ${sql.ref(family.day)} between ${`${year}-01-01`} and ${`${year}-12-31`}`.execute(tx)
      for (const { table, owner, ids = [], numbers = [] } of family.tables) {
        await copyRows(tx, table, sql`join original o on o.id = t.${sql.ref(owner)}, ${copies}`, (column) =>
          column === owner || ids.includes(column)
            ? copyId(column)
            : numbers.includes(column)
              ? sql`case t.${sql.ref(column)} when '' then '' else t.${sql.ref(column)} || '-' || k end`
              : undefined,
        )
      }
      await copyReviews(tx, family.subject, copies)
      await copyRows(
        tx,
        'ledger_entry',
        sql`join original o on t.subject_kind = ${family.subject} and t.subject_id = o.id::text, ${copies}`,
        (column) =>
          column === 'id'
            ? copyId(column)
            : column === 'subject_id'
              ? sql`${copyId(column)}::text`
              : column === 'position' || column === 'leaf'
                ? sql`null`
                : undefined,
      )
      await sql`drop table original`.execute(tx)
    }
  })
}

async function copyReviews(db: Db, subject: string, copies: RawBuilder<unknown>): Promise<void> {
  const cases = sql`t.subject_kind = ${subject} and t.subject_id = o.id::text`
  await copyRows(db, 'review_case', sql`join original o on ${cases}, ${copies}`, (column) =>
    column === 'id'
      ? copyId(column)
      : column === 'subject_id'
        ? sql`${copyId(column)}::text`
        : column === 'paper_code'
          ? sql`t.paper_code || '-' || k`
          : undefined,
  )
  await copyRows(
    db,
    'review_decision',
    sql`join review_case c on c.id = t.case_id
    join original o on c.subject_kind = ${subject} and c.subject_id = o.id::text, ${copies}`,
    (column) => (column === 'case_id' ? copyId(column) : undefined),
  )
}

/** The id of a copy, known from the original's id alone, with the moment in its head left as it is (RFC 9562, version 7). */
function copyId(column: string): RawBuilder<unknown> {
  const id = sql`t.${sql.ref(column)}::text`
  return sql`(left(replace(${id}, '-', ''), 13) || substr(md5(${id} || '#' || k), 14))::uuid`
}

async function copyRows(
  db: Db,
  table: string,
  from: RawBuilder<unknown>,
  changed: (column: string) => RawBuilder<unknown> | undefined,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'
    order by ordinal_position`.execute(db)
  const columns = rows.map(({ name }) => sql.ref(name))
  const values = rows.map(({ name }) => changed(name) ?? sql`t.${sql.ref(name)}`)
  await sql`insert into ${sql.table(table)} (${sql.join(columns)})
    select ${sql.join(values)} from ${sql.table(table)} t ${from}`.execute(db)
}
