import type { FigureRecord, FigureScope, FigureSource } from '#foundation/figures'
import { record } from '#foundation/ledger'
import { ruleDetailAt } from '#foundation/rules'
import type { Clock, Day } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { FeeFigures, FeeMode, FeeSettingView } from './contract.ts'
import { feeByPage, feeByPiece } from './fee.ts'
import { parseFeeSchedule } from './schedule.ts'
import type { Tables } from './tables.ts'
import { explainPages, explainPieces } from './wording.ts'

/** How a body charges on a day; off until it turns the fee on. */
export async function settingOf(db: Db, body: string, on: Day): Promise<FeeSettingView> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('fees_setting')
    .select(['mode', 'from_day', 'pay_way'])
    .where('body_id', '=', body)
    .where('from_day', '<=', on)
    .orderBy('from_day', 'desc')
    .orderBy('entered_at', 'desc')
    .executeTakeFirst()
  return row
    ? { mode: row.mode, from: row.from_day, payWay: row.pay_way }
    : { mode: 'off', from: null, payWay: '' }
}

/** Turns the fee on, off, or from pieces to pages, from a day on; requests charged before keep their notice. */
export async function setFee(
  tx: Tx,
  clock: Clock,
  actor: string,
  setting: { bodyId: string; mode: FeeMode; from: Day; payWay: string },
): Promise<void> {
  if (setting.from < clock.today()) throw new Refusal('fees.from_past', 422)
  if (setting.mode !== 'off' && setting.payWay === '') throw new Refusal('fees.way_missing', 422)
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('fees_setting')
    .values({
      id,
      body_id: setting.bodyId,
      from_day: setting.from,
      mode: setting.mode,
      pay_way: setting.payWay,
      entered_by: actor,
      entered_at: clock.now(),
    })
    .execute()
  await record(tx, clock, {
    kind: 'fee.set',
    subject: { kind: 'fee_setting', id },
    body: setting.bodyId,
    actor,
    payload: { mode: setting.mode, from: setting.from },
  })
}

export interface Fee {
  amount: number
  units: number
  firstPiece: number | null
  lastPiece: number | null
  calculation: string
}

/** What the rules in force on the day of receipt make of one request; by piece or by page, never both. */
export async function calculateFee(
  db: Db,
  mode: 'piece' | 'page',
  request: { receivedOn: Day; earlier: readonly { receivedOn: Day; pieces: number }[]; pages: number },
): Promise<Fee> {
  const { detail } = await ruleDetailAt(db, `fee.${mode}`, request.receivedOn, parseFeeSchedule)
  if (mode === 'page') {
    const amount = feeByPage(detail, request.pages)
    return {
      amount,
      units: request.pages,
      firstPiece: null,
      lastPiece: null,
      calculation: explainPages(request.pages, amount),
    }
  }
  const fee = feeByPiece(detail, request.earlier, { receivedOn: request.receivedOn, pieces: 1 })
  return {
    amount: fee.fee,
    units: 1,
    firstPiece: fee.firstPiece,
    lastPiece: fee.lastPiece,
    calculation: explainPieces(fee),
  }
}

export interface FeeNotice {
  mode: 'piece' | 'page'
  amount: number
  calculation: string
  issuedOn: string
  /** Null until it is proven that the applicant has the notice. */
  receivedOn: string | null
  dueOn: string
  paidOn: string | null
  receipt: string
  lapsedOn: string | null
}

export async function noticeOf(db: Db, request: string): Promise<FeeNotice | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('fees_notice')
    .selectAll()
    .where('request_id', '=', request)
    .executeTakeFirst()
  return (
    row && {
      mode: row.mode,
      amount: row.amount,
      calculation: row.calculation,
      issuedOn: row.issued_on,
      receivedOn: row.received_on,
      dueOn: row.due_on,
      paidOn: row.paid_on,
      receipt: row.receipt,
      lapsedOn: row.lapsed_on,
    }
  )
}

export async function openNotice(
  tx: Tx,
  clock: Clock,
  notice: Fee & { request: string; body: string; mode: 'piece' | 'page'; due: Day },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('fees_notice')
    .values({
      id: newId(),
      request_id: notice.request,
      body_id: notice.body,
      mode: notice.mode,
      units: notice.units,
      first_piece: notice.firstPiece,
      last_piece: notice.lastPiece,
      amount: notice.amount,
      calculation: notice.calculation,
      issued_on: clock.today(),
      received_on: null,
      due_on: notice.due,
      paid_on: null,
      lapsed_on: null,
    })
    .execute()
}

async function lockNotice(tx: Tx, request: string) {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('fees_notice')
    .selectAll()
    .where('request_id', '=', request)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('fees.not_charged', 409)
  return row
}

/** Records the payment with the number of the finance department's receipt. */
export async function payNotice(
  tx: Tx,
  clock: Clock,
  request: string,
  paid: { on: string; receipt: string },
): Promise<FeeNotice> {
  const row = await lockNotice(tx, request)
  if (row.paid_on !== null) throw new Refusal('fees.paid_already', 409)
  if (row.lapsed_on !== null || (row.received_on !== null && paid.on > row.due_on))
    throw new Refusal('fees.lapsed', 409, { due: row.due_on })
  if (paid.on < row.issued_on || paid.on > clock.today()) throw new Refusal('fees.paid_out_of_range', 422)
  await tx
    .withTables<Tables>()
    .updateTable('fees_notice')
    .set({ paid_on: paid.on, receipt: paid.receipt })
    .where('id', '=', row.id)
    .execute()
  const notice = await noticeOf(tx, request)
  if (!notice) throw new Error('the notice was there')
  return notice
}

/** Marks an unpaid notice whose period is over. @returns whether it lapsed now */
export async function lapseNotice(tx: Tx, clock: Clock, request: string): Promise<boolean> {
  const row = await lockNotice(tx, request)
  if (row.paid_on !== null || row.lapsed_on !== null || row.received_on === null) return false
  if (clock.today() <= row.due_on) return false
  await tx
    .withTables<Tables>()
    .updateTable('fees_notice')
    .set({ lapsed_on: clock.today() })
    .where('id', '=', row.id)
    .execute()
  return true
}

/** The applicant has the notice: the period runs from the day after (国办函〔2020〕109号). */
export async function receiveNotice(
  tx: Tx,
  request: string,
  received: { on: string; due: Day },
): Promise<boolean> {
  const changed = await tx
    .withTables<Tables>()
    .updateTable('fees_notice')
    .set({ received_on: received.on, due_on: received.due })
    .where('request_id', '=', request)
    .where('received_on', 'is', null)
    .where('paid_on', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return changed !== undefined
}

/** Requests whose payment period is over, for the daily look; without proof of receipt none has begun. */
export async function overdueNotices(db: Db, today: Day): Promise<string[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('fees_notice')
    .select('request_id')
    .where('paid_on', 'is', null)
    .where('lapsed_on', 'is', null)
    .where('received_on', 'is not', null)
    .where('due_on', '<', today)
    .execute()
  return rows.map((row) => row.request_id)
}

/** What section 六 of the report says of fees: notices by their day, money by the day of payment. */
export async function feesOver(db: Db, scope: FigureScope): Promise<FeeFigures> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('fees_notice')
    .select(['amount', 'issued_on', 'paid_on', 'lapsed_on'])
    .where('body_id', 'in', [...scope.bodies])
    .execute()
  const within = (day: string | null) => day !== null && day >= scope.from && day <= scope.until
  const sum = (list: typeof rows) => list.reduce((total, row) => total + row.amount, 0)
  const issued = rows.filter((row) => within(row.issued_on))
  const paid = rows.filter((row) => within(row.paid_on))
  return {
    notices: issued.length,
    charged: sum(issued),
    paid: paid.length,
    collected: sum(paid),
    lapsed: rows.filter((row) => within(row.lapsed_on)).length,
  }
}

/** The figures of section 六, and the requests behind them. */
export const feeFigureSource: FigureSource = {
  prefix: 'fees.',
  async count(db, scope) {
    const figures = await feesOver(db, scope)
    return new Map(
      Object.entries(figures)
        .filter(([, value]) => value !== 0)
        .map(([name, value]) => [`fees.${name}`, value]),
    )
  },
  async records(db, scope, name): Promise<FigureRecord[]> {
    const column =
      name === 'fees.paid' || name === 'fees.collected'
        ? 'paid_on'
        : name === 'fees.lapsed'
          ? 'lapsed_on'
          : 'issued_on'
    const rows = await db
      .withTables<Tables>()
      .selectFrom('fees_notice')
      .selectAll()
      .where('body_id', 'in', [...scope.bodies])
      .where(column, '>=', scope.from)
      .where(column, '<=', scope.until)
      .execute()
    return rows.map((row) => ({
      kind: 'request',
      id: row.request_id,
      bodyId: row.body_id,
      label: `信息处理费 ${row.amount} 元`,
      day: row[column] ?? '',
    }))
  },
}
