import { gunzipSync, gzipSync } from 'node:zlib'
import type { Finding, Format, Report } from '@yangguang/annual-report'

/** What a table of many reports shows of one. */
export interface Facts {
  publicBody: string | null
  year: number | null
  format: Format
  read: number
  blank: number
  ambiguous: number
}

/** A report that was read. It travels and waits packed: hundreds of them stay small and cost the main thread nothing. */
export interface ReadOne {
  facts: Facts
  findings: Finding[]
  /** The same in sentences. */
  summary: string
  packed: Uint8Array
}

export interface Outcome {
  file: string
  reports: ReadOne[]
  /** Why nothing was read. */
  problem?: string
}

export type Work =
  | { do: 'read'; name: string; check: boolean; path: string }
  | { do: 'read'; name: string; check: boolean; bytes: Uint8Array }
  | { do: 'check'; report: Uint8Array; previous: Uint8Array }

export type Answer = { reports: ReadOne[] } | { problem: string }

export const pack = (report: Report): Uint8Array => gzipSync(JSON.stringify(report), { level: 1 })

/** The report as the worker read it, without findings. */
export function unpack({ packed }: Pick<ReadOne, 'packed'>): Report {
  return JSON.parse(gunzipSync(packed).toString('utf8'))
}
