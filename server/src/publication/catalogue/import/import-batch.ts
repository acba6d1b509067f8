import { type Selectable, sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { claimNumbers, forgetNumbers } from '#foundation/numbering'
import { everyColumn } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { refuseForeignFiles } from '../edition-files.ts'
import { newIndexNumbers } from '../index-number.ts'
import { themesAndGenres } from '../queries.ts'
import type { Tables as DocumentTables } from '../tables.ts'
import { bringIn } from './bulk.ts'
import { type CheckedRow, checkRow, fieldsOf } from './check-rows.ts'
import type { ImportInput } from './contract.ts'
import { lockBatch } from './lock-batch.ts'
import { allotAddresses, allotted, pathOf, placesOf, webAddress } from './old-addresses.ts'
import { readTable } from './read-table.ts'
import { linksIn, rewriteLinks } from './rewrite-links.ts'
import type { Tables } from './tables.ts'

type Own = Tables & DocumentTables
const CHUNK = 500
const MOST_ROWS = 250_000

/** The dry run: reads the file, looks at every row and keeps what was found. Nothing is published. */
export async function checkImport(db: Db, clock: Clock, actor: Actor, input: ImportInput): Promise<string> {
  const table = await readTable(input.file.name, Buffer.from(input.file.base64, 'base64')).catch(
    () => undefined,
  )
  if (!table) throw new Refusal('import.unreadable', 422)
  const rows = await checkTable(db, clock, table, input)
  if (rows.length === 0) throw new Refusal('import.empty', 422)
  const id = newId()
  await inTransaction(db, async (tx) => {
    await refuseForeignFiles(tx, actor, { body: '', attachments: input.files }, [])
    await tx
      .withTables<Own>()
      .insertInto('catalogue_import')
      .values({
        id,
        body_id: input.bodyId,
        name: input.name,
        state: 'checked',
        created_by: actor.id,
        created_at: clock.now(),
        finished_at: null,
      })
      .execute()
    await keepChecked(tx, id, rows)
    await note(tx, clock, actor.id, { id, body_id: input.bodyId }, 'import.checked', { rows: rows.length })
  })
  return id
}

/** Looks at every row of a table, headings first. */
export async function checkTable(
  db: Db,
  clock: Clock,
  table: readonly (readonly string[])[],
  input: Pick<ImportInput, 'mapping' | 'columnId' | 'files'>,
): Promise<CheckedRow[]> {
  const [heading = [], ...lines] = table
  const fields = fieldsOf(heading, input.mapping)
  if (!fields.includes('title') || !fields.includes('publishedOn')) throw new Refusal('import.headings', 422)
  if (lines.length === 0) return []
  if (lines.length > MOST_ROWS) throw new Refusal('import.too_many', 413)
  const files = new Map(input.files.map((file) => [file.name, file]))
  const lists = { ...(await codeLists(db)), files }
  const defaults = { columnId: input.columnId, today: clock.today() }
  const rows = lines.map((cells, at) => checkRow(at + 1, fields, cells, defaults, lists))
  markDoubles(rows)
  return rows
}

export async function keepChecked(tx: Tx, id: string, rows: readonly CheckedRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) await keepRows(tx, id, rows.slice(at, at + CHUNK))
}

async function keepRows(tx: Tx, id: string, rows: readonly CheckedRow[]): Promise<void> {
  const known = await tx
    .withTables<Own>()
    .selectFrom('catalogue_document')
    .select('index_number')
    .where('index_number', 'in', [...rows.map((row) => row.indexNumber).filter(Boolean), ''])
    .execute()
  const taken = new Set(known.map((row) => row.index_number))
  await tx
    .withTables<Own>()
    .insertInto('catalogue_import_row')
    .values(
      rows.map((row) => {
        const problem =
          row.problem || (taken.has(row.indexNumber) ? `索引号 ${row.indexNumber} 已经有一份文件在用` : '')
        const refused = problem !== ''
        return {
          import_id: id,
          no: row.no,
          title: row.title,
          source: row.source,
          outcome: refused ? ('refused' as const) : ('ready' as const),
          problem: problem || row.notice,
          content:
            row.content && !refused
              ? sql<NonNullable<typeof row.content>>`${JSON.stringify(row.content)}::jsonb`
              : null,
          index_number: row.indexNumber,
          published_on: row.publishedOn,
          document_id: null,
        }
      }),
    )
    .execute()
}

function markDoubles(rows: CheckedRow[]): void {
  const seen = new Map<string, number>()
  for (const row of rows) {
    if (row.indexNumber === '' || row.problem) continue
    const first = seen.get(row.indexNumber)
    if (first) row.problem = `索引号与第 ${first} 行相同`
    else seen.set(row.indexNumber, row.no)
  }
}

async function codeLists(db: Db) {
  const [columns, { themes, genres }] = await Promise.all([everyColumn(db), themesAndGenres(db)])
  const titleOf = new Map(themes.map((theme) => [theme.code, theme.title]))
  return {
    columns: new Map(
      columns.flatMap(({ id, title }) => [
        [title, id],
        [id, id],
      ]),
    ),
    themes: new Map(
      themes.flatMap(({ code, parent, title }) => [
        [code, code],
        [parent ? `${titleOf.get(parent)}\\${title}` : title, code],
      ]),
    ),
    genres: new Map(
      genres.flatMap(({ code, label }) => [
        [code, code],
        [label, code],
      ]),
    ),
  }
}

/** Lets a checked batch run; the job takes it up. */
export async function beginImport(tx: Tx, clock: Clock, actor: Actor, id: string): Promise<void> {
  const batch = await lockBatch(tx, id)
  if (batch.state !== 'checked') throw new Refusal('import.not_checked', 409)
  await tx
    .withTables<Own>()
    .updateTable('catalogue_import')
    .set({ state: 'running' })
    .where('id', '=', id)
    .execute()
  await note(tx, clock, actor.id, batch, 'import.begun', {})
}

/** Brings in what is left of every running batch, a chunk a transaction, so that a restart goes on where it stood. */
export async function runImports(db: Db, clock: Clock): Promise<number> {
  const running = await db
    .withTables<Own>()
    .selectFrom('catalogue_import')
    .select('id')
    .where('state', '=', 'running')
    .execute()
  let count = 0
  for (const { id } of running) {
    await allotAddresses(db, id)
    for (;;) {
      const done = await inTransaction(db, (tx) => runChunk(tx, clock, id))
      if (done === 0) break
      count += done
    }
  }
  return count
}

async function runChunk(tx: Tx, clock: Clock, id: string): Promise<number> {
  const batch = await lockBatch(tx, id)
  if (batch.state !== 'running') return 0
  const own = tx.withTables<Own>()
  const rows = await own
    .selectFrom('catalogue_import_row')
    .selectAll()
    .where('import_id', '=', id)
    .where('outcome', '=', 'ready')
    .orderBy('no')
    .limit(CHUNK)
    .execute()
  if (rows.length === 0) {
    await own
      .updateTable('catalogue_import')
      .set({ state: 'done', finished_at: clock.now() })
      .where('id', '=', id)
      .execute()
    await note(tx, clock, batch.created_by, batch, 'import.done', {})
    return 0
  }
  const { numberOf, used } = await numbersOf(tx, clock, batch, rows)
  for (const { no, index_number } of used) await refuseRow(tx, id, no, `索引号 ${index_number} 已经使用过`)
  const ids = await allotted(
    tx,
    id,
    rows.map(({ no }) => no),
  )
  const coming = (await withNewLinks(tx, rows)).flatMap(({ no, content, published_on: publishedOn }) => {
    const indexNumber = numberOf.get(no)
    return content && publishedOn && indexNumber
      ? [{ no, id: ids.get(no), content, indexNumber, publishedOn }]
      : []
  })
  if (coming.length > 0) {
    const brought = await bringIn(tx, clock, batch.created_by, batch.body_id, id, coming)
    const pairs = coming.map(({ no }, at) => ({ no, document: brought[at] }))
    await sql`update catalogue_import_row r set outcome = 'imported', document_id = p.document, content = null
      from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p(no integer, document uuid)
      where r.import_id = ${id} and r.no = p.no`.execute(tx)
  }
  return rows.length
}

/** Links between pages of the old site, and to its files, lead to where those stand here. */
async function withNewLinks<Row extends Selectable<Tables['catalogue_import_row']>>(
  tx: Tx,
  rows: readonly Row[],
): Promise<Row[]> {
  const named = rows.filter(({ source, content }) => content && webAddress(source))
  const places = await placesOf(
    tx,
    named.flatMap(({ source, content }) => linksIn(content?.body ?? '', source).map(({ url }) => url)),
  )
  return rows.map((row) => {
    const { source, content } = row
    if (!content || !webAddress(source)) return row
    const body = rewriteLinks(content.body, source, ({ kind, url }) =>
      kind === 'href' ? places.get(url.host + pathOf(url)) : undefined,
    )
    return { ...row, content: { ...content, body } }
  })
}

/** A number that came along is kept; a document without one gets the next of its body. */
async function numbersOf(
  tx: Tx,
  clock: Clock,
  batch: { id: string; body_id: string },
  rows: readonly Selectable<Tables['catalogue_import_row']>[],
) {
  const subject = (no: number) => ({ kind: 'import', id: `${batch.id}/${no}` })
  const old = rows.filter(({ index_number }) => index_number !== '')
  const claimed = await claimNumbers(
    tx,
    clock,
    old.map(({ no, index_number }) => ({ number: index_number, subject: subject(no) })),
  )
  const without = rows.flatMap(({ no, index_number, content }) =>
    content && index_number === '' ? [{ no, ...content, id: subject(no).id }] : [],
  )
  const given = await newIndexNumbers(tx, clock, batch.body_id, without)
  const used = old.filter(({ index_number }) => !claimed.has(index_number))
  const numberOf = new Map([
    ...old.flatMap(({ no, index_number }) =>
      claimed.has(index_number) ? [[no, index_number] as const] : [],
    ),
    ...without.flatMap(({ no }, at) => (given[at] ? [[no, given[at]] as const] : [])),
  ])
  return { numberOf, used }
}

async function refuseRow(tx: Tx, id: string, no: number, problem: string): Promise<void> {
  await tx
    .withTables<Own>()
    .updateTable('catalogue_import_row')
    .set({ outcome: 'refused', problem, content: null })
    .where('import_id', '=', id)
    .where('no', '=', no)
    .execute()
}

/** Takes a whole batch back: its documents leave the portal, and the numbers they brought are free for a better import. */
export async function undoImport(tx: Tx, clock: Clock, actor: Actor, id: string): Promise<number> {
  const batch = await lockBatch(tx, id)
  if (batch.state === 'undone') throw new Refusal('import.undone', 409)
  const own = tx.withTables<Own>()
  const withdrawn = await own
    .updateTable('catalogue_document')
    .set((eb) => ({
      state: 'withdrawn',
      withdrawn_at: clock.now(),
      withdrawal: 'error',
      withdrawal_reason: '导入批次已撤销',
      index_number: null,
      version: eb('version', '+', 1),
      updated_at: clock.now(),
    }))
    .where('state', '<>', 'withdrawn')
    .where(
      sql<boolean>`id in (select r.document_id from catalogue_import_row r where r.import_id = ${id} and r.outcome = 'imported')`,
    )
    .returning('id')
    .execute()
  for (let at = 0; at < withdrawn.length; at += CHUNK) {
    await record(
      tx,
      clock,
      ...withdrawn.slice(at, at + CHUNK).map((row) => ({
        kind: 'document.withdrawn',
        subject: { kind: 'document', id: row.id },
        body: batch.body_id,
        actor: actor.id,
        payload: { withdrawal: 'error', import: id },
      })),
    )
  }
  await forgetNumbers(tx, 'import', `${id}/`)
  await own.deleteFrom('catalogue_old_address').where('import_id', '=', id).execute()
  await own
    .updateTable('catalogue_import_row')
    .set({ outcome: 'undone' })
    .where('import_id', '=', id)
    .where('outcome', 'in', ['ready', 'imported'])
    .execute()
  await own
    .updateTable('catalogue_import')
    .set({ state: 'undone', finished_at: clock.now() })
    .where('id', '=', id)
    .execute()
  await note(tx, clock, actor.id, batch, 'import.undone', { documents: withdrawn.length })
  return withdrawn.length
}

function note(
  tx: Tx,
  clock: Clock,
  actor: string,
  batch: { id: string; body_id: string },
  kind: string,
  payload: Record<string, number>,
) {
  return record(tx, clock, {
    kind,
    subject: { kind: 'import', id: batch.id },
    body: batch.body_id,
    actor,
    payload,
  })
}
