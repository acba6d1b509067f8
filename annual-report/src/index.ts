export { type CheckOptions, check } from './checks/check.ts'
export type { CoveragePart } from './checks/coverage.ts'
export { type BodyKind, bodyKindOf, dueDate } from './checks/form.ts'
export { farAmong, type LikeFigures, likeFigures, median, usualOf } from './checks/like.ts'
export { type Repetition, repetition } from './checks/repetition.ts'
export { type Comparison, compare, type Difference } from './compare.ts'
export {
  type BlockDefinition,
  type ColumnDefinition,
  type ColumnKind,
  type FormatDefinition,
  type IndicatorDefinition,
  type RowDefinition,
  rowsOf,
  type TableDefinition,
  type TableRow,
} from './formats/definition.ts'
export { definitionOf, emptyReport, emptyTable, formatOfYear, tableDefinition } from './formats/formats.ts'
export { type Grid, type GridCell, type GridHead, type GridRow, gridsOf } from './formats/grid.ts'
export { type Merged, type MergeOptions, merge } from './merge.ts'
export { looksLikeOpenData } from './reader/open-data.ts'
export { ReadError, type ReadErrorCode, type ReadHints, readReport } from './reader/read.ts'
export {
  type Cell,
  type CellState,
  cellPath,
  type Finding,
  type FindingLevel,
  type Format,
  numberOf,
  type Place,
  type Report,
  type Sections,
  type Statement,
  type Table,
  type TableName,
} from './report.ts'
export { summarise } from './summarise.ts'
export { csvText, type FlatCell, flatCells, toCsv, toJson } from './writers/data.ts'
export { type HtmlOptions, toHtml, toHtmlPage } from './writers/html.ts'
