import readXlsxFile from 'read-excel-file/node'
import writeXlsxFile from 'write-excel-file/node'
import type { Actor } from '#foundation/identity'
import { harmlessArchive } from '#platform/archive'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction, lockSubject, type Tx } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { channelOf } from '../channel.ts'
import { type CaseInput, caseInput } from '../contract.ts'
import { arrivalFault, type CaseArrival, submitCases } from '../submit-case.ts'
import type { Tables } from '../tables.ts'
import { casesWording } from '../wording.ts'
import type { TicketsResult } from './contract.ts'

const heads = ['外部编号', '类型', '事由', '具体情况', '地点', '姓名', '联系电话'] as const
const MOST_ROWS = 20_000
const BATCH = 1_000

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
    rows = (await readXlsxFile(await harmlessArchive(Buffer.from(base64, 'base64'))))[0]?.data ?? []
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
  const broken: Broken[] = []
  let taken = 0
  // One transaction and a handful of statements a batch: ten thousand tickets are a matter of seconds.
  for (let at = 0; at < tickets.length; at += BATCH) {
    const batch = tickets.slice(at, at + BATCH)
    const done = await inTransaction(db, (tx) => takeBatch(tx, clock, vault, actor, channel, batch))
    broken.push(...done.broken)
    taken += done.taken
  }
  return {
    taken,
    broken: broken.length,
    reasons: broken.slice(0, 200).map(({ line, reason }) => ({ line, reason })),
    base64: broken.length > 0 ? (await workbookOf(broken)).toString('base64') : '',
  }
}

interface TicketRow {
  line: number
  cells: Readonly<Record<string, string>>
}
type Broken = TicketRow & { reason: string }

async function takeBatch(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  code: string,
  batch: readonly TicketRow[],
): Promise<{ taken: number; broken: Broken[] }> {
  // Two imports of one channel go one after the other, so that the same file sent twice at once doubles nothing.
  await lockSubject(tx, `case-import:${code}`)
  const channel = await channelOf(tx, code)
  const outer = batch.map(({ cells }) => cells.外部编号 ?? '')
  const before = await tx
    .withTables<Tables>()
    .selectFrom('cases_case')
    .select(['number', 'outer_number'])
    .where('channel', '=', code)
    .where('outer_number', 'in', outer)
    .where('outer_number', '<>', '')
    .execute()
  const known = new Map(before.map(({ outer_number, number }) => [outer_number, `已经登记为${number}`]))
  const broken: Broken[] = []
  const good: { input: CaseInput; arrival: CaseArrival }[] = []
  for (const row of batch) {
    const { cells, line } = row
    const parsed = caseInput.safeParse({
      ...{ channel: code, matter: cells.类型 ?? '', title: cells.事由 ?? '', asked: cells.具体情况 ?? '' },
      ...{ place: cells.地点 ?? '', name: cells.姓名 ?? '', phone: cells.联系电话 ?? '' },
    })
    const outerNumber = cells.外部编号 ?? ''
    const fault = parsed.success ? arrivalFault(channel, parsed.data) : undefined
    const twice = known.get(outerNumber)
    const reason = !parsed.success
      ? parsed.error.issues.map(({ message }) => message).join('；')
      : outerNumber === ''
        ? '没有外部编号'
        : twice
          ? `外部编号${twice}`
          : fault && sentenceFor(casesWording, new Refusal(fault, 422))
    if (reason) broken.push({ ...row, reason })
    else if (parsed.success) {
      good.push({
        input: parsed.data,
        arrival: { cameBy: 'import', outerNumber, deskBodyId: actor.bodyId },
      })
      known.set(outerNumber, `与第${line}行重复`)
    }
  }
  if (good.length > 0) await submitCases(tx, clock, vault, actor, channel, good)
  return { taken: good.length, broken }
}

async function workbookOf(broken: readonly Broken[]): Promise<Buffer> {
  const head = [...heads, '原行号', '退回原因'].map((value) => ({ value, fontWeight: 'bold' as const }))
  const lines = broken.map(({ line, reason, cells }) =>
    [...heads.map((name) => cells[name] ?? ''), String(line), reason].map((value) => ({
      value,
      type: String,
    })),
  )
  return writeXlsxFile([head, ...lines], {}).toBuffer()
}
