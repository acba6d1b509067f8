import { formatOfYear, rowsOf, tableDefinition } from '@yangguang/annual-report'
import { sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { ReturnInput } from './contract.ts'
import { firstOf, lastOf } from './months.ts'
import type { Tables } from './tables.ts'

/** The monthly return: counts, or a zero report. A second one corrects the first. */
export async function fileReturn(tx: Tx, clock: Clock, actor: Actor, input: ReturnInput): Promise<void> {
  const { bodyId, month, cells } = input
  if (lastOf(month) >= clock.today()) throw new Refusal('filings.month_running', 422)
  const known = reportable(Number(month.slice(0, 4)))
  if (Object.keys(cells).some((cell) => !known.has(cell))) throw new Refusal('filings.no_cell', 422)
  const own = tx.withTables<Tables>()
  if (Object.keys(cells).length > 0) {
    const { count } = await own
      .selectFrom('filings_line')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('body_id', '=', bodyId)
      .where('withdrawn_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb.between('received_on', firstOf(month), lastOf(month)),
          eb.between('decided_on', firstOf(month), lastOf(month)),
        ]),
      )
      .executeTakeFirstOrThrow()
    if (count > 0) throw new Refusal('filings.has_lines', 409, { count })
  }
  const values = {
    cells: sql<Record<string, number>>`${JSON.stringify(cells)}::jsonb`,
    note: input.note,
    filed_by: actor.id,
    filed_at: clock.now(),
  }
  const stored =
    input.version === null
      ? await own
          .insertInto('filings_return')
          .values({ id: newId(), body_id: bodyId, month, file_id: null, ...values })
          .onConflict((conflict) => conflict.columns(['body_id', 'month']).doNothing())
          .returning('id')
          .executeTakeFirst()
      : await own
          .updateTable('filings_return')
          .set({ ...values, version: input.version + 1 })
          .where('body_id', '=', bodyId)
          .where('month', '=', month)
          .where('version', '=', input.version)
          .returning('id')
          .executeTakeFirst()
  if (!stored) throw new Refusal('filings.month_filed', 409)
  await record(tx, clock, {
    kind: 'filing.month_returned',
    subject: { kind: 'filing_return', id: stored.id },
    body: bodyId,
    actor: actor.id,
    payload: { month, cells },
  })
}

/** What a month can report: receipts and results by applicant, remedies by result; sums and what is carried follow from them. */
function reportable(year: number): ReadonlySet<string> {
  const { requests, remedies } = tableDefinition(formatOfYear(year))
  const carried = ['carriedIn', 'carriedOut', 'total']
  const cells = [requests, remedies].flatMap((table) =>
    table
      ? rowsOf(table).flatMap(({ block, row }) =>
          block.columns
            .filter(({ key }) => key !== 'total' && key !== 'pending' && !carried.includes(row.key))
            .map(({ key }) => `${table.name}.${row.key}.${key}`),
        )
      : [],
  )
  return new Set(cells)
}
