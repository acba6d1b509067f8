import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { consistentReport } from '../../test/a-report.ts'
import { variants } from '../../test/variants.ts'
import type { Report } from '../report.ts'
import { readReport } from './read.ts'

/** Cells that are read and differ, and cells left open. A printed blank is a blank and counts as 0. */
function compare(read: Report | undefined, truth: Report): { wrong: string[]; open: string[] } {
  const found = { wrong: [] as string[], open: [] as string[] }
  for (const table of ['proactive', 'requests', 'remedies'] as const) {
    for (const [row, cells] of Object.entries(truth[table] ?? {})) {
      for (const [column, { value }] of Object.entries(cells)) {
        const other = read?.[table]?.[row]?.[column]
        const path = `${table}.${row}.${column}: ${other?.value} (${other?.state}), is ${value}`
        if (other?.state === 'ambiguous') found.open.push(path)
        else if ((other?.value ?? 0) !== (value ?? 0) || !other) found.wrong.push(path)
      }
    }
  }
  return found
}

/** Figures as real reports have them: nearly none, some, thousands. The same ones in every run. */
function someReports(): Report[] {
  let seed = 7
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  const kinds = [
    () => (next() < 0.75 ? 0 : Math.floor(next() * 9)),
    () => (next() < 0.3 ? 0 : Math.floor(next() ** 4 * 14_000)),
  ]
  return (['2019', '2021'] as const).flatMap((format) =>
    kinds.map((kind) => {
      const report = consistentReport(format, Array.from({ length: 260 }, kind))
      const change = report.proactive?.licences?.change
      if (change) Object.assign(change, { value: -2, raw: '-2' })
      return report
    }),
  )
}

describe('the same report from other hands and programs', () => {
  const truths = someReports()
  it.each(Object.entries(variants))('%s', (_, { print, open }) => {
    for (const truth of truths) {
      const [report, ...more] = readReport(print(truth))
      expect(more).toEqual([])
      expect(report).toMatchObject({
        format: truth.format,
        year: truth.year,
        publicBody: truth.publicBody,
      })
      const found = compare(report, truth)
      expect(found.wrong).toEqual([])
      if (!open) expect(found.open).toEqual([])
    }
  })
})

/** What a variant prints has a figure in every cell. */
function withoutBlanks(report: Report): Report {
  const filled = structuredClone(report)
  for (const table of [filled.proactive, filled.requests, filled.remedies]) {
    for (const cell of Object.values(table ?? {}).flatMap((row) => Object.values(row))) {
      if (cell.state === 'blank') Object.assign(cell, { value: 0, state: 'read' })
    }
  }
  return filled
}

const samples = fileURLToPath(new URL('../../../../shared/samples/', import.meta.url))
describe('real reports, printed anew by other hands', () => {
  if (!existsSync(samples)) {
    it.skip('the collection of real reports is not on this machine', () => {})
    return
  }
  const reports = readdirSync(samples)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readReport(readFileSync(`${samples}${name}`, 'utf8')))
    .filter(({ proactive, requests, remedies }) => proactive && requests && remedies)
    .map(withoutBlanks)
  it.each(Object.entries(variants))('%s', (_, { print, open }) => {
    for (const truth of reports) {
      const settled = compare(truth, truth)
      if (settled.open.length > 0) continue
      const found = compare(
        readReport(print({ ...truth, title: `景澜市${truth.year}年政府信息公开工作年度报告` }))[0],
        truth,
      )
      expect([truth.publicBody, found.wrong]).toEqual([truth.publicBody, []])
      if (!open) expect([truth.publicBody, found.open]).toEqual([truth.publicBody, []])
    }
  })
})
