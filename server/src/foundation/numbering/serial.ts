import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Tables } from './tables.ts'

/** The next serial of a series in a period; others who want one wait for this transaction. */
export const nextSerial = (tx: Tx, series: string, period: string): Promise<number> =>
  nextSerials(tx, series, period, 1)

/** The first of `count` serials that follow one another. */
export async function nextSerials(tx: Tx, series: string, period: string, count: number): Promise<number> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('numbering_serial')
    .values({ series, period, last: BigInt(count) })
    .onConflict((conflict) =>
      conflict.columns(['series', 'period']).doUpdateSet({
        last: sql<bigint>`numbering_serial.last + excluded.last`,
      }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return Number(row.last) - count + 1
}

/**
 * Fills a number pattern: `{name}` takes a value, `{serial:5}` the serial with leading zeros.
 * Patterns differ from place to place (Art 12 only requires an index), so they are data.
 */
export function fillPattern(
  pattern: string,
  values: Readonly<Record<string, string>>,
  serial: number,
): string {
  return pattern.replace(/\{(\w+)(?::(\d+))?\}/g, (_, name: string, width: string | undefined) =>
    name === 'serial' ? String(serial).padStart(Number(width ?? 1), '0') : (values[name] ?? ''),
  )
}
