import type { Report } from '@yangguang/annual-report'
import { type Selectable, sql } from 'kysely'
import { getBody } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { importReport } from '#oversight/annual-report'
import type { Clock } from '#platform/clock'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { checkSubmission } from './check-submission.ts'
import type { SendBackInput, SubmissionState } from './contract.ts'
import { replaceEarlier } from './hand-in.ts'
import { endOf, membersOf } from './level.ts'
import type { Tables } from './tables.ts'

type Row = Selectable<Tables['supervision_submission']>
interface Asked {
  body: string
  id: string
  version: number
}

async function lock(tx: Tx, asked: Asked, states: readonly SubmissionState[]): Promise<Row> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('supervision_submission')
    .selectAll()
    .where('id', '=', asked.id)
    .where('root_id', '=', asked.body)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('supervision.no_submission', 404)
  if (row.version !== asked.version) throw new Refusal('supervision.changed_meanwhile', 409)
  if (!states.includes(row.state)) throw new Refusal('supervision.decided', 409)
  return row
}

async function change(tx: Tx, row: Row, values: Partial<Omit<Row, 'findings'>>): Promise<void> {
  await tx
    .withTables<Tables>()
    .updateTable('supervision_submission')
    .set({ ...values, version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
}

/** 认领: says whose report it is where name and file did not; it is checked again as that body's. */
export async function matchSubmission(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  asked: Asked & { bodyId: string },
): Promise<void> {
  const row = await lock(tx, asked, ['unmatched', 'checked', 'returned'])
  const members = await membersOf(tx, row.root_id, row.year)
  const body = members.find((member) => member.body.id === asked.bodyId)?.body
  if (!body) throw new Refusal('supervision.not_of_level', 422)
  await replaceEarlier(tx, row.root_id, row.year, body.id, row.id)
  const report: Report = JSON.parse(row.canonical ?? '')
  const findings = await checkSubmission(tx, report, row.year, body)
  await change(tx, row, { state: 'checked', body_id: body.id })
  await tx
    .withTables<Tables>()
    .updateTable('supervision_submission')
    .set({ findings: sql<typeof findings>`${JSON.stringify(findings)}::jsonb` })
    .where('id', '=', row.id)
    .execute()
  await record(tx, clock, {
    kind: 'submission.matched',
    subject: { kind: 'submission', id: row.id },
    body: body.id,
    actor: actor.id,
  })
}

/** 退回: back to the body with the findings and what the office says of them; it waits in the body's inbox. */
export async function sendBack(tx: Tx, clock: Clock, actor: Actor, asked: SendBackInput): Promise<void> {
  const row = await lock(tx, asked, ['checked'])
  await change(tx, row, {
    state: 'returned',
    note: asked.note,
    decided_by: actor.id,
    decided_at: clock.now(),
  })
  await record(tx, clock, {
    kind: 'submission.returned',
    subject: { kind: 'submission', id: row.id },
    body: row.body_id ?? row.root_id,
    actor: actor.id,
    payload: { findings: row.findings.length },
  })
}

/** 通过: the report joins the ones of the level, on the portal and in the merged figures, as it was read. @returns its id */
export async function acceptSubmission(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  asked: Asked & { adopt?: boolean },
): Promise<string> {
  const row = await lock(tx, asked, ['checked', 'returned'])
  const body = row.body_id === null ? undefined : await getBody(tx, row.body_id, endOf(row.year))
  if (!body) throw new Refusal('supervision.unmatched', 409)
  const report: Report = JSON.parse(row.canonical ?? '')
  const title = `${body.name}${row.year}年政府信息公开工作年度报告`
  const reportId = await importReport(
    tx,
    clock,
    body.id,
    { ...report, year: row.year, publicBody: body.name, title: report.title ?? title },
    {
      actor: actor.id,
      replacing: asked.adopt ? '采用报送的文件，系统内的草稿不再编制' : '重新报送',
      overDraft: asked.adopt === true,
    },
  )
  await change(tx, row, {
    state: 'accepted',
    report_id: reportId,
    decided_by: actor.id,
    decided_at: clock.now(),
  })
  await record(tx, clock, {
    kind: 'submission.accepted',
    subject: { kind: 'submission', id: row.id },
    body: body.id,
    actor: actor.id,
    payload: { report: reportId, adopted: asked.adopt === true },
  })
  return reportId
}
