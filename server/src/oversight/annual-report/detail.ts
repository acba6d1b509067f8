import { type Finding, type Report, repetition } from '@yangguang/annual-report'
import { listBodies } from '#foundation/bodies'
import type { FigureSource } from '#foundation/figures'
import { storedFile } from '#foundation/files'
import { type Actor, accountNames, mayAct } from '#foundation/identity'
import { type Clock, day } from '#platform/clock'
import type { Db } from '#platform/db'
import { type CellAddress, cellAt, cellsOf } from './cells.ts'
import {
  compose,
  composeLive,
  type Entered,
  enteredCells,
  previousReport,
  type ReportRecord,
  scopeOf,
} from './compose.ts'
import {
  type Aids,
  type CellView,
  type Checked,
  type EditionView,
  type FindingView,
  feeItems,
  type ReportDetail,
  type Typed,
} from './contract.ts'
import { enteredParts } from './coverage.ts'
import { reportDeadlines } from './deadlines.ts'
import { driftOf } from './drift.ts'
import { factsOf } from './facts.ts'
import { feesCounted, feesOf } from './fees.ts'
import { filedCells } from './filed.ts'
import { explainable, findingsOf } from './findings.ts'
import { compilers } from './policy.ts'
import { reportRecord, rowOf } from './queries.ts'
import { allTexts } from './sections.ts'
import { statesFor } from './store.ts'
import type { Tables } from './tables.ts'

/** The report with every cell, its origin, and what the checks say at this moment. */
export async function reportDetail(
  db: Db,
  clock: Clock,
  sources: readonly FigureSource[],
  actor: Actor,
  id: string,
): Promise<ReportDetail | undefined> {
  const row = await reportRecord(db, id)
  if (!row) return undefined
  const today = clock.today()
  const bodies = await listBodies(db, today, [row.body_id, ...row.bodies])
  const body = bodies.find((candidate) => candidate.id === row.body_id)
  if (!body) return undefined
  const [report, entered, dueOf, editions] = await Promise.all([
    compose(db, sources, row),
    enteredCells(db, id),
    reportDeadlines(db, row.year),
    editionsOf(db, row),
  ])
  const [findings, cells, fees] = await Promise.all([
    findingsOf(db, sources, row, report, today),
    cellViews(db, sources, row, report, entered),
    feesOf(db, sources, row, entered),
  ])
  if (row.origin === 'compiled')
    for (const { cell } of feeItems) {
      const value = fees.get(cell) ?? null
      const counted = feesCounted(sources)
      cells[cell] = { ...blankView, ...cells[cell], value, origin: originOf(counted, value) }
    }
  const scope = scopeOf(row)
  const may = (act: keyof typeof statesFor) =>
    mayAct(actor, compilers, row.body_id) && statesFor[act].includes(row.state)
  const amendable = row.origin === 'compiled' && row.superseded_by === null
  return {
    ...rowOf(row, body, dueOf(body)),
    version: row.version,
    scope: row.scope,
    bodies: row.bodies.map((covered) => ({
      id: covered,
      name: bodies.find((candidate) => candidate.id === covered)?.name ?? '',
    })),
    from: scope.from,
    until: today < scope.until && row.canonical === null ? today : scope.until,
    yearOver: today > day(`${row.year}-12-31`),
    sections: allTexts(row.sections),
    cells,
    findings: await findingViews(db, row, findings),
    asOf: clock.now().toISOString(),
    digest: row.digest?.toString('hex') ?? null,
    ledgerPosition: row.ledger_position?.toString() ?? null,
    frozenAt: row.frozen_at?.toISOString() ?? null,
    correctionNote: row.correction_note,
    archiveNumber: row.archive_number,
    archivedAt: row.archived_at?.toISOString() ?? null,
    editions,
    feesCounted: feesCounted(sources),
    may: {
      edit: may('edit'),
      verify: may('verify'),
      recall: may('recall'),
      publish: may('publish'),
      correct: may('correct') && amendable && editions.every((edition) => edition.edition <= row.edition),
      archive: may('archive'),
    },
  }
}

const blankView: CellView = {
  value: null,
  origin: 'missing',
  source: '',
  enteredByName: '',
  enteredAt: null,
  file: null,
  filed: false,
}

const originOf = (counted: boolean, value: number | null): CellView['origin'] =>
  counted ? 'counted' : value === null ? 'missing' : 'entered'

async function cellViews(
  db: Db,
  sources: readonly FigureSource[],
  row: ReportRecord,
  report: Report,
  entered: readonly Entered[],
): Promise<Record<string, CellView>> {
  const [names, files, filed] = await Promise.all([
    accountNames(
      db,
      entered.map((cell) => cell.entered_by),
    ),
    Promise.all(entered.map((cell) => (cell.file_id ? storedFile(db, cell.file_id) : undefined))),
    filedCells(db, sources, row),
  ])
  const hands = new Map(
    entered.map((hand, at): [string, Pick<CellView, 'source' | 'enteredByName' | 'enteredAt' | 'file'>] => {
      const file = files[at]
      return [
        hand.cell,
        {
          source: hand.source,
          enteredByName: names.get(hand.entered_by)?.name ?? '',
          enteredAt: hand.entered_at.toISOString(),
          file: file ? { id: file.id, name: file.name } : null,
        },
      ]
    }),
  )
  const cells: Record<string, CellView> = {}
  for (const [cell, hand] of hands) cells[cell] = { ...blankView, ...hand }
  for (const address of cellsOf(row.format)) {
    const value = cellAt(report, address.name)?.value ?? null
    cells[address.name] = {
      ...blankView,
      ...hands.get(address.name),
      value,
      origin: wayShown(row, address, value),
      filed: filed.has(address.name),
    }
  }
  return cells
}

function wayShown(row: ReportRecord, address: CellAddress, value: number | null): CellView['origin'] {
  if (row.origin === 'imported') return 'imported'
  return address.way === 'entered' && value === null ? 'missing' : address.way
}

async function findingViews(db: Db, row: ReportRecord, findings: readonly Finding[]): Promise<FindingView[]> {
  const names = await accountNames(
    db,
    Object.values(row.overrides).map((override) => override.by),
  )
  return findings.map(({ rule, level, message, cells }) => {
    const override = row.overrides[rule]
    return {
      rule,
      level,
      message,
      cells,
      override: override?.reason ?? null,
      overriddenBy: override
        ? `${names.get(override.by)?.name ?? ''} ${override.at.slice(0, 10)}`.trim()
        : null,
      explainable: explainable.includes(rule),
    }
  })
}

async function editionsOf(db: Db, row: ReportRecord): Promise<EditionView[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('report_report')
    .select(['id', 'edition', 'state', 'correction_note', 'published_at'])
    .where('body_id', '=', row.body_id)
    .where('year', '=', row.year)
    .orderBy('edition')
    .execute()
  return rows.map((found) => ({
    id: found.id,
    edition: found.edition,
    state: found.state,
    note: found.correction_note,
    publishedAt: found.published_at?.toISOString() ?? null,
  }))
}

/** Facts, last year's text, repetition and drift: what stands beside the report while it is made. */
export async function reportAids(
  db: Db,
  clock: Clock,
  sources: readonly FigureSource[],
  row: ReportRecord,
): Promise<Aids> {
  const [report, previous, entered, drift, parts] = await Promise.all([
    compose(db, sources, row),
    previousReport(db, row),
    enteredCells(db, row.id),
    driftOf(db, sources, row, clock.today()),
    enteredParts(db, row),
  ])
  const fees = Object.fromEntries(await feesOf(db, sources, row, entered))
  return {
    facts: row.origin === 'compiled' ? factsOf(report, previous?.report, fees) : [],
    lastYear: previous
      ? { id: previous.id, year: previous.year, sections: allTexts(previous.sections) }
      : null,
    repetition: repeated(report, previous?.report),
    drift,
    parts,
  }
}

function repeated(report: Report, previous: Report | undefined): Aids['repetition'] {
  if (!previous) return { share: 0, passages: [] }
  const { share, passages } = repetition(report, previous)
  return { share, passages: passages.slice(0, 20) }
}

/** What the checks say of what stands on the screen; nothing is kept. */
export async function checkTyped(
  db: Db,
  clock: Clock,
  sources: readonly FigureSource[],
  row: ReportRecord,
  typed: Typed,
): Promise<Checked> {
  const [report, previous, entered] = await Promise.all([
    composeLive(db, sources, row, typed),
    previousReport(db, row),
    enteredCells(db, row.id),
  ])
  const [findings, fees] = await Promise.all([
    findingsOf(db, sources, row, report, clock.today(), typed),
    feesOf(db, sources, row, entered, typed),
  ])
  return {
    findings: await findingViews(db, row, findings),
    repetition: repeated(report, previous?.report),
    facts: factsOf(report, previous?.report, Object.fromEntries(fees)),
  }
}
