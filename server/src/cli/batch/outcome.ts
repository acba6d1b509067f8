import { gunzipSync, gzipSync } from 'node:zlib'
import type { Finding, Format, LikeFigures, Report } from '@yangguang/annual-report'

/** What a table of many reports shows of one. */
export interface Facts {
  publicBody: string | null
  year: number | null
  format: Format
  read: number
  blank: number
  ambiguous: number
  /** What is laid beside the reports of bodies of the same kind and year. */
  like: LikeFigures
}

/** A report that was read. It travels and waits packed: hundreds of them stay small and cost the main thread nothing. */
export interface ReadOne {
  facts: Facts
  findings: Finding[]
  /** The same in sentences. */
  summary: string
  packed: Uint8Array
  /** The report in the format asked for. */
  written?: Uint8Array
}

/** What a report can be written as; `json` is the canonical form. */
export const targets = ['docx', 'xlsx', 'html', 'csv', 'json'] as const
export type Target = (typeof targets)[number]

/** One body of a declared coverage list; null where it handed in nothing. */
export interface PackedPart {
  body: string
  report: Uint8Array | null
}

export interface Outcome {
  file: string
  reports: ReadOne[]
  /** Why nothing was read. */
  problem?: string
}

/** What is wanted of each report beside its content. */
export interface Wanted {
  check: boolean
  to?: Target | undefined
}

export type Work =
  | { do: 'read'; name: string; wanted: Wanted; path: string }
  | { do: 'read'; name: string; wanted: Wanted; bytes: Uint8Array }
  | {
      do: 'check'
      report: Uint8Array
      previous: Uint8Array | undefined
      coverage: readonly PackedPart[] | undefined
      like: readonly LikeFigures[] | undefined
    }

export type Answer = { reports: ReadOne[] } | { problem: string }

export const pack = (report: Report): Uint8Array => gzipSync(JSON.stringify(report), { level: 1 })

/** The report as the worker read it, without findings. */
export function unpack({ packed }: Pick<ReadOne, 'packed'>): Report {
  return JSON.parse(gunzipSync(packed).toString('utf8'))
}
