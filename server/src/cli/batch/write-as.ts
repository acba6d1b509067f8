import { type Report, toCsv, toHtmlPage, toJson } from '@yangguang/annual-report'
import type { Target } from './outcome.ts'

/** A report as the bytes of a file. */
export async function writeAs(report: Report, target: Target): Promise<Uint8Array> {
  switch (target) {
    case 'docx':
      return (await import('@yangguang/annual-report/docx')).toDocx(report)
    case 'xlsx':
      return (await import('@yangguang/annual-report/xlsx')).toXlsx(report)
    case 'html':
      return encode(toHtmlPage(report))
    case 'csv':
      // Spreadsheet programs take a file without this mark for one in the local encoding.
      return encode(`\ufeff${toCsv(report)}`)
    case 'json':
      return encode(toJson(report))
  }
}

const encode = (text: string) => new TextEncoder().encode(text)
