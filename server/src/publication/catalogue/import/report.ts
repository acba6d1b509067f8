import { sql } from 'kysely'
import type { Db } from '#platform/db'
import { type ImportBatch, type ImportReport, type ImportRow, outcomeLabels } from './contract.ts'
import type { Tables } from './tables.ts'

const AT_ONCE = 5_000

export async function bodyOfImport(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('catalogue_import')
    .select('body_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body_id
}

export async function listImports(db: Db, bodies: readonly string[], only?: string): Promise<ImportBatch[]> {
  if (bodies.length === 0) return []
  const count = (outcome: string) =>
    sql<number>`(select count(*)::int from catalogue_import_row r where r.import_id = i.id and r.outcome = ${outcome})`
  const rows = await db
    .withTables<Tables>()
    .selectFrom('catalogue_import as i')
    .selectAll()
    .select([
      count('ready').as('ready'),
      count('refused').as('refused'),
      count('imported').as('imported'),
      count('undone').as('undone'),
    ])
    .where('i.body_id', 'in', [...bodies])
    .$if(only !== undefined, (query) => query.where('i.id', '=', only ?? ''))
    .orderBy('i.created_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    bodyId: row.body_id,
    name: row.name,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    problem: row.problem,
    ready: row.ready,
    refused: row.refused,
    imported: row.imported,
    undone: row.undone,
  }))
}

/** The report as a screen shows it, rows that were refused first. */
export async function importReport(db: Db, id: string): Promise<ImportReport | undefined> {
  const body = await bodyOfImport(db, id)
  const [batch] = body ? await listImports(db, [body], id) : []
  if (!batch) return undefined
  const rows = await rowsOf(db, id).orderBy(sql`outcome <> 'refused'`).orderBy('no').limit(AT_ONCE).execute()
  const { redirects } = await db
    .withTables<Tables>()
    .selectFrom('catalogue_old_address')
    .select(sql<number>`count(*)::int`.as('redirects'))
    .where('import_id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...batch, rows: rows.map(shown), redirects: batch.imported > 0 ? redirects : 0 }
}

function rowsOf(db: Db, id: string) {
  return db
    .withTables<Tables>()
    .selectFrom('catalogue_import_row')
    .select(['no', 'title', 'source', 'outcome', 'problem', 'document_id'])
    .where('import_id', '=', id)
}

const shown = ({ document_id, ...row }: Omit<ImportRow, 'documentId'> & { document_id: string | null }) => ({
  ...row,
  documentId: document_id,
})

/** Every row of the batch in the order of the table, however many there are. */
export async function* everyRow(db: Db, id: string): AsyncGenerator<ImportRow> {
  for (let after = 0; ; ) {
    const rows = await rowsOf(db, id).where('no', '>', after).orderBy('no').limit(AT_ONCE).execute()
    yield* rows.map(shown)
    const last = rows.at(-1)
    if (!last || rows.length < AT_ONCE) return
    after = last.no
  }
}

/** The whole report as a table to keep or to mend the export by. */
export async function* reportLines(db: Db, id: string): AsyncGenerator<string> {
  yield '\ufeff行,标题,结果,说明,原网址,新网址\r\n'
  for await (const row of everyRow(db, id)) {
    const address = row.documentId ? `/documents/${row.documentId}` : ''
    const cells = [String(row.no), row.title, outcomeLabels[row.outcome], row.problem, row.source, address]
    yield `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`
  }
}
