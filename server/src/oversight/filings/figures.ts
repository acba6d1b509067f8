import type { FigureRecord, FigureScope, FigureSource } from '#foundation/figures'
import { formatOfYear, outcomeRows } from '#foundation/rules'
import { yearOf } from '#platform/clock'
import type { Db } from '#platform/db'
import { monthOf } from './months.ts'
import type { Tables } from './tables.ts'

type Line = {
  id: string
  body_id: string
  number: string
  received_on: string
  applicant_type: string
  outcome: string | null
  decided_on: string | null
  remedy_kind: string | null
  remedy_number: string
  remedy_accepted_on: string | null
  remedy_result: string | null
  remedy_closed_on: string | null
}

async function linesOf(db: Db, scope: FigureScope): Promise<Line[]> {
  return db
    .withTables<Tables>()
    .selectFrom('filings_line')
    .selectAll()
    .where('body_id', 'in', [...scope.bodies])
    .where('withdrawn_at', 'is', null)
    .where('received_on', '<=', scope.until)
    .orderBy('received_on')
    .execute()
}

async function returnsOf(db: Db, scope: FigureScope) {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('filings_return')
    .select(['id', 'body_id', 'month', 'cells'])
    .where('body_id', 'in', [...scope.bodies])
    .where('month', '<=', monthOf(scope.until))
    .orderBy('month')
    .execute()
  return rows
}

/** Which rows of 表三 a line counts in: receipts by receipt, results by decision, what is open at either end is carried. */
function requestCells(line: Line, scope: FigureScope, rows: ReadonlyMap<string, string>): string[] {
  const decided = line.decided_on
  const found: string[] = []
  const add = (row: string) => found.push(`requests.${row}.${line.applicant_type}`)
  if (line.received_on >= scope.from) add('received')
  else if (decided === null || decided >= scope.from) add('carriedIn')
  if (decided !== null && decided >= scope.from && decided <= scope.until)
    add(rows.get(line.outcome ?? '') ?? 'other.other')
  if (decided === null || decided > scope.until) add('carriedOut')
  return found
}

function remedyCells(line: Line, scope: FigureScope): string[] {
  const { remedy_kind: kind, remedy_accepted_on: accepted, remedy_closed_on: closed } = line
  if (kind === null || accepted === null || accepted > scope.until) return []
  if (closed !== null && closed >= scope.from && closed <= scope.until)
    return [`remedies.${kind}.${line.remedy_result}`]
  return closed === null || closed > scope.until ? [`remedies.${kind}.pending`] : []
}

/** A suit against two organs is one suit: the line of the lower id keeps it (国办公开办函〔2021〕30号). */
function oncePerSuit(lines: readonly Line[]): Line[] {
  const seen = new Set<string>()
  return lines
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .filter((line) => {
      if (line.remedy_kind === null) return false
      const suit = line.remedy_number && `${line.remedy_kind}:${line.remedy_number.replace(/\s/g, '')}`
      if (!suit) return true
      if (seen.has(suit)) return false
      seen.add(suit)
      return true
    })
}

/** What returns put into the cells; months before the period carry what they received and did not answer. */
function returnCells(
  returns: readonly { month: string; cells: Record<string, number> }[],
  scope: FigureScope,
): Map<string, number> {
  const cells = new Map<string, number>()
  const add = (cell: string, value: number) => cells.set(cell, (cells.get(cell) ?? 0) + value)
  for (const { month, cells: own } of returns) {
    const within = month >= monthOf(scope.from)
    for (const [cell, value] of Object.entries(own)) {
      if (within) add(cell, value)
      if (!cell.startsWith('requests.')) continue
      const column = cell.split('.').at(-1) ?? ''
      const open = cell.startsWith('requests.received.') ? value : -value
      if (!within) add(`requests.carriedIn.${column}`, open)
      add(`requests.carriedOut.${column}`, open)
    }
  }
  return cells
}

function source(prefix: 'requests.' | 'remedies.'): FigureSource {
  const cellsOf = async (db: Db, scope: FigureScope): Promise<(line: Line) => string[]> => {
    if (prefix === 'remedies.') return (line) => remedyCells(line, scope)
    const rows = await outcomeRows(db, formatOfYear(yearOf(scope.from)))
    return (line) => requestCells(line, scope, rows)
  }
  const countedLines = async (db: Db, scope: FigureScope) => {
    const lines = await linesOf(db, scope)
    return prefix === 'remedies.' ? oncePerSuit(lines) : lines
  }
  return {
    prefix,
    filed: true,
    async count(db, scope) {
      const [lines, returns, cells] = await Promise.all([
        countedLines(db, scope),
        returnsOf(db, scope),
        cellsOf(db, scope),
      ])
      const figures = new Map<string, number>()
      const add = (cell: string, value: number) => figures.set(cell, (figures.get(cell) ?? 0) + value)
      for (const line of lines) for (const cell of cells(line)) add(cell, 1)
      for (const [cell, value] of returnCells(returns, scope)) if (cell.startsWith(prefix)) add(cell, value)
      return new Map([...figures].filter(([, value]) => value !== 0))
    },
    async records(db, scope, name): Promise<FigureRecord[]> {
      const [lines, returns, cells] = await Promise.all([
        countedLines(db, scope),
        returnsOf(db, scope),
        cellsOf(db, scope),
      ])
      const found = lines.filter((line) => cells(line).includes(name))
      return [
        ...found.map((line) => ({
          kind: 'filing',
          id: line.id,
          bodyId: line.body_id,
          label:
            prefix === 'remedies.'
              ? line.remedy_number || `${line.remedy_accepted_on}受理`
              : line.number || `${line.received_on}收到`,
          day: (prefix === 'remedies.' ? line.remedy_accepted_on : line.received_on) ?? '',
        })),
        ...returns.flatMap((row) => {
          const value = returnCells([row], scope).get(name) ?? 0
          return value === 0
            ? []
            : [
                {
                  kind: 'filing_return',
                  id: row.id,
                  bodyId: row.body_id,
                  label: `${row.month}月报：${value}件`,
                  day: `${row.month}-01`,
                },
              ]
        }),
      ]
    },
  }
}

/** 依申请答复备案 and 复议诉讼备案 in 表三 and 表四, beside what was handled here. */
export const filedFigures: readonly FigureSource[] = [source('requests.'), source('remedies.')]
