import readXlsxFile from 'read-excel-file/node'
import { harmlessArchive } from '#platform/archive'
import { Refusal } from '#platform/errors'

export interface SheetRow {
  /** As the workbook numbers it, for messages. */
  line: number
  /** By the heading of the column. */
  cells: ReadonlyMap<string, string>
}

const MOST_ROWS = 5_000

/** The rows of a workbook's first sheet under its headings; empty rows are left out. */
export async function readSheet(base64: string, headings: readonly string[]): Promise<SheetRow[]> {
  let rows: readonly (readonly unknown[])[]
  try {
    rows = (await readXlsxFile(await harmlessArchive(Buffer.from(base64, 'base64'))))[0]?.data ?? []
  } catch {
    throw new Refusal('administration.not_xlsx', 422)
  }
  const [head, ...body] = rows
  const names = (head ?? []).map((cell) => textOf(cell).replace(/[*\s]/g, ''))
  const missing = headings.filter((heading) => !names.includes(heading))
  if (missing.length > 0) throw new Refusal('administration.headings', 422, { missing: missing.join('、') })
  if (body.length > MOST_ROWS) throw new Refusal('administration.too_many', 422, { most: MOST_ROWS })
  return body.flatMap((row, at) => {
    const cells = new Map(names.map((name, column) => [name, textOf(row[column])]))
    return [...cells.values()].every((text) => text === '') ? [] : [{ line: at + 2, cells }]
  })
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell).normalize('NFKC').trim()
}
