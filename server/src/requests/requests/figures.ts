import { sql } from 'kysely'
import type { FigureRecord, FigureScope, FigureSource } from '#foundation/figures'
import { formatOfYear, outcomeRows } from '#foundation/rules'
import { yearOf } from '#platform/clock'
import type { Db } from '#platform/db'
import { type ApplicantType, applicantTypes } from './contract.ts'
import type { Tables } from './tables.ts'

// Receipts count by the day of receipt, results by the day of decision; what was open at either end is carried.
// So 一 + 二 = 三（七） + 四 holds whatever happens, as long as nothing is decided before it is received.
type Row = 'received' | 'carriedIn' | 'carriedOut' | 'decided'
const rows: readonly Row[] = ['received', 'carriedIn', 'carriedOut', 'decided']

function matching(db: Db, scope: FigureScope, row: Row) {
  const base = db
    .withTables<Tables>()
    .selectFrom('requests_request')
    .where('body_id', 'in', [...scope.bodies])
    .where('received_on', 'is not', null)
  switch (row) {
    case 'received':
      return base.where('received_on', '>=', scope.from).where('received_on', '<=', scope.until)
    case 'decided':
      return base.where('decided_on', '>=', scope.from).where('decided_on', '<=', scope.until)
    case 'carriedIn':
      return base
        .where('received_on', '<', scope.from)
        .where((eb) => eb.or([eb('decided_on', 'is', null), eb('decided_on', '>=', scope.from)]))
    case 'carriedOut':
      return base
        .where('received_on', '<=', scope.until)
        .where((eb) => eb.or([eb('decided_on', 'is', null), eb('decided_on', '>', scope.until)]))
  }
}

/** 表三: every cell but the sums, which are never choices. */
export const requestFigures: FigureSource = {
  prefix: 'requests.',
  async count(db, scope) {
    const tableRows = await outcomeRows(db, formatOfYear(yearOf(scope.from)))
    const figures = new Map<string, number>()
    const add = (row: string, column: string, count: number) => {
      const name = `requests.${row}.${column}`
      figures.set(name, (figures.get(name) ?? 0) + count)
    }
    for (const row of rows) {
      const found = await matching(db, scope, row)
        .select(['applicant_type', 'outcome', sql<number>`count(*)::int`.as('count')])
        .groupBy(['applicant_type', 'outcome'])
        .execute()
      for (const { applicant_type, outcome, count } of found) {
        add(row === 'decided' ? (tableRows.get(outcome ?? '') ?? 'other.other') : row, applicant_type, count)
      }
    }
    return figures
  },

  async records(db, scope, name): Promise<FigureRecord[]> {
    const parts = name.split('.').slice(1)
    const column = parts.pop() ?? ''
    const asked = parts.join('.')
    const type = applicantTypes.find((candidate) => candidate === column)
    if (!type && column !== 'total') return []
    const plain = rows.find((row) => row === asked)
    if (plain && plain !== 'decided') return recordsOf(db, scope, plain, type, undefined)
    const tableRows = await outcomeRows(db, formatOfYear(yearOf(scope.from)))
    const outcomes = [...tableRows]
      .filter(([, row]) => row === asked || asked === 'total')
      .map(([outcome]) => outcome)
    return recordsOf(db, scope, 'decided', type, outcomes)
  },
}

async function recordsOf(
  db: Db,
  scope: FigureScope,
  row: Row,
  type: ApplicantType | undefined,
  outcomes: readonly string[] | undefined,
): Promise<FigureRecord[]> {
  if (outcomes?.length === 0) return []
  let query = matching(db, scope, row)
  if (type) query = query.where('applicant_type', '=', type)
  if (outcomes) query = query.where('outcome', 'in', [...outcomes])
  const found = await query
    .select(['id', 'number', 'body_id', 'received_on', 'decided_on'])
    .orderBy('number')
    .execute()
  return found.map((request) => ({
    kind: 'request',
    id: request.id,
    bodyId: request.body_id,
    label: request.number,
    day: (row === 'decided' ? request.decided_on : request.received_on) ?? '',
  }))
}
