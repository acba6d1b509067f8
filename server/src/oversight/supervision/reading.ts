import type { Report } from '@yangguang/annual-report'

/** What a file held: its reports, or one sentence why there are none. */
export type FileContents = { reports: readonly Report[] } | { problem: string }

/** Reads a report file away from the server's own thread, with limits on time and memory. Handed over in `app.ts`. */
export interface ReportReader {
  read(name: string, content: Uint8Array): Promise<FileContents>
  close(): Promise<void>
}
