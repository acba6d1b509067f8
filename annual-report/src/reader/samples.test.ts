import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { tableDefinition } from '../formats/formats.ts'
import type { Cell } from '../report.ts'
import { readReport } from './read.ts'

/** `null`: the cell is blank. `"?"`: no reader can settle it. */
type Truth = number | null | '?'
interface TruthFile {
  format: string
  year: number
  proactive: Record<string, Truth[]> | null
  requests: Record<string, Truth[]> | null
  remedies: Record<string, Truth[]> | null
  statistics: Record<string, Truth> | null
  /** Figures of the prose: value and unit. */
  statements?: [number, string][]
}

const samples = fileURLToPath(new URL('../../../../shared/samples/', import.meta.url))
const truths = fileURLToPath(new URL('../../test-truth/', import.meta.url))

interface Score {
  right: number
  ambiguous: number
  wrong: string[]
}

function compare(score: Score, path: string, cell: Cell | undefined, truth: Truth): void {
  if (!cell) score.wrong.push(`${path}: absent`)
  else if (cell.state === 'ambiguous') {
    score.ambiguous++
    // What a careful reader settles must not be left open.
    if (truth !== '?') score.wrong.push(`${path}: left open, is ${truth}`)
  } else if (truth === '?' || cell.value !== truth) score.wrong.push(`${path}: ${cell.value}, is ${truth}`)
  else score.right++
}

describe('real reports against what a careful reader reads', () => {
  const files = readdirSync(truths).map((file) => file.replace(/\.json$/, ''))
  if (!existsSync(samples)) {
    it.skip('the collection of real reports is not on this machine', () => {})
    return
  }

  it.each(files)('%s', (name) => {
    const truth: TruthFile = JSON.parse(readFileSync(`${truths}${name}.json`, 'utf8'))
    const [report, ...more] = readReport(readFileSync(`${samples}${name}.txt`, 'utf8'))
    expect(more).toEqual([])
    expect(report).toMatchObject({ format: truth.format, year: truth.year })
    expect(report?.publicBody).toBeTruthy()
    const score: Score = { right: 0, ambiguous: 0, wrong: [] }
    for (const table of ['proactive', 'requests', 'remedies'] as const) {
      const rows = truth[table]
      if (!rows) {
        expect(report?.[table]).toBeNull()
        continue
      }
      const definition = tableDefinition(truth.format === '2021' ? '2021' : '2019')[table]
      for (const [row, values] of Object.entries(rows)) {
        const block = definition?.blocks.find(({ rows: defined }) => defined.some(({ key }) => key === row))
        for (const [position, { key }] of (block?.columns ?? []).entries()) {
          compare(score, `${table}.${row}.${key}`, report?.[table]?.[row]?.[key], values[position] ?? null)
        }
      }
    }
    for (const [key, value] of Object.entries(truth.statistics ?? {})) {
      compare(score, `statistics.${key}`, report?.statistics?.[key], value)
    }
    const told = new Set(report?.statements.map(({ value, unit }) => `${value} ${unit}`))
    for (const [value, unit] of truth.statements ?? []) {
      if (told.has(`${value} ${unit}`)) score.right++
      else score.wrong.push(`prose: ${value} ${unit} not found`)
    }
    console.info(`${name}: ${score.right} right, ${score.ambiguous} ambiguous, ${score.wrong.length} wrong`)
    expect(score.wrong).toEqual([])
  })
})
