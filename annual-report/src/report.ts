/** Layout of a report: free prose, the 2014 statistics table, 国办公开办函〔2019〕60号, 〔2021〕30号. */
export type Format = '2008' | '2014' | '2019' | '2021'

/** A place in the source, both counted from 1. */
export interface Place {
  line: number
  column: number
}

/** `blank`: nothing stands there. `ambiguous`: digits stand there, and more than one reading holds. */
export type CellState = 'read' | 'blank' | 'ambiguous' | 'entered' | 'counted'

export interface Cell {
  value: number | null
  /** The characters as they stand in the source. */
  raw: string
  unit?: string
  state: CellState
  at?: Place
  /** For an ambiguous cell: every value that holds. */
  candidates?: number[]
  /** One Chinese sentence: how the value was settled, or why it was not. */
  note?: string
}

/** Row key → column key → cell. Row keys such as `refused.stateSecret` are flat keys. */
export type Table = Record<string, Record<string, Cell>>

export type TableName = 'proactive' | 'requests' | 'remedies'

/** A figure in the prose. */
export interface Statement {
  /** The sentence it stands in. */
  text: string
  /** What precedes the figure in its clause. */
  label: string
  value: number
  unit: string
  at: Place
}

export type FindingLevel = 'error' | 'warning' | 'info'

export interface Finding {
  /** `R1` … `R13` of the statutory identities, or the name of another check. */
  rule: string
  level: FindingLevel
  /** One plain Chinese sentence with the figures. */
  message: string
  /** Paths such as `requests.granted.naturalPerson`. */
  cells: string[]
  at?: Place
}

export interface Sections {
  overview: string | null
  problems: string | null
  other: string | null
}

export interface Report {
  format: Format
  publicBody: string | null
  year: number | null
  title: string | null
  /** `YYYY-MM-DD` */
  issuedOn: string | null
  indexNumber: string | null
  documentNumber: string | null
  period: { from: string; to: string } | null
  sections: Sections
  /** 表二. null: the table is absent, which is not the same as zeros. */
  proactive: Table | null
  /** 表三 */
  requests: Table | null
  /** 表四 */
  remedies: Table | null
  /** The statistics tables before 2019; a cumulative column stands under `<indicator>.cumulative`. */
  statistics: Record<string, Cell> | null
  statements: Statement[]
  findings: Finding[]
}

/** The number of a cell for arithmetic: a blank counts as 0, an unsettled one has none. */
export function numberOf(cell: Cell | undefined): number | null {
  if (!cell) return 0
  if (cell.state === 'ambiguous') return null
  return cell.value ?? 0
}

export function cellPath(table: TableName, row: string, column: string): string {
  return `${table}.${row}.${column}`
}
