import { type Finding, flatCells, type Report } from '@yangguang/annual-report'
import { findingsToXlsx } from '@yangguang/annual-report/xlsx'
import { latestNames } from '#foundation/bodies'
import { accountNames } from '#foundation/identity'
import type { Db } from '#platform/db'
import type { Submission } from './contract.ts'
import type { Tables } from './tables.ts'

async function rowsOf(db: Db, root: string, year: number, ids?: readonly string[]) {
  return db
    .withTables<Tables>()
    .selectFrom('supervision_submission')
    .selectAll()
    .where('root_id', '=', root)
    .where('year', '=', year)
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .orderBy('handed_at', 'desc')
    .orderBy('part')
    .execute()
}

/** What was handed in for a year, the newest first, with what was read and found. */
export async function listSubmissions(
  db: Db,
  root: string,
  year: number,
  ids?: readonly string[],
): Promise<Submission[]> {
  const rows = await rowsOf(db, root, year, ids)
  const [bodies, people] = await Promise.all([
    latestNames(
      db,
      rows.flatMap((row) => row.body_id ?? []),
    ),
    accountNames(
      db,
      rows.flatMap((row) => [row.handed_by, ...(row.decided_by ? [row.decided_by] : [])]),
    ),
  ])
  return rows.map((row) => {
    const report: Report | null = row.canonical ? JSON.parse(row.canonical) : null
    const cells = report ? flatCells(report) : []
    const unsettled = cells.filter(({ cell }) => cell.state === 'ambiguous').length
    const blank = cells.filter(({ cell }) => cell.state !== 'ambiguous' && cell.value === null).length
    const many = (level: Finding['level']) => row.findings.filter((found) => found.level === level).length
    return {
      id: row.id,
      fileName: row.file_name,
      state: row.state,
      problem: row.problem,
      bodyId: row.body_id,
      bodyName: bodies.get(row.body_id ?? '') ?? '',
      statedBody: report?.publicBody ?? '',
      statedYear: report?.year ?? null,
      format: report?.format ?? '',
      cells: { read: cells.length - unsettled - blank, blank, unsettled },
      errors: many('error'),
      warnings: many('warning'),
      findings: row.findings,
      note: row.note,
      reportId: row.report_id,
      handedByName: people.get(row.handed_by)?.name ?? '',
      handedAt: row.handed_at.toISOString(),
      decidedByName: people.get(row.decided_by ?? '')?.name ?? '',
      decidedAt: row.decided_at?.toISOString() ?? null,
      version: row.version,
    }
  })
}

/** All findings of a year's files as a workbook, one line each: what goes back to the bodies. */
export async function findingsWorkbook(
  db: Db,
  root: string,
  year: number,
  ids?: readonly string[],
): Promise<Buffer> {
  const rows = (await rowsOf(db, root, year, ids)).filter((row) => row.state !== 'replaced')
  return Buffer.from(
    findingsToXlsx(
      rows.flatMap((row) => {
        if (!row.canonical) return []
        const report: Report = JSON.parse(row.canonical)
        return [{ file: row.file_name, report, findings: row.findings }]
      }),
    ),
  )
}

/** The stored file of a submission of this level. */
export async function fileOfSubmission(db: Db, root: string, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('supervision_submission')
    .select('file_id')
    .where('id', '=', id)
    .where('root_id', '=', root)
    .executeTakeFirst()
  return row?.file_id
}

/** The last file of each body for a year, as far as it is still a matter. */
export async function lastSubmissions(
  db: Db,
  root: string,
  year: number,
): Promise<ReadonlyMap<string, { id: string; state: 'checked' | 'accepted' | 'returned'; errors: number }>> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('supervision_submission')
    .select(['id', 'body_id', 'state', 'findings'])
    .where('root_id', '=', root)
    .where('year', '=', year)
    .where('state', 'in', ['checked', 'accepted', 'returned'])
    .orderBy('handed_at')
    .execute()
  return new Map(
    rows.flatMap(({ id, body_id, state, findings }) =>
      body_id !== null && (state === 'checked' || state === 'accepted' || state === 'returned')
        ? [[body_id, { id, state, errors: findings.filter(({ level }) => level === 'error').length }]]
        : [],
    ),
  )
}
