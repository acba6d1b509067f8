import readXlsxFile from 'read-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import type { Actor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { caseInput } from '../contract.ts'
import { submitCase } from '../submit-case.ts'
import type { Tables } from '../tables.ts'
import { casesWording } from '../wording.ts'
import type { TicketsResult } from './contract.ts'

const heads = ['外部编号', '类型', '事由', '具体情况', '地点', '姓名', '联系电话'] as const
const MOST_ROWS = 20_000
const BATCH = 200

/**
 * Takes tickets in from a workbook: the good rows become cases, the broken ones come back as a workbook with their
 * reasons. A ticket with a number that is known is broken, so that the same file sent twice doubles nothing.
 */
export async function importTickets(
  db: Db,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  channel: string,
  base64: string,
): Promise<TicketsResult> {
  let rows: readonly (readonly unknown[])[]
  try {
    rows = (await readXlsxFile(Buffer.from(base64, 'base64')))[0]?.data ?? []
  } catch {
    throw new Refusal('cases.not_a_workbook', 422)
  }
  const [head = [], ...body] = rows
  const names = head.map((cell) => String(cell ?? '').replace(/[*\s]/g, ''))
  const missing = heads.filter((name) => !names.includes(name))
  if (missing.length > 0) throw new Refusal('cases.import_headings', 422, { missing: missing.join('、') })
  if (body.length > MOST_ROWS) throw new Refusal('cases.import_too_many', 422, { most: MOST_ROWS })
  const tickets = body.map((row, at) => ({
    line: at + 2,
    cells: Object.fromEntries(names.map((name, column) => [name, String(row[column] ?? '').trim()])),
  }))
  const broken: { line: number; reason: string; cells: Readonly<Record<string, string>> }[] = []
  let taken = 0
  for (let at = 0; at < tickets.length; at += BATCH) {
    const batch = tickets.slice(at, at + BATCH)
    // One transaction a batch is quick.
    await inTransaction(db, async (tx) => {
      for (const { line, cells } of batch) {
        const reason = await takeRow(cells)
        if (reason) broken.push({ line, reason, cells })
        else taken += 1
      }
      async function takeRow(cells: Readonly<Record<string, string>>): Promise<string | undefined> {
        const parsed = caseInput.safeParse({
          channel,
          matter: cells.类型 ?? '',
          title: cells.事由 ?? '',
          asked: cells.具体情况 ?? '',
          place: cells.地点 ?? '',
          name: cells.姓名 ?? '',
          phone: cells.联系电话 ?? '',
        })
        if (!parsed.success) return parsed.error.issues.map(({ message }) => message).join('；')
        const outerNumber = cells.外部编号 ?? ''
        if (outerNumber === '') return '没有外部编号'
        const known = await tx
          .withTables<Tables>()
          .selectFrom('cases_case')
          .select('number')
          .where('channel', '=', channel)
          .where('outer_number', '=', outerNumber)
          .executeTakeFirst()
        if (known) return `外部编号已经登记为${known.number}`
        try {
          await submitCase(tx, clock, vault, actor, parsed.data, {
            cameBy: 'import',
            outerNumber,
            deskBodyId: actor.bodyId,
          })
          return undefined
        } catch (error) {
          // The rules refuse before anything is written, so that the batch goes on.
          if (error instanceof Refusal) return sentenceFor(casesWording, error)
          throw error
        }
      }
    })
  }
  return {
    taken,
    broken: broken.length,
    reasons: broken.slice(0, 200).map(({ line, reason }) => ({ line, reason })),
    base64: broken.length > 0 ? (await workbookOf(broken)).toString('base64') : '',
  }
}

async function workbookOf(
  broken: readonly { line: number; reason: string; cells: Readonly<Record<string, string>> }[],
): Promise<Buffer> {
  const head = [...heads, '原行号', '退回原因'].map((value) => ({ value, fontWeight: 'bold' as const }))
  const lines = broken.map(({ line, reason, cells }) =>
    [...heads.map((name) => cells[name] ?? ''), String(line), reason].map((value) => ({
      value,
      type: String,
    })),
  )
  return writeXlsxFile([head, ...lines], {}).toBuffer()
}
