import { type Report, toCsv, toHtml, toJson } from '@yangguang/annual-report'
import { toDocx } from '@yangguang/annual-report/docx'
import { toXlsx } from '@yangguang/annual-report/xlsx'
import type { FileFormat } from './contract.ts'

export interface ReportFile {
  name: string
  mediaType: string
  content: Buffer
}

const mediaTypes: Readonly<Record<FileFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
}

/** A report as a file; a draft says so in its name, its title and its first line. */
export async function reportFile(
  report: Report,
  format: FileFormat,
  draftMark?: string,
): Promise<ReportFile> {
  const title = report.title ?? `${report.publicBody ?? ''}${report.year ?? ''}年政府信息公开工作年度报告`
  const printed: Report = draftMark
    ? {
        ...report,
        title: `【草稿】${title}`,
        sections: { ...report.sections, overview: `${draftMark}\n${report.sections.overview ?? ''}` },
      }
    : report
  return {
    name: `${draftMark ? '草稿-' : ''}${title.replace(/[\\/:*?"<>|\s]/g, '')}.${format}`,
    mediaType: mediaTypes[format],
    content: await written(printed, format, title),
  }
}

async function written(report: Report, format: FileFormat, title: string): Promise<Buffer> {
  switch (format) {
    case 'docx':
      return Buffer.from(await toDocx(report))
    case 'xlsx':
      return Buffer.from(toXlsx(report))
    case 'csv':
      // Spreadsheet programs take a file without this mark for the local code page.
      return Buffer.from(`\ufeff${toCsv(report)}`)
    case 'json':
      return Buffer.from(toJson(report))
    case 'html':
      return Buffer.from(wholePage(report, title))
  }
}

const style =
  'body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.8 serif}h1{text-align:center}table{border-collapse:collapse;width:100%;margin:1rem 0;font-size:14px}th,td{border:1px solid #555;padding:.3em .5em;text-align:center;font-weight:400}p{text-indent:2em}'

function wholePage(report: Report, title: string): string {
  const escaped = title.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return `<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escaped}</title>\n<style>${style}</style>\n</head>\n<body>\n${toHtml(report)}\n</body>\n</html>\n`
}
