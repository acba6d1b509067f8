import { type FileStore, mediaTypeOf } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { checkLine } from './check-line.ts'
import type { AmendInput, LineInput } from './contract.ts'
import { monthOf } from './months.ts'
import type { Tables } from './tables.ts'

/** 依申请答复备案: one request of a body that works outside the system, with its remedy. @returns its id */
export async function fileLine(
  tx: Tx,
  clock: Clock,
  files: FileStore,
  actor: Actor,
  line: LineInput,
): Promise<string> {
  await checkLine(tx, line, clock.today())
  await refuseDouble(tx, line.bodyId, [line.receivedOn, line.decidedOn])
  const id = newId()
  const fileId = await keepScan(tx, files, actor, line)
  await tx
    .withTables<Tables>()
    .insertInto('filings_line')
    .values({
      id,
      body_id: line.bodyId,
      ...columnsOf(line),
      file_id: fileId,
      filed_by: actor.id,
      filed_at: clock.now(),
    })
    .execute()
  await record(tx, clock, {
    kind: 'filing.filed',
    subject: { kind: 'filing', id },
    body: line.bodyId,
    actor: actor.id,
    payload: { receivedOn: line.receivedOn, outcome: line.outcome ?? '', remedy: line.remedy?.kind ?? '' },
  })
  return id
}

/** Completes or corrects a line: the answer that went out, the suit that ended. */
export async function amendLine(
  tx: Tx,
  clock: Clock,
  files: FileStore,
  actor: Actor,
  line: AmendInput,
): Promise<void> {
  const row = await lockLine(tx, line)
  await checkLine(tx, line, clock.today())
  const fileId = await keepScan(tx, files, actor, line)
  await tx
    .withTables<Tables>()
    .updateTable('filings_line')
    .set({ ...columnsOf(line), file_id: fileId ?? row.file_id, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await record(tx, clock, {
    kind: 'filing.amended',
    subject: { kind: 'filing', id: row.id },
    body: row.body_id,
    actor: actor.id,
    payload: { receivedOn: line.receivedOn, outcome: line.outcome ?? '', remedy: line.remedy?.kind ?? '' },
  })
}

/** Takes a line back that was filed by mistake; it stays in the ledger with the reason. */
export async function withdrawLine(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  asked: { bodyId: string; id: string; version: number; why: string },
): Promise<void> {
  const row = await lockLine(tx, asked)
  await tx
    .withTables<Tables>()
    .updateTable('filings_line')
    .set({ withdrawn_at: clock.now(), withdrawn_why: asked.why, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  await record(tx, clock, {
    kind: 'filing.withdrawn',
    subject: { kind: 'filing', id: row.id },
    body: row.body_id,
    actor: actor.id,
  })
}

async function lockLine(tx: Tx, { bodyId, id, version }: { bodyId: string; id: string; version: number }) {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('filings_line')
    .selectAll()
    .where('id', '=', id)
    .where('body_id', '=', bodyId)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('filings.not_found', 404)
  if (row.version !== version) throw new Refusal('filings.changed_meanwhile', 409)
  return row
}

/** A month whose counts were reported as numbers takes no lines: both would count. */
async function refuseDouble(tx: Tx, body: string, days: readonly (string | null)[]): Promise<void> {
  const months = days.flatMap((at) => (at ? [monthOf(at)] : []))
  const returns = await tx
    .withTables<Tables>()
    .selectFrom('filings_return')
    .select('cells')
    .where('body_id', '=', body)
    .where('month', 'in', months)
    .execute()
  if (returns.some(({ cells }) => Object.keys(cells).length > 0)) throw new Refusal('filings.has_return', 409)
}

async function keepScan(tx: Tx, files: FileStore, actor: Actor, { scan }: LineInput): Promise<string | null> {
  if (!scan) return null
  const content = Buffer.from(scan.base64, 'base64')
  const mediaType = mediaTypeOf(scan.name, content)
  if (!mediaType) throw new Refusal('filings.file_type', 422)
  const stored = await files.put(tx, {
    class: 'private',
    name: scan.name,
    mediaType,
    content,
    createdBy: actor.id,
  })
  return stored.id
}

function columnsOf({ remedy, ...line }: LineInput) {
  return {
    number: line.number,
    received_on: line.receivedOn,
    applicant_type: line.applicantType,
    outcome: line.outcome,
    decided_on: line.decidedOn,
    remedy_kind: remedy?.kind ?? null,
    remedy_organ: remedy?.organ ?? '',
    remedy_number: remedy?.number ?? '',
    remedy_accepted_on: remedy?.acceptedOn ?? null,
    remedy_result: remedy?.result ?? null,
    remedy_closed_on: remedy?.closedOn ?? null,
    note: line.note,
  }
}
